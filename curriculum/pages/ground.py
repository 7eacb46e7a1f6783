"""The one database of this process, opened when the first page needs it."""

from __future__ import annotations

import threading

from curriculum import db, settings

_lock = threading.Lock()
_open: dict[str, db.Database] = {}


def database() -> db.Database:
    """The database that the settings name now; opened, upgraded and kept. Raises `StorageError`."""
    place = settings.database()
    with _lock:
        if str(place) not in _open:
            _open[str(place)] = db.open_database(place)
        return _open[str(place)]
