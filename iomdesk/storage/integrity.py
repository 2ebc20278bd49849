"""What SQLite says of its file: what is damaged, and what are only indexes that can be built anew."""

import sqlite3
from collections.abc import Iterable

from iomdesk.storage.errors import primary_code

_OF_AN_INDEX = ("missing from index", "entries in index", "non-unique entry in index")
_UNUSED = "is never used"


def is_of_an_index(line: str) -> bool:
    """Say whether a line of an integrity check tells of an index: its table holds everything."""
    return any(words in line for words in _OF_AN_INDEX)


def is_harmless(line: str) -> bool:
    """Say whether a line tells of room that is lost, and nothing else."""
    return all(part.startswith("*** in database") or part.endswith(_UNUSED) for part in line.splitlines())


def damage(lines: Iterable[str]) -> list[str]:
    """Return what tells of lost contents."""
    return [line for line in lines if line != "ok" and not is_of_an_index(line) and not is_harmless(line)]


def is_damaged(connection: sqlite3.Connection) -> bool:
    """Look through all pages, fast."""
    try:
        return bool(damage(line for (line,) in connection.execute("PRAGMA quick_check")))
    except sqlite3.DatabaseError as error:
        if primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return True
        raise
