"""The shipped library on its way into the database: once, again, changed, broken, gone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text, update
from sqlmodel import col, select

from curriculum import search
from curriculum.db import Database, open_database
from curriculum.errors import NotFound
from curriculum.library import shipping
from curriculum.library.files import read_folder
from curriculum.library.format import document, files_of, languages, sha256
from curriculum.library.modules import by_uid
from curriculum.models.library import Edition, Revision
from curriculum.search import SearchRequest
from curriculum.text import yaml
from tests.harm import as_somebody_else
from tests.library.shipment import DIGNITY, FACTORY, INTERVIEW, a_copy, change, load, shown


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three of the shipped modules, which are as different as modules are, and all of the data."""
    return three_modules(tmp_path / "shipped")


def three_modules(place: Path) -> Path:
    copy = a_copy(place)
    for folder in (copy / "modules").iterdir():
        if folder.name not in (FACTORY, INTERVIEW, DIGNITY):
            shutil.rmtree(folder)
    return copy


@pytest.fixture(scope="module")
def loaded_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    """A database file into which the library was loaded, to be copied."""
    folder = tmp_path_factory.mktemp("loaded")
    path = Path(shutil.copy(empty_file, folder))
    database = open_database(path)
    load(database, three_modules(folder / "shipped"))
    database.close()
    return path


@pytest.fixture
def loaded(tmp_path: Path, loaded_file: Path) -> Iterator[Database]:
    """A database of its own into which the library was loaded."""
    database = open_database(shutil.copy(loaded_file, tmp_path / "loaded.db"))
    yield database
    database.close()


def found(database: Database, words: str) -> list[str]:
    with database.read() as work:
        return [hit.slug for hit in search.search(work, SearchRequest(words)).hits]


def agrees(database: Database) -> tuple[str, ...]:
    with database.write() as work:
        return search.agrees(work)


def documents(database: Database) -> dict[str, dict[str, str]]:
    with database.read() as work:
        revisions = work.session.exec(
            select(Revision.sha256, Revision.document).where(col(Edition.published_id) == col(Revision.id))
        ).all()
        return {name: files_of(held) for name, held in revisions}


def test_file_to_database_to_file_gives_the_same_bytes(any_database: Database, library: Path) -> None:
    report = load(any_database, library)
    assert (report.problems, report.conflicts) == ((), ())
    held = documents(any_database)
    for folder in (library / "modules").iterdir():
        files, _ = read_folder(folder)
        again: dict[str, str] = {}
        for lang in languages(files):
            again |= held[shown(any_database, folder.name, lang).sha256]
        assert again == files


def test_a_second_load_changes_nothing_and_says_so(any_database: Database, library: Path) -> None:
    first = load(any_database, library)
    assert first.changed > 0
    before = documents(any_database)
    second = load(any_database, library)
    assert (second.changed, second.withdrawn, second.unchanged) == (0, 0, first.changed)
    assert documents(any_database) == before


def test_a_second_load_that_reads_everything_changes_nothing_either(
    database: Database, library: Path
) -> None:
    first = load(database, library)
    (library / "modules" / FACTORY / "notes.md").write_text("not part of the format", encoding="utf-8")
    second = load(database, library)
    assert (second.changed, second.withdrawn, second.unchanged) == (0, 0, first.changed)


def test_the_index_agrees_after_every_load(any_database: Database, library: Path) -> None:
    load(any_database, library)
    assert agrees(any_database) == ()
    change(
        library / "modules" / FACTORY / "module.md",
        "title: Who answers for the factory?",
        "title: The kumquat",
    )
    load(any_database, library)
    assert agrees(any_database) == ()
    assert found(any_database, "kumquat") == [FACTORY]
    shutil.rmtree(library / "modules" / FACTORY)
    load(any_database, library)
    assert agrees(any_database) == ()
    assert found(any_database, "kumquat") == []


def test_a_changed_file_makes_a_revision_and_the_old_one_stays(any_database: Database, library: Path) -> None:
    load(any_database, library)
    before = shown(any_database, INTERVIEW)
    change(library / "modules" / INTERVIEW / "handouts/consent.md", "title: ", "title: New ")
    assert load(any_database, library).changed == 1
    after = shown(any_database, INTERVIEW)
    assert after.sha256 != before.sha256
    assert after.module.handout("consent") != before.module.handout("consent")
    with any_database.read() as work:
        numbers = work.session.exec(
            select(Revision.number)
            .join(Edition, col(Edition.id) == col(Revision.edition_id))
            .where(col(Revision.sha256).in_([before.sha256, after.sha256]))
        ).all()
    assert sorted(numbers) == [1, 2]


def revisions_of(database: Database, slug: str, lang: str) -> int:
    module = shown(database, slug, lang)
    of_edition = select(Revision.id).join(Edition, col(Edition.id) == col(Revision.edition_id))
    with database.read() as work:
        return len(
            work.session.exec(of_edition.where(Edition.module_id == module.id, Edition.lang == lang)).all()
        )


def test_a_file_that_is_changed_back_finds_its_old_revision(loaded: Database, library: Path) -> None:
    before = shown(loaded, FACTORY)
    file = library / "modules" / FACTORY / "module.md"
    whole = file.read_text(encoding="utf-8")
    change(file, "title: Who answers", "title: Who replies")
    load(loaded, library)
    file.write_text(whole, encoding="utf-8")
    assert load(loaded, library).changed == 1
    assert shown(loaded, FACTORY) == before
    assert revisions_of(loaded, FACTORY, "en") == 2
    assert agrees(loaded) == ()


def test_another_way_of_writing_makes_no_revision_of_an_unchanged_file(
    loaded: Database, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shown(loaded, FACTORY)
    monkeypatch.setattr(yaml, "WIDTH", 60)
    assert sha256(document(before.module)) != before.sha256, "the writer writes otherwise"
    change(library / "modules" / INTERVIEW / "module.md", "title: An interview", "title: One interview")
    report = load(loaded, library)
    assert (report.changed, report.conflicts) == (1, ())
    assert shown(loaded, FACTORY).sha256 == before.sha256
    assert revisions_of(loaded, FACTORY, "en") == 1


def test_a_file_that_only_looks_different_makes_no_revision(loaded: Database, library: Path) -> None:
    change(library / "modules" / FACTORY / "module.md", "# Steps\n", "# Steps\n\n\n")
    assert load(loaded, library).changed == 0
    assert revisions_of(loaded, FACTORY, "en") == 1


def test_a_lost_index_is_made_again_though_no_file_changed(any_database: Database, library: Path) -> None:
    load(any_database, library)
    for loss in ("UPDATE search_state SET shape = 0", "DROP TABLE search_state"):
        with any_database.write() as work:
            work.session.connection().execute(text(loss))
        assert load(any_database, library).changed == 0
        assert FACTORY in found(any_database, "factory")
        assert agrees(any_database) == ()


def test_reading_tells_how_far_it_is_and_needs_no_database(library: Path) -> None:
    told: list[tuple[int, int]] = []
    shipment = shipping.read(library, lambda done, total: told.append((done, total)))
    assert shipment
    editions = sum(len(folder.editions) for folder in shipment.folders)
    assert told[0] == (0, editions)
    assert told[-1] == (editions, editions)
    assert told == sorted(told)


def test_what_was_read_before_the_transaction_is_taken_in(database: Database, library: Path) -> None:
    shipment = shipping.read(library)
    assert shipment
    assert shipping.read(library, known=shipment.fingerprint) is None
    shutil.rmtree(library / "modules")
    with database.write() as work:
        report = shipping.take_in(work, shipment)
        assert shipping.take_in(work, shipment).unchanged == report.changed
    assert (report.problems, report.withdrawn) == ((), 0)
    assert shown(database, DIGNITY).langs == ("en", "th")
    assert agrees(database) == ()


def test_a_vanished_translation_is_withdrawn_and_comes_back(loaded: Database, library: Path) -> None:
    translated = library / "modules" / DIGNITY / "module.th.md"
    words = translated.read_text(encoding="utf-8")
    translated.unlink()
    assert load(loaded, library).withdrawn == 1
    assert shown(loaded, DIGNITY).langs == ("en",)
    with pytest.raises(NotFound):
        shown(loaded, DIGNITY, "th")
    translated.write_text(words, encoding="utf-8")
    assert load(loaded, library).changed == 1
    assert shown(loaded, DIGNITY, "th").langs == ("en", "th")
    assert revisions_of(loaded, DIGNITY, "th") == 1
    assert agrees(loaded) == ()


def test_a_vanished_module_is_withdrawn_and_its_revision_stays(loaded: Database, library: Path) -> None:
    before = shown(loaded, FACTORY)
    shutil.rmtree(library / "modules" / FACTORY)
    assert load(loaded, library).withdrawn == 1
    with pytest.raises(NotFound):
        shown(loaded, FACTORY)
    with loaded.read() as work:
        kept = work.session.exec(select(Revision.document).where(Revision.sha256 == before.sha256)).one()
    assert sha256(kept) == before.sha256 == sha256(document(before.module))


def edited_here(database: Database, slug: str) -> str:
    """What an edit in the app will do: a revision of its own, published."""
    module = shown(database, slug)
    edited = module.module.model_copy(update={"title": "Edited in the app"})
    with database.write() as work:
        edition = work.session.exec(
            select(Edition).where(Edition.module_id == module.id, Edition.lang == module.lang)
        ).one()
        revision = Revision(
            edition_id=edition.id, number=99, sha256=sha256(document(edited)), document=document(edited),
            made_at=work.now, actor=work.actor.uid,
        )  # fmt: skip
        work.session.add(revision)
        work.session.flush()
        work.session.execute(
            update(Edition).where(col(Edition.id) == edition.id).values(published_id=revision.id)
        )
        return revision.sha256


def test_an_edition_edited_here_is_left_alone_while_its_file_is_the_same(
    loaded: Database, library: Path
) -> None:
    edited = edited_here(loaded, FACTORY)
    change(library / "modules" / INTERVIEW / "module.md", "title: An interview", "title: One interview")
    report = load(loaded, library)
    assert (report.changed, report.conflicts) == (1, ())
    assert shown(loaded, FACTORY).sha256 == edited


def test_a_file_changed_and_edited_here_is_a_conflict_every_time(loaded: Database, library: Path) -> None:
    edited = edited_here(loaded, FACTORY)
    change(library / "modules" / FACTORY / "module.md", "title: Who answers", "title: Who replies")
    for _ in range(2):
        report = load(loaded, library)
        assert (report.changed, report.conflicts) == (0, (f"{FACTORY} en",))
        assert shown(loaded, FACTORY).sha256 == edited


def test_a_file_gone_and_edited_here_is_a_conflict_and_stays(loaded: Database, library: Path) -> None:
    edited = edited_here(loaded, FACTORY)
    shutil.rmtree(library / "modules" / FACTORY)
    report = load(loaded, library)
    assert (report.withdrawn, report.conflicts) == (0, (f"{FACTORY} en",))
    assert shown(loaded, FACTORY).sha256 == edited


def test_a_renamed_folder_keeps_its_old_name_as_an_alias(any_database: Database, library: Path) -> None:
    load(any_database, library)
    before = shown(any_database, FACTORY)
    (library / "modules" / FACTORY).rename(library / "modules" / "the-factory")
    report = load(any_database, library)
    assert (report.changed, report.withdrawn, report.problems) == (0, 0, ())
    assert shown(any_database, FACTORY) == shown(any_database, "the-factory")
    assert shown(any_database, FACTORY).sha256 == before.sha256
    assert found(any_database, "factory")[0] == "the-factory"
    (library / "modules" / "the-factory").rename(library / "modules" / FACTORY)
    load(any_database, library)
    assert shown(any_database, "the-factory").slug == FACTORY


def test_a_broken_file_is_reported_with_its_line_and_the_rest_loads(
    database: Database, library: Path
) -> None:
    file = library / "modules" / FACTORY / "module.md"
    line = change(file, "minutes: 180", "minutes: three hours")
    report = load(database, library)
    (problem, skipped) = report.problems
    assert (problem.path, problem.line) == (f"modules/{FACTORY}/module.md", line)
    assert "a whole number" in problem.message
    assert "skipped" in skipped.message
    assert found(database, "") == sorted(
        [DIGNITY, INTERVIEW], key=lambda slug: shown(database, slug).module.title
    )
    change(file, "minutes: three hours", "minutes: 180")
    assert load(database, library).problems == ()
    assert shown(database, FACTORY).module.minutes == 180


def test_a_file_that_breaks_later_withdraws_nothing(loaded: Database, library: Path) -> None:
    change(library / "modules" / DIGNITY / "module.md", "---\nformat", "format")
    for _ in range(2):
        report = load(loaded, library)
        assert report.withdrawn == 0
        assert report.problems[0].line == 1
    assert shown(loaded, DIGNITY, "th").langs == ("en", "th")


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00", b"---\ntitle: \x00\n---\n", b"", b"a" * 1_000_000, b"> " * 150_000, b"[" * 390_000],
)
def test_hostile_bytes_are_one_problem_and_harm_nothing_else(
    database: Database, library: Path, content: bytes
) -> None:
    (library / "modules" / FACTORY / "module.md").write_bytes(content)
    report = load(database, library)
    assert {problem.path for problem in report.problems} == {f"modules/{FACTORY}/module.md"}
    assert len(found(database, "")) == 2


def test_a_link_that_leads_out_of_the_folder_is_not_followed(
    database: Database, library: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: Secret\nkind: case\n---\n", encoding="utf-8")
    (library / "modules" / FACTORY / "handouts/secret.md").symlink_to(secret)
    report = load(database, library)
    assert [problem.path for problem in report.problems] == [f"modules/{FACTORY}/handouts/secret.md"]
    assert shown(database, FACTORY).module.handout("secret") is None


def test_two_folders_with_one_uid_are_a_problem(database: Database, library: Path) -> None:
    shutil.copytree(library / "modules" / FACTORY, library / "modules" / "zz-copy")
    report = load(database, library)
    assert [problem.path for problem in report.problems] == ["modules/zz-copy/module.md"]
    assert shown(database, FACTORY).slug == FACTORY


def test_a_changed_word_of_the_vocabulary_is_found_at_once(loaded: Database, library: Path) -> None:
    change(library / "data/themes.yaml", "en: Transnational corporations", "en: Rambutan corporations")
    assert load(loaded, library).changed == 1
    assert found(loaded, "rambutan") == [FACTORY]


def test_a_load_that_fails_leaves_nothing_behind(database: Database, library: Path) -> None:
    def interrupted() -> None:
        with database.write() as work:
            shipping.load(work, library)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert documents(database) == {}
    assert load(database, library).changed > 0
    with database.read() as work:
        assert by_uid(work, shown(database, FACTORY).uid).slug == FACTORY


def test_every_language_of_a_folder_is_loaded(loaded: Database, library: Path) -> None:
    for folder in (library / "modules").iterdir():
        assert shown(loaded, folder.name).langs == languages(read_folder(folder)[0])


@pytest.mark.parametrize("name", ["Two words", "a\nb\x1b[31m", ".git", "a" * 61, "half-\udcff"])
def test_a_folder_that_is_called_by_no_slug_is_a_problem_and_withdraws_nothing(
    loaded: Database, library: Path, name: str
) -> None:
    (library / "modules" / FACTORY).rename(library / "modules" / name)
    report = load(loaded, library)
    assert [problem.path for problem in report.problems] == [f"modules/{name}"]
    assert report.withdrawn == 0
    assert shown(loaded, FACTORY).slug == FACTORY


def test_files_with_names_that_no_text_can_hold_harm_nothing(database: Database, library: Path) -> None:
    for folder in ("", "handouts"):
        (library / "modules" / FACTORY / folder / "half-\udcff.md").write_bytes(b"x")
    (library / "data/instruments/half-\udcff.yaml").write_bytes(b"x")
    report = load(database, library)
    assert {problem.path for problem in report.problems} == {"data/instruments/half-\udcff.yaml"}
    assert len(found(database, "")) == 3


@pytest.mark.parametrize("missing", ["modules", "data/instruments"])
def test_a_folder_that_is_gone_is_a_problem_and_withdraws_nothing(
    loaded: Database, library: Path, missing: str
) -> None:
    shutil.rmtree(library / missing)
    report = load(loaded, library)
    assert missing in [problem.path for problem in report.problems]
    assert report.withdrawn == 0
    assert len(found(loaded, "")) == 3


@pytest.mark.parametrize(
    ("where", "mode"), [("modules", 0o444), ("modules/" + FACTORY, 0o000), ("data/instruments", 0o000)]
)
def test_a_folder_that_may_not_be_read_is_a_problem_and_withdraws_nothing(
    loaded_file: Path, library: Path, where: str, mode: int
) -> None:
    content = loaded_file.read_bytes()
    with tempfile.TemporaryDirectory() as made:  # pytest's own folders are closed to other users
        folder = Path(made)
        shutil.copytree(library, folder, dirs_exist_ok=True)
        folder.chmod(0o777)
        (folder / where).chmod(mode)
        with as_somebody_else():
            (folder / "sala.db").write_bytes(content)
            theirs = open_database(folder / "sala.db")
            report = load(theirs, folder)
            theirs.close()
        (folder / where).chmod(0o755)
    assert any(problem.path.startswith(where) for problem in report.problems)
    assert report.withdrawn == 0
