"""The guide and the handouts of a plan, read back from the PDF."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from curriculum import papers
from curriculum.access import Work
from curriculum.db import Database, open_database
from curriculum.errors import InvalidValue, NotFound
from curriculum.library import modules
from curriculum.library.module import Handout, Module
from curriculum.papers import typst_writer
from curriculum.papers.leaves import handout_leaf
from curriculum.papers.tree import GuideTree, HandoutsTree
from curriculum.planning import notes, plans
from curriculum.planning.local_facts import local_facts
from curriculum.planning.operations import SetStepMinutes, SetStepWords, SwitchStep
from curriculum.settings import shipped
from curriculum.text.markdown import Tree
from tests.papers.pdf import failures, letters_of, pages_of, rules_of, sizes_of, text_of
from tests.serving import PATIENCE

PLAN = "sample-two-day"
NINE_MILLIMETRES = 25.5
"""In points."""
NOTE = "Ask Hatice about the bridge before lunch"


def first_session(work: Work) -> tuple[plans.OpenPlan, plans.Item]:
    plan = plans.get(work, PLAN)
    return plan, next(item for item in plan.agenda.on_days() if len(item.steps) > 2)


@pytest.fixture(scope="module")
def everything(
    tmp_path_factory: pytest.TempPathFactory, shipped_file: Path
) -> tuple[GuideTree, HandoutsTree]:
    """The guide and the handouts of a plan that holds every shipped module and activity."""
    database = open_database(Path(shutil.copy(shipped_file, tmp_path_factory.mktemp("everything"))))
    slugs = sorted(folder.name for folder in (shipped() / "modules").iterdir() if folder.is_dir())
    with database.write() as work:
        plan = plans.create(work, "Everything", days=14, language="en").agenda
        for number, slug in enumerate(slugs):
            plans.add_module(work, plan.uid, modules.shown(work, slug).module.uid, "test", number)
        held = {item.module for item in plans.get(work, plan.slug).agenda.on_days() if item.module}
        assert len(held) == len(slugs) > 10
        guide, handouts = papers.guide(work, plan.slug).tree, papers.handouts(work, plan.slug).tree
    database.close()
    assert isinstance(guide, GuideTree)
    assert isinstance(handouts, HandoutsTree)
    return guide, handouts


def unhyphenated(text: str) -> str:
    """Its letters, without hyphens: one at the end of a line is lost in copying."""
    return letters_of(text).replace("-", "")


def said_in(tree: Tree) -> Iterator[str]:
    """What a tree says, its marks left out, piece by piece."""
    if tree and tree[0] in ("t", "code"):
        yield str(tree[1])
    for part in tree:
        if isinstance(part, tuple):
            yield from said_in(part)


def guide_of(library: Database, lang: str | None = None) -> bytes:
    with library.read() as work:
        manuscript = papers.guide(work, PLAN, lang)
    return papers.printed(manuscript).content


def handouts_of(library: Database, lang: str | None = None) -> bytes:
    with library.read() as work:
        manuscript = papers.handouts(work, PLAN, lang)
    return papers.printed(manuscript).content


def test_every_page_of_the_guide_says_where_in_the_workshop_one_is(library: Database) -> None:
    pages = pages_of(guide_of(library))
    for number, page in enumerate(pages, start=1):
        assert f"{number} of {len(pages)}" in page
    heads = [page[:120] for page in pages]
    running = [
        head for head in heads if re.search(r"Day 1 · \d\d:\d\d – \d\d:\d\d · Who answers for the", head)
    ]
    assert len(running) > 8


def test_each_step_stands_under_its_clock_and_is_never_divided(library: Database) -> None:
    content = guide_of(library)
    with library.read() as work:
        plan = plans.get(work, PLAN).agenda
    pages = pages_of(content)
    said = text_of(content)
    for item in plan.on_days():
        for choice in item.steps:
            page = next(page for page in pages if re.search(rf"\d · {re.escape(choice.title)}", page))
            after = page[re.search(rf"\d · {re.escape(choice.title)}", page).start() :]  # type: ignore[union-attr]
            assert "If stuck" in after
            assert choice.title in said


def test_no_step_of_any_shipped_module_is_divided(everything: tuple[GuideTree, HandoutsTree]) -> None:
    guide, _handouts = everything
    pages = [unhyphenated(page) for page in pages_of(typst_writer.write(guide, PATIENCE).content)]
    steps = [step.page for day in guide.days for sitting in day.sittings for step in sitting.steps]
    assert len(steps) > 60
    for step in steps:
        head = unhyphenated(f"{step.number} · {step.title}")
        parts = [unhyphenated(said) for part in step.parts for said in said_in(part.text)]
        assert any(head in page and all(said in page for said in parts) for page in pages), step.title


def test_a_step_that_is_off_does_not_print_and_later_ones_move_up(library: Database) -> None:
    with library.write() as work:
        plan, item = first_session(work)
        off, after = item.steps[1], item.steps[2]
        plans.perform(work, plan.agenda.uid, "test", 1, SwitchStep(item=item.uid, step=off.key, on=False))
    said = text_of(guide_of(library))
    assert f"Left out in this plan: {off.title}" in said
    assert f"2 · {off.title}" not in said
    assert f"3 · {after.title}" in said


def test_the_guide_prints_the_minutes_of_the_plan(library: Database) -> None:
    with library.write() as work:
        plan, item = first_session(work)
        change = SetStepMinutes(item=item.uid, step=item.steps[0].key, minutes=17)
        plans.perform(work, plan.agenda.uid, "test", 1, change)
    with library.read() as work:
        plan, item = first_session(work)
    assert "17 min" in text_of(guide_of(library))


def test_private_notes_print_in_the_teams_guide_and_in_no_other_paper(library: Database) -> None:
    with library.write() as work:
        plan, item = first_session(work)
        note = notes.write(work, plan.agenda.uid, NOTE)
        words = SetStepWords(item=item.uid, step=item.steps[0].key, words=note)
        plans.perform(work, plan.agenda.uid, "test", 1, words)
    assert NOTE in text_of(guide_of(library))
    with library.read() as work:
        others = [
            papers.handouts(work, PLAN),
            papers.place(work, PLAN, sensitive=True),
            papers.agenda(work, PLAN, face="team"),
            papers.agenda(work, PLAN, face="participants"),
            *(papers.module(work, "dignity-in-our-words", face=face) for face in ("team", "participants")),
        ]
    for paper in others:
        assert "Hatice" not in text_of(papers.printed(paper).content)


def test_handouts_bear_the_codes_that_the_guide_uses(library: Database) -> None:
    guide, handouts = text_of(guide_of(library)), text_of(handouts_of(library))
    codes = set(re.findall(r"Handout (\d+[A-Z]+)", guide))
    assert len(codes) > 8
    assert codes == set(re.findall(r"Handout (\d+[A-Z]+)", handouts))


def test_every_card_bears_its_code(library: Database) -> None:
    pages = pages_of(handouts_of(library))
    cards = next(page for page in pages if "Cut along the dashed lines" in page and "Handout 2B" in page)
    assert {"2B1", "2B2", "2B3"} <= set(re.findall(r"2B\d", cards.replace("·", "")))


def test_every_card_of_every_shipped_module_bears_its_code(
    everything: tuple[GuideTree, HandoutsTree],
) -> None:
    _guide, handouts = everything
    said = text_of(typst_writer.write(handouts, PATIENCE).content)
    to_cut = [leaf for leaf in handouts.handouts if leaf.cards]
    assert len(to_cut) > 10
    for leaf in to_cut:
        for number in range(1, len(leaf.cards) + 1):
            assert re.search(rf"\b{leaf.code}{number}\b", said), f"{leaf.code}{number}"


def test_lines_to_write_on_are_nine_millimetres_apart(everything: tuple[GuideTree, HandoutsTree]) -> None:
    _guide, handouts = everything
    lined = replace(handouts, handouts=tuple(leaf for leaf in handouts.handouts if leaf.kind == "worksheet"))
    gaps = [
        round(upper - lower, 1)
        for heights in rules_of(typst_writer.write(lined, PATIENCE).content)
        for upper, lower in pairwise(heights)
    ]
    assert gaps.count(NINE_MILLIMETRES) > 10


def test_keys_are_at_the_end_of_the_guide_and_with_no_handout(library: Database) -> None:
    guide = pages_of(guide_of(library))
    assert any("Key to handout 2B" in page for page in guide[-12:])
    assert "Key to handout" not in text_of(handouts_of(library))


def test_handouts_print_in_twelve_points_and_the_guide_in_eleven_and_a_half(library: Database) -> None:
    assert min(size for size, _words in sizes_of(guide_of(library))) >= 11
    body = [size for size, words in sizes_of(handouts_of(library)) if len(words) > 40]
    assert min(body) >= 12


@pytest.mark.parametrize("kind", [papers.guide, papers.handouts, papers.place])
@pytest.mark.parametrize("lang", ["en", "th", "ur"])
def test_the_papers_are_accessible_in_every_script(
    library: Database, kind: Callable[[Work, str, str], papers.Manuscript], lang: str
) -> None:
    with library.read() as work:
        manuscript = kind(work, PLAN, lang)
    assert failures(papers.printed(manuscript).content) == []


def test_a_blank_prints_its_answer_or_a_line_and_keeps_what_could_harm_off_paper(library: Database) -> None:
    with library.write() as work:
        plan, _item = first_session(work)
        facts = local_facts(work, plan.agenda)
        open_ones = sum(session.open for session in facts)
        (session,) = (one for one in facts if one.title == "Who answers for the factory?")
        plain, harmful = "Both, since 1996", "Dina at the district office"
        for number, (blank, answer) in enumerate([("bound", plain), ("lawyer", harmful)]):
            plans.fill_blank(work, plan.agenda.uid, "test", number, session.module, blank, answer)
    with library.read() as work:
        careful, open_book = (papers.place(work, PLAN, sensitive=sensitive) for sensitive in (False, True))
    said = text_of(papers.printed(careful).content)
    assert f"{open_ones - 2} questions are open." in said
    assert plain in said
    assert harmful not in said
    assert harmful in text_of(papers.printed(open_book).content)


def test_a_language_that_a_module_lacks_is_said_and_the_plans_own_prints(library: Database) -> None:
    with library.read() as work:
        paper = papers.printed(papers.guide(work, PLAN, "th"))
    assert any("Who answers for the factory?" in said and "ไทย" in said for said in paper.warnings)
    assert any("draft translation" in said for said in paper.warnings)


def test_a_draft_translation_prints_spoken_words_with_the_source_beside_them(library: Database) -> None:
    content = guide_of(library, "th")
    with library.read() as work:
        thai = papers_module(work, "th")
        source = papers_module(work, "en")
    said = letters_of(text_of(content))
    spoken = letters_of(source.steps[0].say.replace(">", "").replace("*", ""))[:40]
    assert spoken in said
    assert letters_of(source.steps[0].before)[:30] not in said
    assert letters_of(thai.steps[0].title) in said


def papers_module(work: Work, lang: str) -> Module:
    return modules.shown(work, "dignity-in-our-words", lang).module


def test_the_same_plan_gives_the_same_bytes(library: Database) -> None:
    assert guide_of(library) == guide_of(library)


def test_a_plan_without_sessions_still_has_a_guide_and_says_that_it_has_no_handouts(
    database: Database,
) -> None:
    with database.write() as work:
        slug = plans.create(work, "Empty", days=1).agenda.slug
    with database.read() as work:
        assert "Empty" in text_of(papers.printed(papers.guide(work, slug)).content)
        with pytest.raises(NotFound):
            papers.handouts(work, slug)
        with pytest.raises(NotFound):
            papers.guide(work, "no-such-plan")
        with pytest.raises(InvalidValue):
            papers.guide(work, slug, "../th")


def test_words_that_people_agree_to_have_their_source_beside_them_in_a_draft() -> None:
    source = Handout(key="consent", title="Consent", kind="consent", text="I agree to speak.")
    draft = source.model_copy(update={"title": "ความยินยอม", "text": "ฉันตกลงที่จะพูด"})
    assert "I agree to speak." in str(handout_leaf("1A", draft, 1, source).beside)
    worksheet = draft.model_copy(update={"kind": "worksheet"})
    assert handout_leaf("1A", worksheet, 1, source).beside == ()
    assert handout_leaf("1A", draft, 1).beside == ()
