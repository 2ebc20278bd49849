"""Keep the index of all words in step with the texts, look whether it is, and make it anew.

Triggers write down what is found and where (`search_entry`); the words themselves go into the full-text
table here, before the transaction ends, because SQLite lets no trigger of a mailed file write such a table.
"""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from iomdesk.queries.findings import Finding, warning
from iomdesk.queries.search_words import found_kinds
from iomdesk.queries.store_kinds import is_file
from iomdesk.runtime.translations import _

DERIVED = "search_"
"""How the names of all tables begin that can be made anew from the others."""

_UNCHANGED = (
    "DELETE FROM search_pending WHERE former IS NOT NULL "
    "AND former = (SELECT text FROM search_entry WHERE id = entry_id)"
)
_DROP_FORMER = (
    "INSERT INTO search_index (search_index, rowid, text) "
    "SELECT 'delete', entry_id, former FROM search_pending WHERE former IS NOT NULL"
)
_ADD_PRESENT = (
    "INSERT INTO search_index (rowid, text) "
    "SELECT e.id, e.text FROM search_pending p JOIN search_entry e ON e.id = p.entry_id"
)
_EMPTY_PENDING = "DELETE FROM search_pending"


def index_pending(session: Session) -> None:
    """Put what changed in this transaction into the index, in the same transaction."""
    if session.scalar(text("SELECT 1 FROM search_pending LIMIT 1")):
        for statement in (_UNCHANGED, _DROP_FORMER, _ADD_PRESENT, _EMPTY_PENDING):
            session.execute(text(statement))


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Make the whole index anew from the texts, in the transaction that is open."""
    for statement in rebuilding():
        connection.execute(statement)


def rebuilding() -> Iterator[str]:
    """Give the statements that make the index anew."""
    yield "DELETE FROM search_entry"
    yield from (f"INSERT INTO search_entry SELECT * FROM search_{kind}" for kind in found_kinds())
    yield "INSERT INTO search_index (search_index) VALUES ('rebuild')"
    yield _EMPTY_PENDING


def make_index_anew(connection: Connection) -> None:
    """Make the whole index anew, of a file or on a server, in the transaction that is open."""
    if is_file(connection):
        for statement in rebuilding():
            connection.execute(text(statement))
        return
    from iomdesk.storage.server_index import rebuild_on_server

    rebuild_on_server(connection, found_kinds())


def check_index(session: Session) -> Iterator[Finding]:
    """Tell where the index says other words than the texts do."""
    entries = session.scalar(text("SELECT count(*) FROM search_entry"))
    indexed = session.scalar(text("SELECT count(*) FROM search_index_docsize"))
    if differences(session) or waiting_entries(session) or entries != indexed:
        yield stale()


def stale() -> Finding:
    """Say that the index is not what it should be."""
    return warning("search_stale", _("The index of the search does not say what the texts say."))


def waiting_entries(session: Session) -> int:
    """Count what was noted for the index and not brought in."""
    return session.scalar(text("SELECT count(*) FROM search_pending")) or 0


def differences(session: Session) -> int:
    """Count entries that say other than the texts, of both kinds of desks."""
    return sum(
        session.scalar(text(statement)) or 0 for kind in found_kinds() for statement in _differences(kind)
    )


def _differences(kind: str) -> Iterator[str]:
    yield (
        f"SELECT count(*) FROM search_{kind} v LEFT JOIN search_entry e ON e.id = v.id "
        "WHERE e.id IS NULL OR e.text <> v.text OR e.title <> v.title OR e.record_id <> v.record_id "
        "OR COALESCE(e.session_id, 0) <> COALESCE(v.session_id, 0) "
        "OR COALESCE(e.item_id, 0) <> COALESCE(v.item_id, 0) OR e.language <> v.language"
    )
    yield (
        f"SELECT count(*) FROM search_entry e WHERE e.kind = '{kind}' "
        f"AND NOT EXISTS (SELECT 1 FROM search_{kind} v WHERE v.source_id = e.source_id)"
    )
