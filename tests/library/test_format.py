"""The laws of the module format."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curriculum import settings as sala
from curriculum.errors import FileProblem
from curriculum.library.files import read_folder
from curriculum.library.format import (
    document,
    files_of,
    from_document,
    languages,
    read_edition,
    sha256,
    write_edition,
)
from curriculum.library.module import Module
from curriculum.text import markdown
from tests.library.generated import FRAGMENTS, modules

SHIPPED = sorted(folder for folder in (sala.shipped() / "modules").iterdir() if folder.is_dir())
FROZEN = sorted((Path(__file__).parent / "documents").glob("*.json"))
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
many = settings(deadline=None, suppress_health_check=list(HealthCheck))


@given(module=modules())
@many
def test_what_is_written_is_read_again(module: Module) -> None:
    files = write_edition(module)
    read = read_edition(files, module.lang)
    assert read.findings == ()
    assert read.module == module
    assert write_edition(read.module) == files


@given(module=modules())
@many
def test_every_written_file_is_normal_text(module: Module) -> None:
    for text in write_edition(module).values():
        assert text.endswith("\n")
        assert markdown.clean(text) == text
        assert not any(line.endswith((" ", "\t")) for line in text.split("\n"))


@given(module=modules())
@many
def test_a_document_holds_the_module_and_one_name(module: Module) -> None:
    text = document(module)
    assert from_document(text) == module
    assert document(from_document(text)) == text
    assert files_of(text) == write_edition(module)
    assert len(sha256(text)) == 64


@given(pieces=st.lists(st.sampled_from(FRAGMENTS), max_size=12))
@many
def test_a_body_of_anything_is_refused_with_a_line_or_written_so_that_it_stays(pieces: list[str]) -> None:
    body = "\n\n".join(pieces)
    front = "---\nformat: 1\nlang: en\ntitle: T\nminutes: 20\n---\n"
    read = read_edition(
        {"module.md": f"{front}\n# Steps\n\n## One {{#one}}\n\n```yaml\nminutes: 20\n```\n\n{body}"}, "en"
    )
    if read.module is None:
        assert read.findings
        assert all(finding.message and (finding.line or 0) > 0 for finding in read.findings)
    else:
        files = write_edition(read.module)
        again = read_edition(files, "en").module
        assert again == read.module
        assert write_edition(again) == files


@given(text=st.text(max_size=300) | st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("\n".join))
@many
def test_no_text_at_all_makes_reading_fail(text: str) -> None:
    for files in ({"module.md": text}, {"module.md": f"---\n{text}\n---\n"}):
        read = read_edition(files, "en")
        assert (read.module is None) == bool(read.findings)


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_shipped_files_are_in_normal_form(folder: Path) -> None:
    files, problems = read_folder(folder)
    assert problems == ()
    written: dict[str, str] = {}
    for lang in languages(files):
        read = read_edition(files, lang)
        assert read.findings == ()
        assert read.module is not None
        written |= write_edition(read.module)
    assert written == files


@pytest.mark.parametrize("file", FROZEN, ids=lambda file: file.stem[:12])
def test_a_document_of_long_ago_is_read_and_written_as_it_was(file: Path) -> None:
    """They are revisions in somebody's database: these files never change, whatever becomes of the format."""
    text = file.read_text(encoding="utf-8")
    assert sha256(text) == file.stem
    module = from_document(text)
    assert document(module) == text
    assert write_edition(module) == files_of(text)


def test_three_documents_are_frozen() -> None:
    assert len(FROZEN) == 3


def test_a_format_that_nobody_reads_is_refused_at_its_line() -> None:
    read = read_edition({"module.md": "---\nlang: en\nformat: 99\ntitle: T\nminutes: 20\n---\n"}, "en")
    assert read.module is None
    assert [(finding.path, finding.line) for finding in read.findings] == [("module.md", 3)]


def test_a_key_names_one_part_of_a_module() -> None:
    front = "---\nformat: 1\nlang: en\ntitle: T\nminutes: 20\n---\n"
    body = "\n# Flip-charts\n\n## A {#one}\n\n# Steps\n\n## B {#one}\n\n```yaml\nminutes: 20\n```\n"
    read = read_edition({"module.md": front + body}, "en")
    assert read.module is None
    assert "used among `steps` and `flip-charts`" in read.findings[0].message


def test_the_shipped_library_has_modules() -> None:
    assert len(SHIPPED) >= 3


@pytest.mark.parametrize(
    "kept",
    ["", "[]", "{}", "null", "1", '{"module.md": 1}', '{"module.md": ""}', '{"a.md": ""}', "{", "\x00"],
)
def test_a_document_that_holds_no_module_is_a_problem_of_a_file(kept: str) -> None:
    with pytest.raises(FileProblem):
        from_document(kept)
