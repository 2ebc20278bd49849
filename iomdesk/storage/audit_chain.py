"""Chain what a transaction audited, and find what was changed or removed behind the program's back."""

from collections.abc import Iterator

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from iomdesk.model.audit_chain import START, AuditedRow, AuditLink, chained, digest_of
from iomdesk.model.desk_record import AuditEntry
from iomdesk.queries.findings import Finding, error
from iomdesk.runtime.translations import _

_ROW = (
    AuditEntry.id,
    AuditEntry.at,
    AuditEntry.installation,
    AuditEntry.action,
    AuditEntry.record_kind,
    AuditEntry.record_id,
    AuditEntry.before,
    AuditEntry.after,
)


def extend_chain(session: Session) -> tuple[AuditedRow, ...]:
    """Chain the rows that are not, and return them: part of every transaction that stores something."""
    last = session.execute(
        select(AuditLink).order_by(AuditLink.audit_id.desc()).limit(1)
    ).scalar_one_or_none()
    after = last.audit_id if last else 0
    new = session.execute(select(*_ROW).where(AuditEntry.id > after).order_by(AuditEntry.id)).all()
    rows = tuple(AuditedRow(*row) for row in new)
    if rows:
        links = chained(rows, last.digest if last else START)
        session.execute(insert(AuditLink), [{"audit_id": id_, "digest": digest} for id_, digest in links])
    return rows


def audited_after(session: Session, number: int, before: int) -> tuple[AuditedRow, ...]:
    """Return the rows that were written after one that somebody has seen, and before another."""
    found = select(*_ROW).where(AuditEntry.id > number, AuditEntry.id < before).order_by(AuditEntry.id)
    return tuple(AuditedRow(*row) for row in session.execute(found))


def check_chain(session: Session) -> Iterator[Finding]:
    """Yield rows of the audit that are not what was written, are gone, or came in from outside.

    After a break the stored digest goes on, so that only what was touched is told.
    """
    links = session.execute(select(AuditLink.audit_id, AuditLink.digest)).all()
    digests = {link.audit_id: link.digest for link in links}
    present = set(session.scalars(select(AuditEntry.id)))
    previous = START
    with session.execute(select(*_ROW).order_by(AuditEntry.id).execution_options(yield_per=1_000)) as rows:
        for id_ in sorted(present | set(digests)):
            row = AuditedRow(*next(rows)) if id_ in present else None
            yield from _findings_of(id_, row, digests.get(id_), previous)
            previous = digests.get(id_, previous)


def _findings_of(id_: int, row: AuditedRow | None, stored: str | None, previous: str) -> Iterator[Finding]:
    if row is None:
        yield _removed(id_)
    elif stored is None:
        yield _unchained(id_)
    elif digest_of(row, previous) != stored:
        yield _changed(id_)


def head_of_chain(session: Session) -> tuple[int, str]:
    """Return the number of the last row and its digest; (0, "") for none."""
    last = session.execute(
        select(AuditLink.audit_id, AuditLink.digest).order_by(AuditLink.audit_id.desc()).limit(1)
    ).one_or_none()
    return (last.audit_id, last.digest) if last else (0, START)


def _removed(id_: int) -> Finding:
    message = _("Row {id} of the history of changes is gone: somebody removed it outside this program.")
    return error("audit_removed", message.format(id=id_), "audit", id_)


def _changed(id_: int) -> Finding:
    message = _(
        "Row {id} of the history of changes, or what came right before it, is not what was written: "
        "somebody changed it outside this program."
    )
    return error("audit_changed", message.format(id=id_), "audit", id_)


def _unchained(id_: int) -> Finding:
    message = _("Row {id} of the history of changes was put in outside this program.")
    return error("audit_foreign", message.format(id=id_), "audit", id_)
