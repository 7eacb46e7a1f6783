"""Sala's own command when something is wrong: one sentence, a non-zero exit, nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from curriculum import search
from curriculum.db import open_database
from tests.serving import PATIENCE, ROOT

COMMAND = [sys.executable, "-m", "curriculum.cli"]
ASCII_ONLY = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
FULL = Path("/dev/full")


def environment(home: Path | str, **more: str) -> dict[str, str]:
    return {**os.environ, "SALA_HOME": str(home), "COLUMNS": "100", "PYTHONUNBUFFERED": "1", **more}


def sala(*words: str | bytes, home: Path | str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *words], capture_output=True, cwd=ROOT, env=environment(home, **more), timeout=PATIENCE
    )


def refused(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one sentence that was said; the exit code must be 1."""
    said = done.stderr.decode()
    assert done.returncode == 1, said
    assert len(said.splitlines()) == 1, said
    return said.strip()


@pytest.fixture
def home(tmp_path: Path, shipped_file: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    (folder / "sala.db").touch(mode=0o600)
    shutil.copyfile(shipped_file, folder / "sala.db")
    return folder


# --- the database


def test_without_a_database_reading_says_how_to_make_one_and_makes_none(tmp_path: Path) -> None:
    for words in (["search", "corporation"], ["plan", "list"]):
        assert "sala load" in refused(sala(*words, home=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_is_a_file_or_nobodys_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert "cannot be written" in refused(sala("load", home=tmp_path / "file"))
    assert "cannot be written" in refused(sala("load", home="~nobody-is-called-so/sala"))


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://sala:hunter2@host/sala", "postgresql://sala:hunter2@host:door/sala"]
)
def test_an_address_of_no_server_is_one_sentence_without_the_password(url: str, tmp_path: Path) -> None:
    said = refused(sala("load", home=tmp_path, SALA_DATABASE_URL=url))
    assert "SALA_DATABASE_URL" in said
    assert "hunter2" not in said
    assert list(tmp_path.iterdir()) == []


def drop_tables(place: Path) -> None:
    with closing(sqlite3.connect(place)) as file:
        file.executescript("PRAGMA foreign_keys=OFF; DROP TABLE plan")


def forget_version(place: Path) -> None:
    with closing(sqlite3.connect(place)) as file:
        file.executescript("DELETE FROM alembic_version")


def overwrite(first: int, pages: int) -> Callable[[Path], None]:
    def damage(place: Path) -> None:
        with place.open("r+b") as file:
            file.seek(first * 4096)
            file.write(b"\xa5" * 4096 * pages)

    return damage


DAMAGE: dict[str, Callable[[Path], object]] = {
    "first page": overwrite(0, 1),
    "all but the first page": overwrite(1, 60),
    "half of it gone": lambda place: os.truncate(place, place.stat().st_size // 2 // 4096 * 4096),
    "a table gone": drop_tables,
    "its version gone": forget_version,
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_database_is_one_sentence_and_is_left_as_it_is(kind: str, home: Path) -> None:
    place = home / "sala.db"
    DAMAGE[kind](place)
    before = place.read_bytes()
    said = refused(sala("plan", "list", home=home))
    assert "SELECT" not in said
    assert place.read_bytes() == before


def test_a_first_load_that_is_killed_is_begun_again_and_is_whole(tmp_path: Path) -> None:
    with subprocess.Popen([*COMMAND, "load"], cwd=ROOT, env=environment(tmp_path)) as loading:
        while not (tmp_path / "sala.db-wal").exists() and loading.poll() is None:
            pass
        loading.kill()
    assert sala("load", home=tmp_path).returncode == 0
    database = open_database(tmp_path / "sala.db")
    with database.read() as work:
        assert search.agrees(work) == ()
    database.close()


# --- what is typed, and where it is printed


def test_hostile_names_are_said_on_one_line_that_no_terminal_obeys(home: Path) -> None:
    for name in (b"a\nb\x1b[31m", b"half \xff", b"x" * 5000, "\u202eturned".encode()):
        said = refused(sala("plan", "show", name, home=home))
        assert "There is no plan" in said
        assert "\x1b" not in said
        assert "\u202e" not in said
        assert len(said) < 500


def test_words_are_understood_and_printed_where_the_locale_knows_only_ascii(home: Path) -> None:
    done = sala("search", "ศักดิ์ศรี", "--json", home=home, **ASCII_ONLY)
    assert [hit["slug"] for hit in json.loads(done.stdout)["results"]] == ["dignity-in-our-words"]
    assert "ศักดิ์ศรี" in refused(sala("plan", "show", "ศักดิ์ศรี", home=home, **ASCII_ONLY))


def test_letters_that_the_output_lacks_stop_nothing(home: Path) -> None:
    done = sala("plan", "show", "sample-two-day", home=home, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    done = sala("search", "ศักดิ์ศรี", "--json", home=home, PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout)["results"][0]["title"].startswith("ศักดิ์ศรี")


def test_an_answer_that_nobody_reads_ends_without_a_word(home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, "search", "", "--json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(home),
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not FULL.is_char_device(), reason="this system has no /dev/full")
def test_an_answer_that_finds_no_room_is_one_sentence(home: Path) -> None:
    for words in (["plan", "list"], ["--help"]):
        with FULL.open("wb") as full:
            done = subprocess.run(
                [*COMMAND, *words], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, env=environment(home)
            )
        assert "cannot be printed" in refused(done)


# --- papers


def test_a_paper_for_an_impossible_place_is_one_sentence(home: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    for out in (tmp_path / "file" / "a.pdf", tmp_path / "no" / "a.pdf", tmp_path / ("a" * 300)):
        said = refused(sala("export", "agenda", "sample-two-day", "--out", str(out), home=home))
        assert "Choose another place" in said
    assert {path.name for path in tmp_path.iterdir()} == {"file", "home"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_paper_goes_into_a_pipe_and_through_a_link_without_replacing_them(
    home: Path, tmp_path: Path
) -> None:
    pipe, link, real = tmp_path / "pipe", tmp_path / "link.pdf", tmp_path / "real.pdf"
    os.mkfifo(pipe)
    link.symlink_to(real)
    taken: list[bytes] = []
    reader = threading.Thread(target=lambda: taken.append(pipe.read_bytes()), daemon=True)
    reader.start()
    for out in (pipe, link):
        done = sala("export", "agenda", "sample-two-day", "--out", str(out), home=home)
        assert done.returncode == 0, done.stderr
    reader.join(PATIENCE)
    assert taken[0] == real.read_bytes()
    assert taken[0].startswith(b"%PDF")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert link.is_symlink()


SMALL_DISK = """
set -e
mount -t tmpfs -o size=$(( $(stat -c %s "$2") / 1024 + 1000 ))k tmpfs "$1"
mkdir "$1/home"; cp "$2" "$1/home/"; export SALA_HOME="$1/home"
echo old > "$1/old.pdf"
cat /dev/zero > "$1/fill" 2>/dev/null || true
truncate -s -120k "$1/fill"
set +e
"$3" -m curriculum.cli export module who-answers-for-the-factory --out "$1/old.pdf"
echo "exit $? of $(cat "$1/old.pdf") beside $(ls -A "$1" | tr '\\n' ' ')"
umount "$1"
mount -t tmpfs -o size=500k tmpfs "$1"
"$3" -m curriculum.cli load
echo "exit $?"
"""


def test_a_full_disk_is_one_sentence_and_keeps_the_old_paper(home: Path, tmp_path: Path) -> None:
    alone = ["unshare", "--user", "--map-root-user", "--mount"]
    try:
        possible = subprocess.run([*alone, "true"], capture_output=True).returncode == 0
    except OSError:
        possible = False
    if not possible:
        pytest.skip("a small disk cannot be mounted here: unshare is missing or not allowed")
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        [*alone, "bash", "-c", SMALL_DISK, "sh", str(disk), str(home / "sala.db"), sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines() == ["exit 1 of old beside fill home old.pdf ", "exit 1"], done.stderr
    assert [line.count(" is full. ") for line in done.stderr.splitlines()] == [1, 1]


# --- the server


@pytest.fixture
def hearing_every_signal() -> Iterator[None]:
    """A run under `nohup` or behind `&` ignores SIGHUP or SIGINT, and so would every process that it starts."""
    told = {signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)}
    before = {each: signal.getsignal(each) for each in told}
    for each in told:
        if before[each] == signal.SIG_IGN:
            signal.signal(each, signal.SIG_DFL)
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


@contextmanager
def serving(home: Path, log: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server's process and address; what it says on stderr goes into `log`."""
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [*COMMAND, "serve", "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=ROOT,
            env=environment(home),
        ) as process,
    ):
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert "Sala is at" in line, log.read_text()
            yield process, line.split("Sala is at ")[1].split()[0]
            process.wait()
        finally:
            watchdog.cancel()
            process.kill()


@pytest.mark.usefixtures("hearing_every_signal")
@pytest.mark.parametrize(
    ("told", "code"),
    [(signal.SIGTERM, 0), (getattr(signal, "SIGHUP", signal.SIGTERM), 0), (signal.SIGINT, 130)],
)
def test_a_server_that_is_told_to_end_ends_in_order(
    told: signal.Signals, code: int, home: Path, tmp_path: Path
) -> None:
    with serving(home, tmp_path / "log") as (process, _):
        process.send_signal(told)
    assert process.returncode == code
    assert (tmp_path / "log").read_text() == ""


def test_a_load_that_is_told_to_end_keeps_nothing_by_halves(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0"], stderr=subprocess.PIPE, cwd=ROOT, env=environment(tmp_path)
    ) as process:
        while not (tmp_path / "sala.db-wal").exists() and process.poll() is None:
            pass
        process.terminate()
        assert process.communicate(timeout=PATIENCE)[1] == b""
    assert process.returncode == 0
    assert sala("load", home=tmp_path).returncode == 0


def test_two_servers_share_one_home_and_neither_logs_what_is_asked(home: Path, tmp_path: Path) -> None:
    logs = tmp_path / "one", tmp_path / "other"
    with serving(home, logs[0]) as (one, here), serving(home, logs[1]) as (other, there):
        for address in (here, there):
            with urllib.request.urlopen(address + "/health?q=Malalai") as answer:
                assert json.load(answer)["sala"]
            with urllib.request.urlopen(address + "/find?q=Malalai%00&plan=../Malalai") as answer:
                assert b"Malalai" not in answer.read()
        one.terminate()
        other.terminate()
    assert [log.read_text() for log in logs] == ["", ""]
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()} == {0o600}
