"""Map agenda items to the clauses of the mandate they fall under."""

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem, ClauseOutsideMandate, ItemClause
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateVersion, version_for
from iomdesk.model.recommendations import Recommendation, RecommendationClause
from iomdesk.model.sessions import GroupSession, SessionBody
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields
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


def tie_sessions(work: Work, body: int) -> tuple[int, ...]:
    """Fix the version of a body's sessions that have clauses, so that another version does not move them.

    Returns the sessions that were tied; they had followed their date until then.
    """
    held = select(SessionBody.session_id).where(SessionBody.body_id == body)
    free = select(GroupSession.id).where(GroupSession.mandate_version_id.is_(None), GroupSession.id.in_(held))
    of_items = select(AgendaItem.session_id, ItemClause.clause_id).join(ItemClause)
    of_recommendations = select(Recommendation.session_id, RecommendationClause.clause_id).join(
        RecommendationClause
    )
    used = union_all(of_items, of_recommendations).subquery()
    versions = (
        select(used.c.session_id, MandateChapter.version_id)
        .join(MandateClause, MandateClause.id == used.c.clause_id)
        .join(MandateChapter, MandateChapter.id == MandateClause.chapter_id)
        .where(used.c.session_id.in_(free))
        .group_by(used.c.session_id, MandateChapter.version_id)
        .order_by(used.c.session_id, func.count())
    )
    found: dict[int, int] = {}
    for session, version in work.session.execute(versions).all():
        found[session] = version  # the version of most clauses comes last and stays
    for session, version in found.items():
        fields = {"mandate_version_id": version}
        change_fields(work, work.get(GroupSession, session), "session", fields, frozenset(fields))
    return tuple(found)


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
