"""How the command line listens and speaks: words in UTF-8 whatever the locale says, errors as one sentence.

Imported by every command before anything else: it must stay light.
"""

from __future__ import annotations

import io
import json
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import typer

from curriculum.errors import SalaError, on_one_line, where_it_happened


def as_typed(text: str | None) -> str | None:
    """A word of the command, read as UTF-8 also where the locale knows only ASCII."""
    return None if text is None else os.fsencode(text).decode("utf-8", "replace")


def say(line: str, *, err: bool = False) -> None:
    """Print a line in which there are other people's words."""
    typer.echo(on_one_line(line), err=err)


def print_json(value: Any) -> None:
    """Print `value` for other programs; in escapes where stdout is not UTF-8."""
    any_letter = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    typer.echo(json.dumps(value, ensure_ascii=not any_letter, indent=2))


@contextmanager
def one_sentence() -> Iterator[None]:
    """Errors as one sentence on stderr and exit code 1, an interruption as 130; never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter that the terminal lacks stops nothing
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # they speak to us, and would stand before the sentence
    try:
        yield
    except SalaError as error:
        _end(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        _end()
    except OSError as error:
        what = f"{error.filename} cannot be read" if error.filename else "The answer cannot be printed"
        _end(f"{what} ({error.strerror or type(error).__name__}).")
    except Exception as error:
        # Its own words may hold a person's text
        where = where_it_happened(error)
        _end(
            f"Sala made a mistake here ({where}) and stopped. What was kept before is not lost. Please report it."
        )


def _end(sentence: str = "") -> None:
    """Say why, if anybody listens, and exit with 1."""
    with suppress(OSError, ValueError):
        if sentence:
            say(sentence, err=True)
    try:
        sys.stdout.flush()
    except OSError:
        # Python would try again at the end, and complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (ValueError, AttributeError):
        pass  # stdout was closed before the start
    sys.exit(1)
