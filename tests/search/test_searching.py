"""What is found, in which order, and what is counted. On both kinds of database."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

from curriculum.db import Database
from curriculum.errors import InvalidValue
from curriculum.search import FACETS, SearchRequest, SearchResult, put, rebuild, search
from tests.search.entries import an_entry, filled, found, slugs, themes, withdraw

NAUGHTY = Path(__file__).parents[3] / "shared" / "data" / "hostile" / "blns" / "blns.json"


def counts(result: SearchResult, facet: str) -> dict[str, int]:
    return {value.id: value.count for value in result.facets[facet]}


# --- words


def test_a_search_where_nothing_was_ever_indexed_finds_nothing(any_database: Database) -> None:
    result = found(any_database, "rights")
    assert (result.total, result.hits) == (0, ())
    assert set(result.facets) == set(FACETS)


def test_a_word_is_found_in_any_of_its_forms(any_database: Database) -> None:
    filled(any_database, an_entry("tnc", "Transnational corporations"), an_entry("land", "Who owns the land"))
    for word in ("corporation", "CORPORATIONS", "corporate", "transn"):
        assert slugs(found(any_database, word)) == ["tnc"], word


def test_only_the_last_word_typed_is_a_beginning(any_database: Database) -> None:
    filled(any_database, an_entry("tnc", "Corporations and torture"), an_entry("land", "Land reform"))
    assert slugs(found(any_database, "torture corpo")) == ["tnc"]
    assert slugs(found(any_database, "corpo")) == ["tnc"]
    assert slugs(found(any_database, "corpo?")) == []
    assert slugs(found(any_database, '"land reform" corpo')) == []


def test_the_exact_word_comes_before_its_relatives(any_database: Database) -> None:
    filled(
        any_database,
        an_entry("relative", "We are organising"),
        an_entry("exact", "We are organised"),
        an_entry("else", "We are here"),
    )
    assert slugs(found(any_database, "organised"))[:2] == ["exact", "relative"]


@pytest.mark.parametrize(
    ("lang", "text", "inside", "outside"),
    [
        ("th", "สิทธิมนุษยชนและบรรษัทข้ามชาติ", "บรรษัท", "ผู้ลี้ภัย"),
        ("km", "សិទ្ធិមនុស្សនិងសាជីវកម្មឆ្លងដែន", "សាជីវកម្ម", "ជនភៀសខ្លួន"),
        ("lo", "ສິດທິມະນຸດແລະບໍລິສັດຂ້າມຊາດ", "ບໍລິສັດ", "ຊາວອົບພະຍົບ"),
        ("my", "လူ့အခွင့်အရေးနှင့်နိုင်ငံဖြတ်ကျော်ကုမ္ပဏီများ", "ကုမ္ပဏီ", "ဒုက္ခသည်"),
        ("zh", "跨国公司与国际人权法", "人权", "难民"),
        ("ja", "多国籍企業と人権デューデリジェンス", "企業", "難民"),
        ("ko", "다국적기업은 인권을 존중한다", "인권", "난민"),
        ("hi", "बहुराष्ट्रीय निगमों और मानवाधिकार", "निगम", "शरणार्थी"),
        ("ar", "الشركات عبر الوطنية وحقوق الإنسان", "شركات", "اللاجئون"),
        ("vi", "Các tập đoàn xuyên quốc gia và đất đai", "dat dai", "nguoi ti nan"),
    ],
)
def test_every_script_of_the_region_is_searched(
    any_database: Database, lang: str, text: str, inside: str, outside: str
) -> None:
    filled(any_database, an_entry("tnc", text, lang=lang), an_entry("other", "Something else"))
    assert slugs(found(any_database, inside)) == ["tnc"]
    assert slugs(found(any_database, outside)) == []


def test_a_typed_tone_mark_is_meant(any_database: Database) -> None:
    filled(any_database, an_entry("earth", "đất", lang="vi"), an_entry("lead", "dắt", lang="vi"))
    assert slugs(found(any_database, "đất")) == ["earth"]
    assert set(slugs(found(any_database, "dat"))) == {"earth", "lead"}


def test_a_single_character_is_found_wherever_it_stands(any_database: Database) -> None:
    filled(
        any_database, an_entry("first", "法律援助"), an_entry("last", "国际人权法"), an_entry("none", "难民")
    )
    assert set(slugs(found(any_database, "法"))) == {"first", "last"}


@pytest.mark.parametrize(
    ("phrase", "matching"),
    [
        ('"human rights"', {"both"}),
        ("“rights human”", {"turned"}),
        ('"human right"', set()),
        ('"国际人权"', {"zh"}),
        ('"人权国际"', set()),
        ('"第3条"', {"zh"}),
        ('"สิทธิมนุษยชน"', {"th"}),
        ('"มนุษยชนสิทธิ"', set()),
        ('"인권을 존중"', {"ko"}),
    ],
)
def test_a_phrase_stands_as_it_is_written(any_database: Database, phrase: str, matching: set[str]) -> None:
    filled(
        any_database,
        an_entry("both", "Human rights"),
        an_entry("turned", "Rights: human ones"),
        an_entry("zh", "国际人权法第3条规定", lang="zh"),
        an_entry("th", "เรื่องสิทธิมนุษยชนไทย", lang="th"),
        an_entry("ko", "기업은 인권을 존중한다", lang="ko"),
    )
    assert set(slugs(found(any_database, phrase))) == matching


def test_a_phrase_must_be_there_whatever_else_is(any_database: Database) -> None:
    filled(any_database, an_entry("both", "human rights land"), an_entry("land", "land land"))
    assert slugs(found(any_database, 'land "human rights"')) == ["both"]


def test_of_two_words_the_rarer_is_needed(any_database: Database) -> None:
    filled(
        any_database,
        *(an_entry(f"land-{n}", "land", "something") for n in range(4)),
        an_entry("torture", "torture", "else"),
    )
    assert slugs(found(any_database, "land torture")) == ["torture"]


def test_a_word_that_stands_nowhere_does_not_hide_the_others(any_database: Database) -> None:
    filled(any_database, an_entry("torture", "torture"), an_entry("land", "land"), an_entry("water", "water"))
    assert slugs(found(any_database, "torture xyzzy")) == ["torture"]
    assert found(any_database, "torture xyzzy").hits[0].score > 0
    assert slugs(found(any_database, "plugh xyzzy")) == []


def test_half_of_a_word_without_spaces_is_not_the_word(any_database: Database) -> None:
    filled(any_database, an_entry("describe", "บรรยายภาพวาดให้ฟัง", lang="th"), an_entry("other", "land"))
    assert slugs(found(any_database, "บรรษัท")) == []
    assert slugs(found(any_database, "บรรยาย")) == ["describe"]


def test_words_may_stand_in_different_passages_of_a_module(any_database: Database) -> None:
    filled(
        any_database,
        an_entry("apart", "dams", "consent"),
        an_entry("dams", "dams", "nothing"),
        *(an_entry(f"filler-{n}", "other", "words") for n in range(6)),
    )
    assert slugs(found(any_database, "dams consent"))[0] == "apart"


def test_a_heavier_passage_counts_for_more(any_database: Database) -> None:
    filled(
        any_database,
        an_entry("light", "dams and rivers"),
        an_entry("heavy", "dams and rivers", field="promise"),
        an_entry("neither", "something else entirely", "and more"),
    )
    assert slugs(found(any_database, "dams")) == ["heavy", "light"]


def test_signs_alone_are_found_nowhere_and_no_words_everywhere(any_database: Database) -> None:
    filled(any_database, an_entry("tnc", "corporations"))
    assert slugs(found(any_database, "?! 😀")) == []
    assert slugs(found(any_database, "  ")) == ["tnc"]


# --- editions


def test_editions_collapse_to_the_one_that_matched_best(any_database: Database) -> None:
    filled(
        any_database,
        an_entry("tnc", "Corporations", title="Corporations"),
        an_entry("tnc", "บรรษัทข้ามชาติ", lang="th", title="บรรษัท", source=False),
    )
    (hit,) = found(any_database, "บรรษัท").hits
    assert (hit.slug, hit.lang, hit.title) == ("tnc", "th", "บรรษัท")
    assert found(any_database, "corporations", language="th").hits[0].lang == "en"


def test_without_words_the_readers_edition_is_shown_and_else_the_source(any_database: Database) -> None:
    filled(any_database, an_entry("tnc", "A"), an_entry("tnc", "ก", lang="th", source=False))
    assert [found(any_database, language=lang).hits[0].lang for lang in ("th", "en", "km")] == [
        "th",
        "en",
        "en",
    ]


def test_a_module_has_a_language_if_one_of_its_editions_has(any_database: Database) -> None:
    filled(
        any_database, an_entry("tnc", "A"), an_entry("tnc", "ก", lang="th", source=False), an_entry("b", "B")
    )
    result = found(any_database)
    assert counts(result, "language") == {"en": 2, "th": 1}
    with any_database.read() as work:
        thai = search(work, SearchRequest(filters={"language": frozenset({"th"})}))
    assert [(hit.slug, hit.lang) for hit in thai.hits] == [("tnc", "th")]


# --- filters and counts


def test_choices_within_a_facet_are_alternatives_and_between_facets_all_hold(any_database: Database) -> None:
    filled(
        any_database,
        an_entry("a", audience="youth", approach="debate"),
        an_entry("b", audience="women", approach="debate"),
        an_entry("c", audience="women", approach="art"),
    )
    assert slugs(found(any_database, audience=["youth", "women"], approach=["debate"])) == ["a", "b"]
    assert slugs(found(any_database, audience=["nobody"])) == []
    assert slugs(found(any_database, audience=[])) == ["a", "b", "c"]


def test_counts_disregard_choices_of_their_own_facet_and_show_zeros(any_database: Database) -> None:
    filled(
        any_database,
        an_entry("a", "land", audience="youth", approach="debate"),
        an_entry("b", "land", audience="women", approach="art"),
        an_entry("c", "water", audience="women", approach="song"),
    )
    result = found(any_database, "land", audience=["women"])
    assert result.total == 1
    assert counts(result, "audience") == {"youth": 1, "women": 1}
    assert counts(result, "approach") == {"debate": 0, "art": 1, "song": 0}
    assert [value.id for value in result.facets["audience"] if value.chosen] == ["women"]


def test_all_counts_are_those_of_counting_one_by_one(any_database: Database) -> None:
    audiences, approaches = ("youth", "women", "press"), ("art", "debate")
    modules = [
        (f"{audience}-{approach}-{n}", audience, approach, word)
        for (audience, approach), n, word in zip(
            product(audiences, approaches), range(6), ("land", "water") * 3, strict=True
        )
    ]
    filled(any_database, *(an_entry(s, w, audience=au, approach=ap) for s, au, ap, w in modules))
    for word, chosen in product(("", "land"), ([], ["youth"], ["youth", "press"])):
        result = found(any_database, word, audience=chosen)
        worded = [module for module in modules if not word or module[3] == word]
        assert counts(result, "audience") == {a: sum(m[1] == a for m in worded) for a in audiences}
        kept = [module for module in worded if not chosen or module[1] in chosen]
        assert counts(result, "approach") == {a: sum(m[2] == a for m in kept) for a in approaches}
        assert result.total == len(kept)


def test_a_theme_stands_for_everything_below_it(any_database: Database) -> None:
    with any_database.write() as work:
        themes(work, {"economy": None, "tnc": "economy", "mining": "tnc", "gender": None})
    filled(
        any_database,
        an_entry("a", theme="mining"),
        an_entry("b", theme="economy"),
        an_entry("c", theme="gender"),
    )
    assert slugs(found(any_database, theme=["economy"])) == ["a", "b"]
    assert slugs(found(any_database, theme=["tnc"])) == ["a"]
    assert counts(found(any_database), "theme") == {"economy": 2, "tnc": 1, "mining": 1, "gender": 1}


def test_what_cannot_be_asked_is_refused(any_database: Database) -> None:
    requests = [
        SearchRequest(filters={"colour": frozenset({"red"})}),
        SearchRequest(limit=-1),
        SearchRequest(offset=-1),
        SearchRequest(order="newest"),  # type: ignore[arg-type]
    ]
    for request in requests:
        with any_database.read() as work, pytest.raises(InvalidValue):
            search(work, request)
    with any_database.write() as work, pytest.raises(InvalidValue):
        put(work, an_entry("a", colour="red"))


# --- order and pages


def test_orders(any_database: Database) -> None:
    filled(
        any_database,
        an_entry("c", title="élan", minutes=90),
        an_entry("a", title="“Eager” start", minutes=20),
        an_entry("b", title="Zero", minutes=60),
        an_entry("d", title="apple", minutes=60),
    )
    expected = {
        "best": ["d", "a", "c", "b"],
        "title": ["d", "a", "c", "b"],
        "shortest": ["a", "d", "b", "c"],
        "longest": ["c", "d", "b", "a"],
    }
    for order, wanted in expected.items():
        with any_database.read() as work:
            assert slugs(search(work, SearchRequest(order=order))) == wanted  # type: ignore[arg-type]


def test_pages_follow_one_another_and_the_total_is_of_all(any_database: Database) -> None:
    filled(any_database, *(an_entry(f"m{n}", "land", title=f"Module {n}") for n in range(7)))
    pages = []
    for offset in (0, 3, 6, 9):
        with any_database.read() as work:
            result = search(work, SearchRequest("land", limit=3, offset=offset))
        assert result.total == 7
        pages += slugs(result)
    assert sorted(pages) == [f"m{n}" for n in range(7)]


# --- hostile


def hostile() -> list[str]:
    lines = json.loads(NAUGHTY.read_text(encoding="utf-8")) if NAUGHTY.exists() else []
    own = [
        '"', '""', '"" OR ""', 'a" OR "b', "a AND", "NOT", "NEAR(a b)", "words : land", "* ^ - + ( )", "land*",
        "search_words", "'; DROP TABLE search_words; --", "\x00", "land\x00land", "\ud800", "land \udfff",
        "\u202eland\u202c", "👩‍👩‍👧", "x" * 10_000, "land " * 2_000, "ก" * 10_000, '"' * 999, "%_\\", "½ ﷺ ﬃ",
    ]  # fmt: skip
    return own + lines


def test_any_string_is_a_query(any_database: Database) -> None:
    filled(any_database, an_entry("land", "land and water"))
    with any_database.read() as work:
        for words in hostile():
            result = search(work, SearchRequest(words, {"audience": frozenset({words})}))
            assert result.total == 0
            assert search(work, SearchRequest(words)).total <= 1
        assert search(work, SearchRequest("land")).total == 1


def test_any_string_can_be_indexed_and_shown(any_database: Database) -> None:
    with any_database.write() as work:
        for n, text in enumerate(hostile()):
            put(work, an_entry(f"m{n}", f"{text} land", title=f"{text} title"))
        assert search(work, SearchRequest("land", limit=1000)).total == len(hostile())


def test_the_naughty_strings_are_there() -> None:
    if not NAUGHTY.exists():
        pytest.skip("the shared test data is not beside this checkout")
    assert len(hostile()) > 400


# --- writing


def test_a_new_version_takes_the_place_of_the_old_one(any_database: Database) -> None:
    filled(any_database, an_entry("m", "land"), an_entry("m", "water"))
    assert slugs(found(any_database, "land")) == []
    assert slugs(found(any_database, "water")) == ["m"]


def test_what_is_removed_is_neither_found_nor_counted(any_database: Database) -> None:
    entry = an_entry("m", "land", audience="youth")
    filled(any_database, entry)
    assert counts(found(any_database), "audience") == {"youth": 1}
    with any_database.write() as work:
        withdraw(work, entry.uid, "en")
    assert found(any_database, "land").total == 0
    assert counts(found(any_database), "audience") == {}


def test_a_rebuilt_index_finds_the_same(any_database: Database) -> None:
    filled(any_database, an_entry("a", "land"), an_entry("b", "人权法", lang="zh"))
    before = [found(any_database, words) for words in ("land", "人权", "")]
    with any_database.write() as work:
        rebuild(work)
    assert [found(any_database, words) for words in ("land", "人权", "")] == before
