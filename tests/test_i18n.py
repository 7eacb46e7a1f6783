"""Words, numbers and dates: each reader's own, at the same time."""

from __future__ import annotations

import ast
import re
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as some

from curriculum import i18n
from curriculum.errors import DiskFull, InvalidValue, NotFound, SalaError
from tests.serving import ROOT
from tools import words

MONDAY = date(2026, 11, 23)


@pytest.fixture
def thai(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalog with a few words in Thai."""
    catalog = Catalog(locale="th")
    catalog.add("Find", "ค้นหา")
    catalog.add("Day {number}", "วันที่ {number}")
    catalog.add(("{number} plan", "{number} plans"), ("{number} แผน",))
    catalog.add(NotFound.template, "ไม่มี {kind} ชื่อ “{name}”")
    folder = tmp_path / "th" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "sala.po").open("wb") as file:
        write_po(file, catalog)
    monkeypatch.setattr(i18n, "CATALOGS", tmp_path)
    i18n._catalog.cache_clear()
    yield
    i18n._catalog.cache_clear()


def test_english_is_the_source() -> None:
    assert i18n.language() == "en"
    assert i18n._("Find") == "Find"
    assert i18n.ngettext("{number} plan", "{number} plans", 2) == "{number} plans"


@pytest.mark.usefixtures("thai")
def test_a_block_speaks_its_language_and_gives_it_back() -> None:
    with i18n.use("th"):
        assert i18n._("Find") == "ค้นหา"
        assert i18n.ngettext("{number} plan", "{number} plans", 1) == "{number} แผน"
        with i18n.use("en"):
            assert i18n._("Find") == "Find"
        assert i18n._("Find") == "ค้นหา"
    assert i18n._("Find") == "Find"


@pytest.mark.usefixtures("thai")
def test_a_narrower_language_uses_the_words_of_the_wider() -> None:
    with i18n.use("th-TH"):
        assert i18n._("Find") == "ค้นหา"


@pytest.mark.usefixtures("thai")
def test_what_nobody_translated_is_shown_in_english() -> None:
    with i18n.use("th"):
        assert i18n._("Plan") == "Plan"
    with i18n.use("km"):
        assert i18n._("Find") == "Find"


@pytest.mark.usefixtures("thai")
def test_two_threads_speak_two_languages_at_once() -> None:
    heard: dict[str, str] = {}
    together = threading.Barrier(2)

    def speak(language: str) -> None:
        with i18n.use(language):
            together.wait()
            heard[language] = i18n._("Find")
            together.wait()

    threads = [threading.Thread(target=speak, args=(language,)) for language in ("en", "th")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {"en": "Find", "th": "ค้นหา"}


@pytest.mark.usefixtures("thai")
def test_an_error_is_worded_in_the_readers_language_from_its_own_data() -> None:
    error = NotFound("plan", "two-days")
    assert i18n.wording(error) == str(error) == "There is no plan called “two-days”."
    with i18n.use("th"):
        assert i18n.wording(error) == "ไม่มี plan ชื่อ “two-days”"
        assert i18n.wording(DiskFull(Path("sala.db"))) == str(DiskFull(Path("sala.db")))


def test_every_error_has_a_sentence_that_its_data_fills_in() -> None:
    def below(kind: type[SalaError]) -> list[type[SalaError]]:
        return [kind, *(deeper for child in kind.__subclasses__() for deeper in below(child))]

    ours = [kind for kind in below(SalaError) if kind.__module__ == "curriculum.errors" and kind.template]
    assert len(ours) > 10
    for kind in ours:
        error = kind(*[1 for _ in getattr(kind, "__dataclass_fields__", ())])
        assert "{" not in str(error)


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "00:00"), (540, "09:00"), (615, "10:15"), (1439, "23:59"), (1440, "24:00")]
)
def test_clock_times(minutes: int, shown: str) -> None:
    assert i18n.clock(minutes) == shown
    with i18n.use("ar"):
        assert i18n.clock(minutes) == shown


def test_a_time_after_midnight_says_that_it_is_of_another_day() -> None:
    shown = {minutes: i18n.clock_past_midnight(minutes) for minutes in (0, 1440, 1441, 1460, 2880, 3000)}
    assert shown == {
        0: "00:00",
        1440: "24:00",
        1441: "00:01 next day",
        1460: "00:20 next day",
        2880: "00:00, 2 days later",
        3000: "02:00, 2 days later",
    }


@given(some.integers(0, 1440))
def test_clock_times_sort_as_the_day_goes(minutes: int) -> None:
    hours, rest = i18n.clock(minutes).split(":")
    assert int(hours) * 60 + int(rest) == minutes
    assert (len(hours), len(rest)) == (2, 2)


@pytest.mark.parametrize("minutes", [-1, 1441])
def test_a_time_outside_the_day_is_refused(minutes: int) -> None:
    with pytest.raises(InvalidValue):
        i18n.clock(minutes)


@pytest.mark.usefixtures("thai")
def test_days_have_numbers_and_may_have_dates() -> None:
    assert i18n.day_label(None, 1) == "Day 1"
    assert i18n.day_label(MONDAY, 1) == "Day 1 · Mon 23 Nov"
    assert i18n.day_label(MONDAY, 1, "th") == "วันที่ 1 · จ. 23 พ.ย."
    assert i18n.day_label(MONDAY, 2, "hi").endswith("सोम, 23 नव॰")
    with i18n.use("th"):
        assert i18n.day_label(None, 2) == "วันที่ 2"


def test_minutes_and_numbers_are_written_as_each_language_does() -> None:
    assert i18n.minutes_text(90, "en") == "90 min"
    assert i18n.minutes_text(90, "th") == "90 นาที"
    assert i18n.number_text(12500) == "12,500"
    assert i18n.number_text(12500, "id") == "12.500"
    with i18n.use("hi"):
        assert i18n.number_text(1250000) == "12,50,000"


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (45, "45 min"), (60, "1 hr"), (380, "6 hr 20 min"), (1440, "24 hr")]
)
def test_sums_are_said_in_hours(minutes: int, said: str) -> None:
    assert i18n.hours_text(minutes) == said
    with i18n.use("th"):
        assert "hr" not in i18n.hours_text(minutes)


def test_a_date_stands_as_each_language_writes_it() -> None:
    assert i18n.date_text(MONDAY) == "23 Nov 2026"
    with i18n.use("th"):
        assert i18n.date_text(MONDAY) == "23 พ.ย. 2026"


def test_a_time_zone_is_named_by_its_city_and_country() -> None:
    assert i18n.zone_text("Asia/Bangkok") == "Bangkok, Thailand"
    assert i18n.zone_text("Asia/Calcutta") == i18n.zone_text("Asia/Kolkata") == "Kolkata, India"
    assert i18n.zone_text("America/Argentina/Buenos_Aires") == "Buenos Aires, Argentina"
    assert i18n.zone_text("UTC") == "Universal time (UTC)"
    assert i18n.zone_text("Etc/GMT-7") == "Etc/GMT-7"
    with i18n.use("th"):
        assert i18n.zone_text("Asia/Bangkok") == "กรุงเทพ ไทย"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"), ("th", "ไทย"), ("km", "ខ្មែរ"), ("lo", "ລາວ"), ("my", "မြန်မာ"), ("ne", "नेपाली"),
        ("hi", "हिन्दी"), ("bn", "বাংলা"), ("ta", "தமிழ்"), ("si", "සිංහල"), ("ur", "اردو"), ("ar", "العربية"),
        ("zh", "中文"), ("ja", "日本語"), ("ko", "한국어"), ("mn", "Монгол"), ("vi", "Tiếng Việt"),
        ("id", "Indonesia"), ("fil", "Filipino"), ("tet", "Tetun"), ("zh-Hant", "中文 (繁體)"),
    ],
)  # fmt: skip
def test_a_language_is_named_by_its_own_speakers(tag: str, name: str) -> None:
    assert i18n.language_name(tag) == name


@pytest.mark.parametrize("tag", ["xx", "../../etc", "", "-", "en\0", "a" * 5000])
def test_a_tag_that_is_no_language_changes_nothing(tag: str) -> None:
    assert i18n.language_name(tag).casefold() == tag.casefold()
    with i18n.use(tag):
        assert i18n._("Find") == "Find"
        assert i18n.number_text(1000) == "1,000"
        assert i18n.day_label(MONDAY, 1) == "Day 1 · Mon 23 Nov"


@pytest.mark.parametrize("broken", [b'msgid "Find\nmsgstr', b"\xff\xfe\x00", b"no catalog", b""])
def test_a_broken_catalog_leaves_the_labels_in_english(
    broken: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lo" / "LC_MESSAGES" / "sala.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(broken)
    monkeypatch.setattr(i18n, "CATALOGS", tmp_path)
    with i18n.use("lo"):
        assert i18n._("Find") == "Find"
    i18n._catalog.cache_clear()


CATALOGS = sorted(words.CATALOGS.glob("*/LC_MESSAGES/sala.po"))
of_every_catalog = pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.parent.parent.name)


def forms(said: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


def names_in(text: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}", text))


def read(file: Path) -> Catalog:
    with file.open("rb") as text:
        return read_po(text, abort_invalid=True)


@pytest.fixture(scope="module")
def labels() -> Catalog:
    return words.labels()


def test_sala_speaks_thai_and_khmer() -> None:
    assert [file.parent.parent.name for file in CATALOGS] == ["km", "th"]


@of_every_catalog
def test_every_label_of_the_code_stands_in_every_catalog(file: Path, labels: Catalog) -> None:
    text = file.read_text(encoding="utf-8")
    assert {label.id for label in read(file)} == {label.id for label in labels} | {""}, "run `make words`"
    assert words.updated(text, labels) == text, "run `make words`"


@of_every_catalog
def test_a_translation_fills_in_what_the_label_does(file: Path) -> None:
    catalog = read(file)
    for label in catalog:
        translated = forms(label.string)
        if not label.id or not any(translated):
            continue
        assert not label.fuzzy, label.id
        assert all(translated), label.id
        assert len(translated) == (1 if isinstance(label.id, str) else catalog.num_plurals), label.id
        for form in translated:
            assert names_in(form) == names_in(forms(label.id)[-1]), label.id
            assert form.count("**") == forms(label.id)[-1].count("**"), label.id


@pytest.mark.parametrize("language", ["km", "th"])
def test_no_label_of_a_paper_is_without_a_translation(language: str) -> None:
    catalog = read(words.CATALOGS / language / "LC_MESSAGES" / "sala.po")
    on_paper = {label.id for label in words.labels(words.CODE / "papers") if label.id}
    assert on_paper
    waiting = [label.id for label in catalog if label.id in on_paper and not all(forms(label.string))]
    assert waiting == []


def test_a_new_label_waits_for_its_translation_and_the_others_keep_theirs() -> None:
    head = '# Ours\nmsgid ""\nmsgstr ""\n"Language: th\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    found = Catalog()
    for label in ("Find", "Day", ("{n} plan", "{n} plans")):
        found.add(label)
    before = head + '\nmsgid "Find"\nmsgstr "ค้นหา"\n\nmsgid "Gone"\nmsgstr "หายไป"\n'
    after = words.updated(before, found)
    assert after.startswith(head + "\n")
    assert 'msgid "Day"\nmsgstr ""\n' in after
    assert 'msgid "Find"\nmsgstr "ค้นหา"\n' in after
    assert "Gone" not in after
    assert words.updated(after, found) == after


def test_the_code_says_its_labels_so_that_they_are_found() -> None:
    """By their own names and as they are: what is built first, or said through another name, is not extracted."""
    for file in words.CODE.rglob("*.py"):
        where = str(file.relative_to(ROOT))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "curriculum.i18n":
                assert not [
                    name.name for name in node.names if name.name in words.KEYWORDS and name.asname
                ], where
            if isinstance(node, ast.Call) and where != "curriculum/i18n.py":
                said = getattr(node.func, "id", getattr(node.func, "attr", None))
                given = node.args[: len(words.KEYWORDS[said] or (1,))] if said in words.KEYWORDS else []
                assert all(isinstance(word, ast.Constant) for word in given), f"{where}:{node.lineno}"
