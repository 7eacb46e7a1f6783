"""What is wrong in a file is said in one sentence, with the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum.library.format import languages, read_edition
from curriculum.library.module import Copies, Module

FRONT = "---\nformat: 1\nlang: en\ntitle: Names\nminutes: 20\nobjectives: [plan-next-step]\n"
STEP = "# Steps\n\n## One {#one}\n\n```yaml\nminutes: 20\n```\n\n### Say\n\n> Hello.\n"
HOSTILE = Path(__file__).parents[3] / "shared/data/hostile"


def a_file(front: str = "", body: str = STEP) -> str:
    return f"{FRONT}{front}---\n\n{body}"


def read(text: str, **others: str) -> Module:
    found = read_edition({"module.md": text} | others, "en")
    assert found.findings == ()
    assert found.module is not None
    return found.module


def test_a_small_file_is_a_module() -> None:
    module = read(a_file())
    assert (module.title, module.minutes, module.steps[0].say) == ("Names", 20, "> Hello.")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "front matter"),
        ("no front matter\n", 1, "its first line is “---”"),
        ("---\ntitle: x\n", 1, "does not end"),
        ("---\n- a\n---\n", 2, "not a mapping"),
        ("---\ntitle: [\n---\n", 3, "not YAML"),
        ("---\ntitle: &x y\n---\n", 2, "anchor"),
        (a_file("titel: x\n"), 7, "did you mean `title`"),
        (a_file("steps: []\n"), 7, "body"),
        (a_file("spare: 1.5\n"), 7, "a whole number"),
        (a_file("spare: -1\n"), 7, "0 or more"),
        (a_file("uid: 12\n"), 7, "UUID"),
        (a_file("themes: peace\n"), 7, "a list"),
        (a_file("themes: [peace, War!]\n"), 7, "small Latin letters"),
        (a_file("outward-title: 1325\n"), 7, "in quotes"),
        (a_file("group:\n  least: 1\n  best: 2\n"), 7, "`most` is missing"),
        (a_file("group:\n  least: 1\n  best: 0\n  most: 3\n"), 9, "1 or more"),
        (a_file("blanks:\n  - key: a\n    question: b\n    sensitive: yes\n"), 10, "true or false"),
        (a_file("load:\n  level: enormous\n"), 8, "'light', 'moderate' or 'heavy'"),
        (a_file("pilots:\n  - month: May\n"), 8, "2026-05"),
        (a_file("not_for: x\n"), 7, "not a field"),
        (a_file("translation:\n  of: th\n"), 7, "module.en.md"),
        (a_file(body="Words.\n\n" + STEP), 8, "before the first section"),
        (a_file(body="# Step\n"), 8, "they are Flip-charts, Steps"),
        (a_file(body=STEP + "\n# Steps\n"), 20, "second time"),
        (a_file(body="# Steps\n\nWords.\n"), 10, "before the first heading"),
        (a_file(body="# Steps\n\n## One\n"), 10, "has no key"),
        (a_file(body="# Steps\n\n## One {#One!}\n\n```yaml\nminutes: 1\n```\n"), 10, "small Latin letters"),
        (a_file(body="# Steps\n\n## One {#one}\n\nWords.\n"), 10, "has no data"),
        (a_file(body=STEP.replace("minutes: 20", "minutes: ten")), 13, "a whole number"),
        (a_file(body=STEP.replace("minutes: 20", "minutes: 20\nsay: x")), 14, "the part “### Say”"),
        (a_file(body=STEP.replace("minutes: 20", "minutes: 20\nrole: lecture")), 14, "'opening'"),
        (a_file(body=STEP.replace("minutes: 20", "minutes: 20\nneeds: {sunshine: x}")), 14, "'power'"),
        (a_file(body=STEP.replace("### Say", "### Speak")), 16, "they are Before, Say"),
        (a_file(body=STEP + "\n### Say\n\nAgain.\n"), 20, "second time"),
        (a_file(body=STEP + "\n```\nopen\n"), 16, "does not close it"),
        (a_file(body=STEP + "\n<!-- open\n"), 16, "does not close it"),
        (a_file(body=STEP + "\n# Evaluation\n\n## Q {#q}\n\n```yaml\ntype: quiz\n```\n"), 22, "type"),
        (
            a_file(body=STEP + "\n# Evaluation\n\n## Q {#q}\n\n```yaml\ntype: knowledge\nkey: a\n```\n"),
            26,
            "the right option is `right`",
        ),
        (a_file(body=STEP + "\n## Two {#one}\n\n```yaml\nminutes: 1\n```\n"), None, "two parts of one kind"),
        (a_file(body=STEP.replace("Hello", "Hel\x08lo")), 18, "U+0008"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int | None, said: str) -> None:
    found = read_edition({"module.md": text}, "en")
    assert found.module is None
    messages = {finding.line: finding.message for finding in found.findings}
    assert all(finding.path == "module.md" for finding in found.findings)
    if line is None:
        assert any(said in message for message in messages.values())
    else:
        assert said in messages.get(line, f"nothing there, but {messages}")


def test_several_things_are_said_at_once() -> None:
    found = read_edition({"module.md": a_file("spare: x\nthemes: y\nload: z\n")}, "en")
    assert [finding.line for finding in found.findings] == [7, 8, 9]


def test_a_mistake_in_a_handout_names_the_handout() -> None:
    files = {"module.md": a_file(), "handouts/case.md": "---\ntitle: A case\nkind: story\n---\nText.\n"}
    (finding,) = read_edition(files, "en").findings
    assert (finding.path, finding.line) == ("handouts/case.md", 3)


def test_a_key_needs_its_handout_and_its_kind() -> None:
    key = "---\ntitle: Key\nkind: case\n---\n"
    (alone,) = read_edition({"module.md": a_file(), "handouts/case.key.md": key}, "en").findings
    assert "without its handout" in alone.message
    files = {"module.md": a_file(), "handouts/case.md": key, "handouts/case.key.md": key}
    (kind,) = read_edition(files, "en").findings
    assert (kind.path, kind.line) == ("handouts/case.key.md", 3)


def test_an_edition_takes_only_the_handouts_of_its_language() -> None:
    translated = a_file("translation:\n  of: en\n").replace("lang: en", "lang: th")
    paper = "---\ntitle: {}\nkind: case\n---\n"
    files = {
        "module.md": a_file(),
        "module.th.md": translated,
        "handouts/a.md": paper.format("English"),
        "handouts/a.th.md": paper.format("Thai"),
    }
    assert languages(files) == ("en", "th")
    for lang, title in (("en", "English"), ("th", "Thai")):
        module = read_edition(files, lang).module
        assert module is not None
        assert [handout.title for handout in module.handouts] == [title]


def test_a_language_that_is_not_there_is_said() -> None:
    (finding,) = read_edition({"module.md": a_file()}, "km").findings
    assert "looked for" in finding.message
    assert read_edition({}, "km").module is None


def test_quotations_lists_and_references_are_kept_as_they_stand() -> None:
    words = "> Speak.\n\n- **0–2** One\n  - two\n\n[a]: https://example.org\n\nSee [a].\n\n```\n# not a heading\n```"
    module = read(a_file(body=STEP.replace("> Hello.", words)))
    assert module.steps[0].say == words


def test_sections_in_another_order_are_the_same_module() -> None:
    notes = "# Trainer's notes\n\nBackground.\n\n"
    assert read(a_file(body=notes + STEP)) == read(a_file(body=STEP + "\n" + notes))


def test_a_file_of_windows_is_the_same_module() -> None:
    assert read("\ufeff" + a_file().replace("\n", "\r\n")) == read(a_file())


@pytest.mark.parametrize(
    "sign", ["[", "> ", "- ", "`", "*a", "{", "# x\n", "a: ", "| a ", "<!-- ", "\\", "---\n"]
)
def test_400_kilobytes_of_one_sign_come_to_an_end(sign: str) -> None:
    text = sign * (399_000 // len(sign))
    for hostile in (text, f"{FRONT}{text}", a_file(body=STEP + "\n" + text)):
        found = read_edition({"module.md": hostile}, "en")
        assert (found.module is None) == bool(found.findings)


def test_more_than_400_kilobytes_are_refused_unread() -> None:
    (finding,) = read_edition({"module.md": a_file() + "x" * 1_000_000}, "en").findings
    assert "400 kB" in finding.message


@pytest.mark.skipif(
    not HOSTILE.exists(), reason="the shared folder of hostile files is not beside the checkout"
)
@pytest.mark.parametrize("file", sorted(HOSTILE.rglob("*.*")), ids=lambda file: file.name)
def test_hostile_collections_are_words_or_findings(file: Path) -> None:
    text = file.read_text(encoding="utf-8", errors="replace")
    for hostile in (text, a_file(body=STEP + "\n" + text), a_file(text + "\n")):
        found = read_edition({"module.md": hostile, f"handouts/{file.name}": hostile}, "en")
        assert (found.module is None) == bool(found.findings)


@pytest.mark.parametrize(
    ("per", "size", "extra", "copies"),
    [
        ("person", None, 0, 25),
        ("pair", None, 1, 14),
        ("group", 4, 1, 8),
        ("room", None, 0, 1),
        ("trainer", None, 2, 3),
    ],
)
def test_copies_are_counted_by_formula(per: str, size: int | None, extra: int, copies: int) -> None:
    assert (
        Copies.model_validate({"handout": "a", "per": per, "size": size, "extra": extra}).count(25) == copies
    )
