"""Every rule of the linter: silent on the shipped modules, and heard, at its line, where something is wrong."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from curriculum import settings
from curriculum.library.checks import CHECKS
from curriculum.library.finding import Finding
from curriculum.library.lint import check_folder
from curriculum.vocabulary import read_folder
from tests.library.shipment import DIGNITY, FACTORY, INTERVIEW, change

VOCABULARY = read_folder(settings.shipped() / "data")
MODULES = settings.shipped() / "modules"


def checked(folder: Path) -> tuple[Finding, ...]:
    return check_folder(folder, VOCABULARY)


def copied(slug: str, place: Path) -> Path:
    return Path(shutil.copytree(MODULES / slug, place / slug))


@pytest.mark.parametrize("folder", sorted(MODULES.iterdir()), ids=lambda folder: folder.name)
def test_the_shipped_modules_have_no_error_and_no_warning(folder: Path) -> None:
    assert [finding for finding in checked(folder) if finding.severity != "note"] == []


@dataclass(frozen=True)
class Slip:
    """A change that a rule must see."""

    rule: str
    severity: str
    slug: str
    old: str
    new: str
    said: str
    file: str = "module.md"
    down: int | None = 0
    """Lines from the change to where the finding stands; None: wherever the rule says."""


SLIPS = (
    Slip(
        "unknown-theme", "error", FACTORY, "themes: [transnational", "themes: [transnationl", "did you mean"
    ),
    Slip("unknown-objective", "error", FACTORY, "objectives: [tnc-cl", "objectives: [tnc-kl", "no objective"),
    Slip("unknown-provision", "error", FACTORY, "id: ungp-11", "id: ungp-99", "no provision"),
    Slip("unknown-work", "error", FACTORY, "reading: [", "reading: [das-kapital, ", "no work"),
    Slip("unknown-method", "error", FACTORY, "method: sorting", "method: sort-of", "no method"),
    Slip("unknown-scale-value", "error", FACTORY, "audience: [", "audience: [martians, ", "scale audience"),
    Slip("unknown-scale-value", "error", FACTORY, "{#online}", "{#on-line}", "did you mean “online”"),
    Slip("minutes-add-up", "error", FACTORY, "minutes: 180", "minutes: 181", "make 180"),
    Slip("length-fits-the-kind", "warning", DIGNITY, "minutes: 20\n", "minutes: 21\n", "5 to 20"),
    Slip("plenary-within-the-step", "error", DIGNITY, "plenary: 4", "plenary: 6", "part of them"),
    Slip(
        "entries-fill-the-step", "warning", DIGNITY, "**3–5** Second", "**3–4** Second", "end at 4", down=-4
    ),
    Slip("entries-fill-the-step", "warning", DIGNITY, "**1–3** First", "**2–3** First", "at 1", down=-3),
    Slip(
        "input-is-a-quarter-at-most",
        "warning",
        FACTORY,
        "role: debrief",
        "role: input",
        "a quarter",
        down=None,
    ),
    Slip("can-pause", "warning", FACTORY, "pause-after: true\n", "", "people have sat", down=None),
    Slip(
        "pause-is-between-steps",
        "warning",
        DIGNITY,
        "plenary: 4\n",
        "plenary: 4\npause-after: true\n",
        "last step",
        down=None,
    ),
    Slip("cut-has-an-order", "warning", FACTORY, "cut: 2", "cut: 1", "in the order of cutting"),
    Slip(
        "objective-is-the-modules",
        "error",
        DIGNITY,
        "objective: dignity-own-words",
        "objective: plan-next-step",
        "not among",
    ),
    Slip("right-option-exists", "error", DIGNITY, "right: c", "right: z", "the options are a, b, c, d"),
    Slip("group-is-in-order", "error", DIGNITY, "least: 4", "least: 400", "not in order", down=-1),
    Slip(
        "peak-is-a-step", "error", DIGNITY, "peak: tell", "peak: dream", "they are word, tell, wall, debrief"
    ),
    Slip(
        "treaty-has-a-fallback",
        "warning",
        FACTORY,
        "    fallback: UDHR 8 and the constitution\n",
        "",
        "is of a treaty",
        down=-1,
    ),
    Slip(
        "handout-is-there", "error", FACTORY, "handouts: [labels]", "handouts: [label]", "handouts/label.md"
    ),
    Slip("handout-is-there", "error", DIGNITY, "handout: card", "handout: cord", "to copy"),
    Slip("handout-is-used", "warning", FACTORY, "handouts: [labels]\n", "", "no step uses", down=None),
    Slip(
        "handout-is-copied",
        "warning",
        FACTORY,
        "    - {handout: labels, per: room}\n",
        "",
        "“labels”",
        down=-1,
    ),
    Slip(
        "link-leads-somewhere",
        "error",
        DIGNITY,
        "# Hard questions",
        "[x](no.md)\n\n# Hard questions",
        "no such file",
    ),
    Slip(
        "link-leads-somewhere",
        "error",
        DIGNITY,
        "# Hard questions",
        "[x](ftp://a.b/c)\n\n# Hard questions",
        "no web or mail",
    ),
    Slip(
        "link-leads-somewhere",
        "error",
        DIGNITY,
        "# Hard questions",
        "[x](//a.b/c)\n\n# Hard questions",
        "no scheme",
    ),
    Slip(
        "link-leads-somewhere",
        "error",
        DIGNITY,
        "# Hard questions",
        "[x](../../etc/passwd)\n\n# Hard questions",
        "no such file",
    ),
    Slip(
        "title-is-short",
        "warning",
        DIGNITY,
        "title: Dignity, in",
        "title: Dignity one two three four five, in",
        "10 words",
    ),
    Slip(
        "promise-is-short",
        "warning",
        FACTORY,
        "promise: ",
        "promise: One two three four five six seven ",
        "say it in 25",
    ),
    Slip("meaning-is-short", "warning", FACTORY, "meaning: ", "meaning: " + "word " * 30, "say it in 30"),
    Slip("source-is-there", "error", DIGNITY, "of: en", "of: fr", "is in “en”", file="module.th.md"),
    Slip(
        "data-is-the-sources",
        "error",
        DIGNITY,
        "plenary: 4",
        "plenary: 3",
        "same in every edition",
        file="module.th.md",
    ),
    Slip(
        "data-is-the-sources",
        "error",
        DIGNITY,
        "{#western}",
        "{#eastern}",
        "eastern, western",
        file="module.th.md",
        down=None,
    ),
    Slip(
        "data-is-the-sources",
        "error",
        DIGNITY,
        "- id: udhr-22",
        "- id: udhr-23",
        "udhr-22, udhr-23",
        file="module.th.md",
        down=None,
    ),
    Slip(
        "data-is-the-sources",
        "error",
        DIGNITY,
        "  best: ",
        "  best: 1",
        "`best` differs",
        file="module.th.md",
    ),
    Slip(
        "data-is-the-sources",
        "error",
        DIGNITY,
        "extra: 1}",
        "extra: 7}",
        "`extra` differs",
        file="module.th.md",
        down=None,
    ),
    Slip(
        "data-is-the-sources",
        "error",
        DIGNITY,
        "peak: tell",
        "peak: wall",
        "`peak` differs",
        file="module.th.md",
        down=None,
    ),
    Slip(
        "data-is-the-sources",
        "error",
        DIGNITY,
        "right: c",
        "right: a",
        "`right` differs",
        file="module.th.md",
    ),
    Slip(
        "data-is-the-sources",
        "error",
        DIGNITY,
        "kind: ",
        "kind: reading #",
        "`kind` differs",
        file="handouts/card.th.md",
        down=None,
    ),
    Slip(
        "passage-is-translated",
        "warning",
        DIGNITY,
        "outward-title: 'กิจกรรมอุ่นเครื่อง: คำจากภาษาของเรา'\n",
        "",
        "“outward-title” has no words",
        file="module.th.md",
        down=None,
    ),
    Slip(
        "normal-form", "warning", DIGNITY, "minutes: 20\nspare: 2", "spare: 2\nminutes: 20", "“minutes: 20”"
    ),
    Slip(
        "normal-form", "warning", DIGNITY, "# Hard questions\n", "# Hard questions\n\n", "normal form", down=2
    ),
    Slip(
        "grade-has-its-parts",
        "error",
        FACTORY,
        "outward-title: Good practice in supply chains\n",
        "",
        "`outward-title`",
        down=None,
    ),
    Slip("grade-has-its-parts", "error", FACTORY, "### If stuck\n", "", "### If stuck", down=None),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.rule}-{slip.new.strip()[:12]}")
def test_a_slip_is_found_at_its_line(slip: Slip, tmp_path: Path) -> None:
    folder = copied(slip.slug, tmp_path)
    line = change(folder / slip.file, slip.old, slip.new)
    heard = [
        finding for finding in checked(folder) if finding.rule == slip.rule and slip.said in finding.message
    ]
    assert heard, checked(folder)
    assert {finding.severity for finding in heard} == {slip.severity}
    if slip.down is not None:
        assert (slip.file, line + slip.down) in {(finding.path, finding.line) for finding in heard}


def rules_heard(folder: Path) -> dict[str, str]:
    return {finding.rule: finding.message for finding in checked(folder)}


def test_a_session_without_a_core_is_heard(tmp_path: Path) -> None:
    folder = copied(INTERVIEW, tmp_path)
    file = folder / "module.md"
    optional = file.read_text(encoding="utf-8").replace("core: false\n", "")
    file.write_text(optional.replace("\nmethod: ", "\ncore: false\nmethod: "), encoding="utf-8")
    assert "core steps alone" in rules_heard(folder)["core-is-a-session"]


def test_an_objective_that_nobody_practises_or_measures_is_heard(tmp_path: Path) -> None:
    old = "objectives: [interview-explain-consent, "
    folder = copied(INTERVIEW, tmp_path)
    change(folder / "module.md", old, f"{old}plan-next-step, ")
    heard = rules_heard(folder)
    assert "“plan-next-step”" in heard["objective-is-practised"]
    assert "“plan-next-step”" in heard["objective-is-measured"]


def test_what_a_lower_grade_does_not_ask_of_objectives_is_noted_for_the_next(tmp_path: Path) -> None:
    folder = copied(INTERVIEW, tmp_path)
    change(folder / "module.md", "objectives: [", "objectives: [plan-next-step, ")
    change(folder / "module.md", "grade: published", "grade: runnable")
    (measured,) = [each for each in checked(folder) if each.rule == "objective-is-measured"]
    assert (measured.severity, measured.grade) == ("note", "published")
    change(folder / "module.md", "grade: runnable", "grade: sketch")
    (practised,) = [each for each in checked(folder) if each.rule == "objective-is-practised"]
    assert (practised.severity, practised.grade) == ("note", "runnable")


def test_a_folder_with_only_a_translation_is_an_error(tmp_path: Path) -> None:
    folder = copied(DIGNITY, tmp_path)
    (folder / "module.md").unlink()
    assert ("module.md", "error") in {(each.path, each.severity) for each in checked(folder)}


def test_a_telephone_number_is_a_link_and_what_paper_drops_is_none(tmp_path: Path) -> None:
    folder = copied(DIGNITY, tmp_path)
    change(folder / "module.md", "# Hard questions", "[x](tel:+6620000000)\n\n# Hard questions")
    assert "link-leads-somewhere" not in rules_heard(folder)
    change(folder / "module.md", "tel:+6620000000", "http:example.org")
    assert "link-leads-somewhere" in rules_heard(folder)


def test_an_objective_that_nobody_can_see_is_heard() -> None:
    objectives = dict(VOCABULARY.objectives)
    for verb in ("understand", "be aware of"):
        hidden = replace(objectives["dignity-own-words"], verb=verb)
        vocabulary = replace(VOCABULARY, objectives={**objectives, "dignity-own-words": hidden})
        heard = [each for each in check_folder(MODULES / DIGNITY, vocabulary) if each.severity == "warning"]
        assert {each.rule for each in heard} == {"objective-can-be-observed"}


def test_a_handout_without_a_key_is_noted() -> None:
    assert "has no key" in rules_heard(MODULES / DIGNITY)["handout-has-a-key"]


def test_a_file_that_belongs_to_nothing_is_heard(tmp_path: Path) -> None:
    folder = copied(FACTORY, tmp_path)
    (folder / "handouts/My Notes.md").write_text("x", encoding="utf-8")
    assert "no file of the format" in rules_heard(folder)["file-is-read"]


def test_a_sketch_is_told_what_the_next_grade_needs(tmp_path: Path) -> None:
    (tmp_path / "module.md").write_text(
        "---\nformat: 1\nlang: en\ngrade: sketch\nkind: activity\ntitle: Names\nminutes: 10\n"
        "objectives: [dignity-own-words]\n---\n\n# Steps\n\n## Round {#round}\n\n```yaml\nminutes: 10\n```\n",
        encoding="utf-8",
    )
    found = checked(tmp_path)
    assert {finding.severity for finding in found} == {"note"}
    assert {finding.grade for finding in found} == {"runnable"}
    assert any("`promise`" in finding.message for finding in found)


def test_what_cannot_be_read_is_an_error_with_its_line(tmp_path: Path) -> None:
    folder = copied(FACTORY, tmp_path)
    line = change(folder / "handouts/cards.md", "kind: cards", "kind: carts")
    (finding,) = [each for each in checked(folder) if each.severity == "error"]
    assert (finding.rule, finding.path, finding.line) == ("readable", "handouts/cards.md", line)
    assert "'cards'" in finding.message


def test_an_empty_folder_has_no_module(tmp_path: Path) -> None:
    assert [finding.path for finding in checked(tmp_path)] == ["module.md"]


def test_every_rule_has_its_own_name_and_help() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert all(check.help.endswith(".") for check in CHECKS)
