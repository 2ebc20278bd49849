"""Check a desk: the file as SQLite sees it, the files kept in it, and how its records fit together."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from iomdesk.model import metadata
from iomdesk.model.desk_record import DeskRecord
from iomdesk.model.documents import Content
from iomdesk.queries.findings import Finding, error, warning
from iomdesk.queries.store_kinds import is_file
from iomdesk.runtime.translations import _
from iomdesk.storage.audit_chain import check_chain
from iomdesk.storage.check_links import check_links
from iomdesk.storage.integrity import damage, is_of_an_index
from iomdesk.storage.schema import empty_desk_statements
from iomdesk.storage.search_index import check_index

_OBJECTS = (
    "SELECT type, name, CASE type WHEN 'trigger' THEN sql END FROM sqlite_master "
    "WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
)


def check_desk(session: Session) -> tuple[Finding, ...]:
    """Return all that is wrong with a desk and change nothing; of a broken file, only that it is."""
    if not is_file(session):
        from iomdesk.storage.server_index import check_on_server

        return (*_check_records(session), *check_on_server(session))
    of_file = tuple(_check_file(session))
    if any(finding.kind == "file_damaged" for finding in of_file):
        return of_file
    return (
        *of_file,
        *_check_schema(session),
        *_check_references(session),
        *_check_records(session),
        *check_index(session),
    )


def _check_records(session: Session) -> Iterator[Finding]:
    """Look at what only the program knows; a server sees to its files and to references by itself."""
    yield from _check_desk_record(session)
    yield from _check_contents(session)
    yield from check_links(session)
    yield from check_chain(session)


def _check_file(session: Session) -> Iterator[Finding]:
    lines = _integrity(session)
    for line in damage(lines):
        yield error("file_damaged", _("The file is damaged: {detail}").format(detail=line))
    if of_index := [line for line in lines if is_of_an_index(line)]:
        message = _("An index does not fit its table: {detail}")
        yield error("index_damaged", message.format(detail=of_index[0]))


def _integrity(session: Session) -> list[str]:
    try:
        return list(session.scalars(text("PRAGMA integrity_check")))
    except DatabaseError as damage:  # so broken that not even the looking came to its end
        return [str(damage.orig)]


def _check_schema(session: Session) -> Iterator[Finding]:
    """Compare with a new desk: a mailed file might also bring triggers of its own."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(empty_desk_statements())
        wanted = set(connection.execute(_OBJECTS))
    found = {tuple(row) for row in session.execute(text(_OBJECTS))}
    for kind, name, _sql in sorted(wanted - found):
        message = _("The file lacks the {kind} “{name}”, or has another one.")
        yield error("format_incomplete", message.format(kind=kind, name=name), kind, name)
    for kind, name, _sql in sorted(found - wanted):
        message = _("The file has a {kind} “{name}” that this program does not make.")
        yield error("format_foreign", message.format(kind=kind, name=name), kind, name)


def _check_references(session: Session) -> Iterator[Finding]:
    for table, row, parent, _key in session.execute(text("PRAGMA foreign_key_check")):
        message = _("Row {row} of “{table}” refers to a row of “{parent}” that is not there.")
        yield error("reference_broken", message.format(row=row, table=table, parent=parent), table, row or "")


def _check_desk_record(session: Session) -> Iterator[Finding]:
    if session.get(DeskRecord, 1) is None:
        yield error("desk_unnamed", _("The desk does not say which desk it is."), "desk", 1)


def _check_contents(session: Session) -> Iterator[Finding]:
    """Read the stored files one at a time: together they may be larger than the memory."""
    in_use = _digests_in_use(session)
    for digest in session.scalars(select(Content.digest).order_by(Content.digest)).all():
        row = session.execute(select(Content.data, Content.size).where(Content.digest == digest)).one()
        if hashlib.sha256(row.data or b"").hexdigest() != digest or len(row.data or b"") != row.size:
            message = _("A stored file is not what was stored (digest {digest}…).")
            yield error("content_changed", message.format(digest=digest[:12]), "content", digest)
        if digest not in in_use:
            message = _("A stored file belongs to no document (digest {digest}…).")
            yield warning("content_unused", message.format(digest=digest[:12]), "content", digest)


def _digests_in_use(session: Session) -> set[str]:
    """Ask every table that refers to stored files."""
    columns = [
        key.parent
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table is Content.__table__
        and not key.parent.primary_key  # a reading of a file is no use of it
    ]
    return {digest for column in columns for digest in session.scalars(select(column).distinct()) if digest}
