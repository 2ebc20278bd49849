"""Repair what can be rebuilt from what is there, note each repair in the history, and delete nothing."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import text, update

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.documents import Content
from iomdesk.model.minutes import Draft
from iomdesk.model.recommendations import Recommendation
from iomdesk.queries.findings import Finding
from iomdesk.runtime.translations import _
from iomdesk.services.work import Work
from iomdesk.storage.check import check_desk
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.schema import empty_desk_statements
from iomdesk.storage.search_index import make_index_anew

_REBUILT = ("index", "trigger")
_UNLINKED: dict[str, tuple[type[AgendaItem | Draft | Recommendation], str]] = {
    "draft_unsealed": (Draft, "sealed_revision_id"),
    "parent_in_other_session": (AgendaItem, "parent_id"),
    "item_inside_itself": (AgendaItem, "parent_id"),
    "item_in_other_session": (Recommendation, "item_id"),
}


def repair_desk(work: Work, backups: Sequence[Path]) -> tuple[str, ...]:
    """Repair what `check_desk` finds, as far as it can be; say in sentences what was done.

    Stored files that changed are fetched from the backups, the newest first.
    """
    findings = check_desk(work.session)
    return tuple(sentence for finding in findings for sentence in _repair(work, finding, backups))


def _repair(work: Work, finding: Finding, backups: Sequence[Path]) -> Iterator[str]:
    if finding.kind == "index_damaged":
        work.session.execute(text("REINDEX"))
        yield _noted(work, finding, _("Indexes were built anew."))
    elif finding.kind == "search_stale":
        make_index_anew(work.session.connection())
        yield _noted(work, finding, _("The index of the search was built anew."))
    elif finding.kind == "format_incomplete":
        yield from _add_object(work, finding)
    elif finding.kind == "content_changed":
        yield from _fetch_content(work, finding, backups)
    elif finding.kind in _UNLINKED:
        yield from _unlink(work, finding)


def _add_object(work: Work, finding: Finding) -> Iterator[str]:
    """Make an index or a trigger that is missing; where another bears its name, that is left, and told."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(empty_desk_statements())
        found = connection.execute(
            "SELECT type, sql FROM sqlite_master WHERE name = ? AND sql IS NOT NULL", (finding.record_id,)
        ).fetchone()
    wanted = {"name": finding.record_id}
    there = work.session.execute(text("SELECT 1 FROM sqlite_master WHERE name = :name"), wanted).first()
    if found and found[0] in _REBUILT and there is None:
        work.session.connection().exec_driver_sql(found[1])
        yield _noted(work, finding, _("“{name}” was missing and was made anew.").format(**wanted))


def _fetch_content(work: Work, finding: Finding, backups: Sequence[Path]) -> Iterator[str]:
    digest = finding.record_id
    for path in backups:
        data = _content_in(path, digest)
        if data is not None:
            whole = {"data": data, "size": len(data)}
            work.session.execute(update(Content).where(Content.digest == digest).values(whole))
            message = _("The stored file {digest}… was fetched from the backup {name}.")
            yield _noted(work, finding, message.format(digest=digest[:12], name=path.name))
            return


def _content_in(path: Path, digest: str) -> bytes | None:
    try:
        with closing(connect(path, Access.READ)) as connection:
            row = connection.execute("SELECT data FROM content WHERE digest = ?", (digest,)).fetchone()
    except sqlite3.Error:
        return None
    data = bytes(row[0] or b"") if row else b""
    return data if hashlib.sha256(data).hexdigest() == digest else None


def _unlink(work: Work, finding: Finding) -> Iterator[str]:
    model, column = _UNLINKED[finding.kind]
    record = work.session.get(model, int(finding.record_id))
    former = getattr(record, column, None)
    if former is None or (finding.kind == "item_inside_itself" and not _stands_in_ring(work, finding)):
        return  # another one of the ring was repaired first
    setattr(record, column, None)
    work.session.flush()
    message = _("{kind} {id}: the link to {former} was taken away; it led nowhere or astray.")
    work.audit("repair", finding.record_kind, finding.record_id, {column: former}, {column: None})
    yield message.format(kind=finding.record_kind, id=finding.record_id, former=former)


def _stands_in_ring(work: Work, finding: Finding) -> bool:
    start = int(finding.record_id)
    at, seen = work.session.get(AgendaItem, start), {0}
    while at is not None and at.parent_id is not None and at.parent_id not in seen:
        if at.parent_id == start:
            return True
        seen.add(at.parent_id)
        at = work.session.get(AgendaItem, at.parent_id)
    return False


def _noted(work: Work, finding: Finding, sentence: str) -> str:
    work.audit("repair", finding.record_kind or "desk", finding.record_id or 1, {"found": finding.kind}, None)
    return sentence
