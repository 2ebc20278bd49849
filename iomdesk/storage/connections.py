"""Connections to a desk file, each with the settings that keep it whole."""

import os
import sqlite3
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

BUSY_MILLISECONDS = 5_000


class Access(StrEnum):
    """Say what a connection may do; the values are parameters of SQLite's file addresses."""

    WRITE = "mode=rw"
    READ = "mode=ro"


def connect(path: Path, access: Access) -> sqlite3.Connection:
    """Open a file that exists; transactions begin only where BEGIN is said.

    `trusted_schema` and `cell_size_check` are on guard because desks come by mail (sqlite.org/security.html).
    """
    connection = sqlite3.connect(
        f"{_address(path)}?{access.value}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_MILLISECONDS / 1_000,
        check_same_thread=False,
    )
    try:
        _settle(connection, access)
    except BaseException:
        connection.close()
        raise
    return connection


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
