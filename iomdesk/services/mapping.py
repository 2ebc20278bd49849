"""Map agenda items to the clauses of the mandate they fall under."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem, ClauseOutsideMandate, ItemClause
from iomdesk.model.mandate import MandateClause, MandateVersion, version_for
from iomdesk.model.sessions import GroupSession
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.work import Work


def mandate_of(session: Session, group_session: GroupSession) -> MandateVersion | None:
    """Return the version a session's items are mapped to: the one chosen, else the one its date gives."""
    if group_session.mandate_version_id is not None:
        return session.get(MandateVersion, group_session.mandate_version_id)
    bodies = [link.body_id for link in group_session.bodies]
    versions = session.scalars(select(MandateVersion).where(MandateVersion.body_id.in_(bodies)))
    return version_for(versions, group_session.start_on)


def map_clause(work: Work, *, item: int, clause: int) -> Changes:
    """Map an item to a clause of the version its session works under; doing it twice changes nothing.

    Raises ClauseOutsideMandate where the clause belongs to another version.
    """
    record = work.get(AgendaItem, item)
    check_clause(work, work.get(GroupSession, record.session_id), work.get(MandateClause, clause))
    if work.session.get(ItemClause, (item, clause)) is not None:
        return NOTHING
    work.session.add(ItemClause(item_id=item, clause_id=clause))
    work.audit("map", "item", item, None, {"clause": clause})
    inverse = Operation(unmap_clause, {"item": item, "clause": clause})
    return touching(inverse, item=item, session=record.session_id, clause=clause)


def unmap_clause(work: Work, *, item: int, clause: int) -> Changes:
    """Take a clause off an item."""
    link = work.session.get(ItemClause, (item, clause))
    if link is None:
        return NOTHING
    work.session.delete(link)
    work.audit("unmap", "item", item, {"clause": clause}, None)
    inverse = Operation(map_clause, {"item": item, "clause": clause})
    return touching(inverse, item=item, session=work.get(AgendaItem, item).session_id, clause=clause)


def check_clause(work: Work, group_session: GroupSession, clause: MandateClause) -> None:
    """Raise ClauseOutsideMandate unless the clause is of the version the session works under."""
    version = mandate_of(work.session, group_session)
    if version is None or clause.chapter.version_id != version.id:
        raise ClauseOutsideMandate(
            _(
                "This clause belongs to another version of the mandate than the one this session works "
                "under. Nothing was changed; choose a clause of that version, or another version for the "
                "session."
            )
        )
