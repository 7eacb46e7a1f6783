"""The command line, as other people's scripts rely on it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from curriculum import __version__
from tests.serving import ROOT


def sala(*words: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "curriculum", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "SALA_HOME": str(home), "COLUMNS": "100", **environment},
    )


@pytest.fixture
def home(tmp_path: Path, shipped_file: Path) -> Path:
    """A home with the library loaded."""
    return a_home(tmp_path / "home", shipped_file)


def a_home(folder: Path, database: Path) -> Path:
    folder.mkdir()
    shutil.copy(database, folder / "sala.db")
    return folder


def test_bare_sala_prints_help(tmp_path: Path) -> None:
    done = sala(home=tmp_path)
    for command in ("serve", "load", "check", "search", "plan", "export"):
        assert command in done.stdout + done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words", [["serve"], ["load"], ["check"], ["search"], ["plan", "list"], ["plan", "show"],
              ["export", "agenda"], ["export", "module"]]
)  # fmt: skip
def test_every_command_explains_itself(words: list[str], tmp_path: Path) -> None:
    done = sala(*words, "--help", home=tmp_path)
    assert done.returncode == 0
    assert "Usage" in done.stdout


def test_an_interruption_while_it_is_still_being_imported_says_nothing() -> None:
    interrupted = """
import sys

class Interrupted:
    def find_spec(self, name, *_):
        if name == "typer":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupted())
from curriculum.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", interrupted], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_the_version_is_said_without_a_command(tmp_path: Path) -> None:
    assert sala("--version", home=tmp_path).stdout == f"sala {__version__}\n"


def test_an_unknown_command_is_exit_code_two(tmp_path: Path) -> None:
    assert sala("sing", home=tmp_path).returncode == 2


def test_a_second_load_changes_nothing_and_says_so(home: Path) -> None:
    done = sala("load", home=home)
    assert done.returncode == 0
    assert "Nothing to do" in done.stdout


def test_search_prints_the_promised_json(home: Path) -> None:
    done = sala("search", "plating works", "--json", "--limit", "1", home=home)
    found = json.loads(done.stdout)
    assert set(found) == {"total", "results", "facets"}
    assert len(found["results"]) == 1
    first = found["results"][0]
    assert set(first) == {"kind", "slug", "title", "lang", "snippet", "score"}
    assert first["slug"] == "who-answers-for-the-factory"
    themes = {value["id"]: value for value in found["facets"]["theme"]}
    assert set(themes["transnational-corporations"]) == {"id", "label", "count"}
    assert themes["non-state-actors"]["count"] >= 1


def test_meanings_without_a_model_says_what_is_missing(tmp_path: Path) -> None:
    done = sala("meanings", home=tmp_path, SALA_WEIGHTS=str(tmp_path))
    assert done.returncode == 1
    assert 'pip install "sala[semantic]"' in done.stderr
    assert not list(tmp_path.iterdir())


def test_search_takes_a_theme_with_those_below_it(home: Path) -> None:
    found = json.loads(sala("search", "", "--theme", "non-state-actors", "--json", home=home).stdout)
    slugs = {hit["slug"] for hit in found["results"]}
    assert "who-answers-for-the-factory" in slugs, "a theme below it"
    assert "dignity-in-our-words" not in slugs


def test_search_takes_a_language(home: Path) -> None:
    found = json.loads(sala("search", "ศักดิ์ศรี", "--lang", "th", "--json", home=home).stdout)
    assert [(hit["slug"], hit["lang"]) for hit in found["results"]] == [("dignity-in-our-words", "th")]


def test_search_writes_a_reading_list_as_paper_and_as_text(home: Path, tmp_path: Path) -> None:
    paper, text = tmp_path / "list.pdf", tmp_path / "list.md"
    for file in (paper, text):
        assert sala("search", "ศักดิ์ศรี", "--lang", "th", "--list", str(file), home=home).returncode == 0
    assert paper.read_bytes().startswith(b"%PDF")
    assert text.read_text("utf-8").startswith("# “ศักดิ์ศรี”\n\nรายการอ่าน · ไทย · 1 โมดูล")
    done = sala("search", "x", "--lang", "not a tag", "--list", str(paper), home=home)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_plan_list_and_show_print_the_promised_json(home: Path) -> None:
    plans = json.loads(sala("plan", "list", "--json", home=home).stdout)
    assert "sample-two-day" in [plan["slug"] for plan in plans]
    plan = json.loads(sala("plan", "show", "sample-two-day", "--json", home=home).stdout)
    assert set(plan) == {"slug", "title", "days"}
    assert len(plan["days"]) == 2
    for day in plan["days"]:
        assert set(day) == {"date", "items"}
        for item in day["items"]:
            assert set(item) == {"id", "kind", "title", "start", "end", "minutes", "strand"}
        starts = [item["start"] for item in day["items"] if item["strand"] is None]
        assert starts == sorted(starts)


def test_export_writes_an_agenda_and_a_module(home: Path, tmp_path: Path) -> None:
    agenda, module = tmp_path / "a.pdf", tmp_path / "m.pdf"
    assert sala("export", "agenda", "sample-two-day", "--out", str(agenda), home=home).returncode == 0
    assert (
        sala(
            "export", "module", "dignity-in-our-words", "--lang", "th", "--out", str(module), home=home
        ).returncode
        == 0
    )
    assert agenda.read_bytes().startswith(b"%PDF")
    assert module.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "home", "m.pdf"]


def test_a_version_is_kept_listed_compared_printed_and_gone_back_to(home: Path, tmp_path: Path) -> None:
    kept = sala("plan", "release", "sample-two-day", "For the venue", home=home)
    assert kept.returncode == 0, kept.stderr
    assert kept.stdout.startswith("1  For the venue  ")
    (one,) = json.loads(sala("plan", "releases", "sample-two-day", "--json", home=home).stdout)
    assert (one["number"], one["name"], one["muted"]) == (1, "For the venue", [])
    assert one["sha256"].startswith(kept.stdout.split()[-1])
    assert sala("plan", "compare", "sample-two-day", "1", home=home).stdout == ""
    same = sala("plan", "restore", "sample-two-day", "1", home=home)
    assert "the same as version 1" in same.stdout
    for words in (["agenda", "--face", "team"], ["place", "--sensitive"]):
        file = tmp_path / f"{words[0]}.pdf"
        done = sala(
            "export",
            words[0],
            "sample-two-day",
            *words[1:],
            "--release",
            "1",
            "--out",
            str(file),
            home=home,
        )
        assert done.returncode == 0, done.stderr
        assert file.read_bytes().startswith(b"%PDF")
    for words in (["plan", "compare", "sample-two-day", "2"], ["plan", "restore", "sample-two-day", "2"]):
        missing = sala(*words, home=home)
        assert missing.returncode == 1
        assert len(missing.stderr.strip().splitlines()) == 1


def test_a_plan_is_packed_on_one_laptop_and_opened_on_another(tmp_path: Path, shipped_file: Path) -> None:
    here, there = (a_home(tmp_path / name, shipped_file) for name in ("here", "there"))
    file = tmp_path / "plan.sala"
    packed = sala("plan", "pack", "sample-two-day", str(file), home=here)
    assert packed.returncode == 0, packed.stderr
    assert "give it to your team only" in packed.stderr
    first = sala("plan", "open", str(file), home=there)
    assert first.returncode == 0, first.stderr
    assert "sample-two-day" in first.stdout
    again = sala("plan", "open", str(file), "--choose", "mine", home=there)
    assert "(0 changes)" in again.stdout
    file.write_bytes(file.read_bytes()[:-9])
    nothing = str(tmp_path / "nothing")
    for words in (["open", str(file)], ["open", nothing], ["open", str(file), "--choose", "both"]):
        wrong = sala("plan", *words, home=there)
        assert wrong.returncode == 1
        assert len(wrong.stderr.strip().splitlines()) == 1


def test_a_plan_of_last_years_agenda(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "last year.csv"
    file.write_text(
        "Time,Session\n09:00-10:30,Rights\n10:30-10:45,Tea break\n\nremember the keys,\n", "utf-8"
    )
    done = sala("plan", "paste", str(file), "--title", "This year", home=home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "this-year"
    assert "not understood 5: remember the keys" in done.stderr
    shown = sala("plan", "show", "this-year", home=home).stdout
    assert "Rights" in shown
    assert "Tea break" in shown
    file.write_bytes(b"%PDF-1.7")
    for given in (str(file), str(tmp_path / "nothing")):
        wrong = sala("plan", "paste", given, home=home)
        assert wrong.returncode == 1
        assert len(wrong.stderr.strip().splitlines()) == 1


def test_the_shipped_library_passes_the_check(tmp_path: Path) -> None:
    done = sala("check", home=tmp_path)
    assert done.returncode == 0, done.stdout
    assert " error:" not in done.stdout
    assert " warning:" not in done.stdout


def test_check_names_file_and_line_and_exits_one(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "module.md").write_text(
        "---\nformat: 1\nlang: en\ntitle: Broken\nminutes: lots\n---\n", "utf-8"
    )
    done = sala("check", str(folder), home=tmp_path)
    assert done.returncode == 1
    assert "broken/module.md:5: error:" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["plan", "show", "no-such-plan"],
        ["export", "module", "no-such-module", "--out", "x.pdf"],
        ["serve", "--address", "0.0.0.0"],
    ],
)
def test_what_is_not_there_is_one_sentence_and_exit_code_one(words: list[str], home: Path) -> None:
    done = sala(*words, home=home)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_corrupt_database_is_one_sentence_and_is_left_as_it_is(tmp_path: Path) -> None:
    broken = b"this is no database" * 400
    (tmp_path / "sala.db").write_bytes(broken)
    done = sala("plan", "list", home=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert (tmp_path / "sala.db").read_bytes() == broken


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    done = sala("load", home=tmp_path / "file" / "home")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_an_export_into_a_missing_folder_is_one_sentence(home: Path, tmp_path: Path) -> None:
    done = sala("export", "agenda", "sample-two-day", "--out", str(tmp_path / "no" / "a.pdf"), home=home)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
