from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from sqlmodel import select

from curriculum import preferences, seal, search, settings
from curriculum.db import open_database
from curriculum.errors import AddressNotLoopback, PortInUse
from curriculum.library import modules
from curriculum.models.installation import InstallationState
from curriculum.search import SearchRequest
from curriculum.server import serving
from tests.serving import ROOT, served


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_addresses_of_this_machine_are_served(address: str) -> None:
    assert serving.loopback(address)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.4", "example.org", "", "127.0.0.1.evil.org"])
def test_every_other_address_is_refused(address: str) -> None:
    with pytest.raises(AddressNotLoopback):
        serving.loopback(address)


def test_a_port_in_use_is_one_sentence_and_exit_code_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortInUse):
            serving.bound("127.0.0.1", port)
        ran = subprocess.run(
            [sys.executable, "-m", "curriculum.cli", "serve", "--port", str(port)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={"SALA_HOME": str(tmp_path), "PATH": ""},
        )
    assert ran.returncode == 1
    assert str(port) in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir()), "nothing is made before it is known that it can be served"


def test_small_messages_are_sent_at_once() -> None:
    """Held back, each click waits 40 ms for the browser to say that it got the message before."""

    async def held_back() -> bool:
        held: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            sock = writer.get_extra_info("socket")
            held.set_result(not sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        sock = serving.bound("127.0.0.1", 0)
        async with await asyncio.start_server(answer, sock=sock):
            _, writer = await asyncio.open_connection(*sock.getsockname())
            writer.close()
            return await held

    assert not asyncio.run(held_back())


def test_what_a_sealed_start_imports_leaves_the_database_and_pandas_for_later() -> None:
    names = (
        "print([name for name in ('pandas', 'sqlalchemy', 'numpy', 'rich', 'babel') if name in sys.modules])"
    )
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import curriculum.cli, curriculum.seal, curriculum.server.asgi, sys; {names}",
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert ran.stdout.strip() == "[]"


def test_the_library_is_loaded_and_sealed_before_it_is_served_and_again_when_the_seal_is_broken(
    tmp_path: Path,
) -> None:
    place = tmp_path / settings.DATABASE_NAME
    with served(tmp_path):
        assert seal.is_on(place, seal.seal(settings.shipped()))
    database = open_database(place)
    with database.write() as work:
        uid = modules.shown(work, "who-answers-for-the-factory").uid
        search.remove(work, uid, "en")
        for row in work.session.exec(select(InstallationState).where(InstallationState.name == "shipped")):
            work.session.delete(row)
        work.session.flush()
        preferences.remember(work, seal.NAME, str(uuid4()))
    with served(tmp_path):
        assert seal.is_on(place, seal.seal(settings.shipped()))
        with database.read() as work:
            found = search.search(work, SearchRequest("factory"))
            assert uid in [hit.uid for hit in found.hits]
            assert search.agrees(work) == ()
    database.close()
