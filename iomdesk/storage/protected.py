"""Connections to desks protected by a passphrase: SQLCipher, speaking with the errors of `sqlite3`.

All that catches errors of the database, SQLAlchemy included, then does so for both kinds of desks.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as cipher

from iomdesk.runtime.desk_keys import DeskKey

_KINDS: dict[str, type[sqlite3.Error]] = {
    name: getattr(sqlite3, name)
    for name in (
        "DataError",
        "IntegrityError",
        "InterfaceError",
        "InternalError",
        "NotSupportedError",
        "OperationalError",
        "ProgrammingError",
        "DatabaseError",
    )
}


def _own(error: Exception) -> sqlite3.Error:
    own = _KINDS.get(type(error).__name__, sqlite3.DatabaseError)(*error.args)
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        own.sqlite_errorcode, own.sqlite_errorname = code, getattr(error, "sqlite_errorname", "")
    return own


def _speaking(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def spoken(*arguments: Any, **named: Any) -> Any:
        try:
            return method(*arguments, **named)
        except cipher.Error as error:
            raise _own(error) from error

    return spoken


class ProtectedCursor(cipher.Cursor):  # type: ignore[misc]
    """A cursor whose errors are those of `sqlite3`."""

    execute = _speaking(cipher.Cursor.execute)
    executemany = _speaking(cipher.Cursor.executemany)
    executescript = _speaking(cipher.Cursor.executescript)
    fetchone = _speaking(cipher.Cursor.fetchone)
    fetchmany = _speaking(cipher.Cursor.fetchmany)
    fetchall = _speaking(cipher.Cursor.fetchall)
    __next__ = _speaking(cipher.Cursor.__next__)


class ProtectedConnection(cipher.Connection):  # type: ignore[misc]
    """A connection whose errors are those of `sqlite3`, and which knows what opens its copies."""

    desk_key: DeskKey
    commit = _speaking(cipher.Connection.commit)
    rollback = _speaking(cipher.Connection.rollback)
    backup = _speaking(cipher.Connection.backup)
    create_function = _speaking(cipher.Connection.create_function)

    @_speaking
    def cursor(self, *_arguments: Any) -> ProtectedCursor:
        """Give a cursor of this kind."""
        return ProtectedCursor(self)

    def execute(self, *arguments: Any) -> ProtectedCursor:
        """Run one statement."""
        return self.cursor().execute(*arguments)  # type: ignore[no-any-return]

    def executemany(self, *arguments: Any) -> ProtectedCursor:
        """Run one statement for many rows."""
        return self.cursor().executemany(*arguments)  # type: ignore[no-any-return]

    def executescript(self, *arguments: Any) -> ProtectedCursor:
        """Run several statements."""
        return self.cursor().executescript(*arguments)  # type: ignore[no-any-return]


_connect = _speaking(cipher.connect)


def connect_protected(address: str, key: DeskKey, **settings: Any) -> sqlite3.Connection:
    """Connect to a file with its key; an empty file becomes protected by it."""
    connection = _connect(address, factory=ProtectedConnection, **settings)
    connection.desk_key = key
    connection.execute("PRAGMA cipher_log_level = NONE")  # nothing is told on stderr
    connection.execute(f'PRAGMA key = "{_spoken(key)}"')
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection  # type: ignore[no-any-return]


@_speaking
def export_to(
    source: Path, former: DeskKey | None, target: Path, key: DeskKey | None, application_id: int
) -> None:
    """Write all of a file that nobody writes to into an empty one, protected by another key or by none."""
    with closing(cipher.connect(source, isolation_level=None)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA temp_store = MEMORY")
        if former is not None:
            connection.execute(f'PRAGMA key = "{_spoken(former)}"')
        wanted = (str(target), _spoken(key) if key else "")
        connection.execute("ATTACH DATABASE ? AS target KEY ?", wanted)
        connection.execute("SELECT sqlcipher_export('target')").fetchall()
        connection.execute(f"PRAGMA target.application_id = {application_id}")
        connection.execute("DETACH DATABASE target")


def _spoken(key: DeskKey) -> str:
    """Write key and salt as SQLCipher takes them: derived already."""
    return f"x'{key.secret.hex()}{key.salt.hex()}'"
