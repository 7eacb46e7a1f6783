"""What the command line says when something goes wrong that nobody foresaw."""

from __future__ import annotations

import pytest

from curriculum.errors import NotFound
from curriculum.terminal import as_typed, one_sentence


def said(error: BaseException, capfd: pytest.CaptureFixture[str]) -> tuple[object, str]:
    """The exit code, and what stands on stderr."""
    with pytest.raises(SystemExit) as ended, one_sentence():
        raise error
    return ended.value.code, capfd.readouterr().err


def test_an_error_that_nobody_foresaw_is_one_sentence_without_a_persons_text(
    capfd: pytest.CaptureFixture[str],
) -> None:
    code, sentence = said(ValueError("Malalai, in Kabul"), capfd)
    assert code == 1
    assert "ValueError at test_terminal.py:" in sentence
    assert "Malalai" not in sentence
    assert len(sentence.splitlines()) == 1


def test_an_error_of_ours_is_its_own_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    assert said(NotFound("plan", "a\nb"), capfd) == (1, "There is no plan called “a b”.\n")


def test_an_interruption_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert said(KeyboardInterrupt(), capfd) == (130, "")


def test_a_file_of_the_system_is_named_with_its_reason(capfd: pytest.CaptureFixture[str]) -> None:
    assert said(PermissionError(13, "Permission denied", "/x"), capfd) == (
        1,
        "/x cannot be read (Permission denied).\n",
    )


def test_bytes_that_are_no_utf8_are_read_as_far_as_they_are() -> None:
    assert as_typed("caf\udce9") == "caf\N{REPLACEMENT CHARACTER}"
    assert as_typed(None) is None
