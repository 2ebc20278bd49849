"""Which issued agendas stand, and which were taken back: the audit says so, for they never change."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.agenda_versions import AgendaVersion
from iomdesk.model.desk_record import AuditEntry

WITHDRAWN, ISSUED_AGAIN = "withdraw", "reinstate"
"""Actions on an issued agenda; the last one says whether it stands."""


@dataclass(frozen=True, slots=True)
class IssuedAgenda:
    """Pair an issued agenda with its revision among those that stand: 0 for the first of its stage."""

    record: AgendaVersion
    revision: int
    is_withdrawn: bool


def issued_agendas(session: Session, *, session_id: int) -> tuple[IssuedAgenda, ...]:
    """Return what was issued for a session, oldest first."""
    query = select(AgendaVersion).where(AgendaVersion.session_id == session_id)
    records = session.scalars(query.order_by(AgendaVersion.issued_at, AgendaVersion.id)).all()
    last = {int(row.record_id): row.action for row in _said(session, records)}
    found: list[IssuedAgenda] = []
    for record in records:
        standing = [one for one in found if one.record.stage == record.stage and not one.is_withdrawn]
        found.append(IssuedAgenda(record, len(standing), last.get(record.id) == WITHDRAWN))
    return tuple(found)


def numbers_void_until(session: Session, *, session_id: int) -> int:
    """Return the audit row at which the numbers of a session last became free again; 0 for never."""
    records = session.scalars(select(AgendaVersion).where(AgendaVersion.session_id == session_id)).all()
    void = [0]
    for row in _said(session, records):
        if not (row.after or {}).get("is_unfixed"):
            continue
        if row.action == WITHDRAWN:
            void.append(row.id)
        elif len(void) > 1:
            void.pop()
    return void[-1]


def _said(session: Session, records: Any) -> list[AuditEntry]:
    query = select(AuditEntry).where(
        AuditEntry.record_kind == "agenda",
        AuditEntry.action.in_((WITHDRAWN, ISSUED_AGAIN)),
        AuditEntry.record_id.in_([str(record.id) for record in records]),
    )
    return list(session.scalars(query.order_by(AuditEntry.id))) if records else []
