"""Connections to a desk file, each with the settings that keep it whole."""

import os
import sqlite3
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import quote

from iomdesk.runtime.desk_keys import DeskKey, known_key, salt_of
from iomdesk.storage.errors import DeskLocked

BUSY_MILLISECONDS = 5_000


class Access(StrEnum):
    """Say what a connection may do; the values are parameters of SQLite's file addresses."""

    WRITE = "mode=rw"
    READ = "mode=ro"


def connect(path: Path, access: Access) -> sqlite3.Connection:
    """Open a file that exists; transactions begin only where BEGIN is said.

    `trusted_schema` and `cell_size_check` are on guard because desks come by mail (sqlite.org/security.html).
    Raises DeskLocked where the file is protected and nobody gave its passphrase to this process.
    """
    connection = _connect(f"{_address(path)}?{access.value}", key_for(path))
    try:
        _settle(connection, access)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_with(path: Path, key: DeskKey) -> sqlite3.Connection:
    """Open a protected file with a key that may not be its own: the first question then fails."""
    return _connect(f"{_address(path)}?{Access.READ.value}", key)


def connect_new(path: Path, key: DeskKey | None) -> sqlite3.Connection:
    """Open a file that is empty or not there yet; what is filled in can only be read with the key."""
    return _connect(f"{_address(path)}?mode=rwc", key)


def key_for(path: Path) -> DeskKey | None:
    """Return the key of a protected file, None of another; raises DeskLocked."""
    salt = salt_of(path)
    if salt is None:
        return None
    key = known_key(salt)
    if key is None:
        raise DeskLocked(path)
    return key


def key_behind(connection: sqlite3.Connection) -> DeskKey | None:
    """Return what protects the file of a connection; None where nothing does."""
    return getattr(connection, "desk_key", None)


def _connect(address: str, key: DeskKey | None) -> sqlite3.Connection:
    settings: dict[str, Any] = {
        "uri": True,
        "isolation_level": None,
        "timeout": BUSY_MILLISECONDS / 1_000,
        "check_same_thread": False,
    }
    if key is None:
        plain: sqlite3.Connection = sqlite3.connect(address, **settings)
        return plain
    from iomdesk.storage.protected import connect_protected  # only who needs it waits for it

    made: sqlite3.Connection = connect_protected(address, key, **settings)
    return made


def _settle(connection: sqlite3.Connection, access: Access) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    if access is Access.WRITE:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    else:
        connection.execute("PRAGMA query_only = ON")


def _address(path: Path) -> str:
    # Path.as_uri would put the server of a Windows share where SQLite accepts no name.
    absolute = path.absolute().as_posix()
    return "file://" + quote(os.fsencode(absolute if absolute.startswith("/") else f"/{absolute}"))
