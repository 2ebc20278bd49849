"""Check what the database cannot: links by kind and number, and rules between records."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Select, case, exists, func, select
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Session, aliased

from iomdesk.model.agenda import AgendaBreak, AgendaItem, ItemClause
from iomdesk.model.agenda_versions import AgendaTemplate
from iomdesk.model.conduct import Motion
from iomdesk.model.corrections import Correction
from iomdesk.model.desk_record import AuditEntry, DeskRecord
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.interventions import Intervention
from iomdesk.model.journal import RecoveredText
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateVersion
from iomdesk.model.membership import Membership
from iomdesk.model.minutes import Draft, MinutesRevision
from iomdesk.model.packs import Pack, PackRecipient
from iomdesk.model.papers import RegisteredPaper
from iomdesk.model.participants import Delegation, DelegationMember, Organisation
from iomdesk.model.recommendations import Recommendation, RecommendationClause
from iomdesk.model.report_life import ReportCorrection
from iomdesk.model.sessions import GroupSession, Meeting
from iomdesk.queries.findings import Finding, error, warning
from iomdesk.queries.mandate import mandate_record_for
from iomdesk.runtime.translations import _
from iomdesk.services.kept_rows import TRASH

_RECORDS: Mapping[str, type[DeclarativeBase]] = {
    "desk": DeskRecord,
    "session": GroupSession,
    "item": AgendaItem,
    "minutes": AgendaItem,  # audited under the item they belong to
    "mandate": MandateVersion,
    "document": MeetingDocument,
    "recommendation": Recommendation,
    "delegation": Delegation,
    "member": DelegationMember,
    "organisation": Organisation,
    "paper": RegisteredPaper,
    "template": AgendaTemplate,
    "recovered": RecoveredText,
    "intervention": Intervention,
    "motion": Motion,
    "meeting": Meeting,
    "break": AgendaBreak,
    "correction": Correction,
    "report_correction": ReportCorrection,
    "pack": Pack,
    "recipient": PackRecipient,
    "membership": Membership,
    "minutes_of_session": GroupSession,
    "report": GroupSession,
    "calendar": GroupSession,
}
_REMOVALS = ("remove", TRASH)


def check_links(session: Session) -> Iterator[Finding]:
    """Yield what dangles or contradicts itself."""
    yield from _drafts_without_record(session)
    yield from _drafts_without_revision(session)
    yield from _audit_without_record(session)
    yield from _parents_in_other_sessions(session)
    yield from _items_inside_themselves(session)
    yield from _recommendations_of_other_sessions(session)
    yield from _clauses_of_other_versions(session)


def _drafts_without_record(session: Session) -> Iterator[Finding]:
    for draft in session.scalars(select(Draft).order_by(Draft.id)):
        kind = _RECORDS.get(draft.record_kind)
        if kind is None or session.get(kind, draft.record_id) is None:
            message = _("A draft belongs to a record that is not there ({kind} {id}).")
            yield error(
                "draft_dangling",
                message.format(kind=draft.record_kind, id=draft.record_id),
                "draft",
                draft.id,
            )


def _drafts_without_revision(session: Session) -> Iterator[Finding]:
    sealed = exists().where(MinutesRevision.id == Draft.sealed_revision_id)
    wanted = select(Draft.id).where(Draft.sealed_revision_id.is_not(None), ~sealed).order_by(Draft.id)
    for id_ in session.scalars(wanted):
        yield error("draft_unsealed", _("A draft names a revision that is not there."), "draft", id_)


def _audit_without_record(session: Session) -> Iterator[Finding]:
    """Report what was changed once and is gone without a trace of its removal."""
    removed = func.sum(case((AuditEntry.action.in_(_REMOVALS), 1), else_=0))
    seen = (
        select(AuditEntry.record_kind, AuditEntry.record_id)
        .where(AuditEntry.record_kind.in_(_RECORDS))
        .group_by(AuditEntry.record_kind, AuditEntry.record_id)
        .having(removed == 0)
    )
    found = session.execute(seen.order_by(AuditEntry.record_kind, AuditEntry.record_id)).all()
    lost = [(kind, id_) for kind, id_ in found if session.get(_RECORDS[kind], int(id_)) is None]
    kept = _kept_with_others(session) if lost else set()
    for kind, id_ in lost:
        if (_RECORDS[kind].__tablename__, int(id_)) not in kept:
            message = _("A record was lost: the journal knows {kind} {id}, the desk does not.")
            yield warning("record_lost", message.format(kind=kind, id=id_), kind, id_)


def _kept_with_others(session: Session) -> set[tuple[str, int]]:
    """Return table and id of what went into the trash with what it belonged to."""
    trash = session.scalars(select(AuditEntry.before).where(AuditEntry.action == TRASH))
    rows = [row for before in trash for row in (before or {}).get("rows", ())]
    return {(row["table"], row["values"]["id"]) for row in rows if "id" in row["values"]}


def _parents_in_other_sessions(session: Session) -> Iterator[Finding]:
    parent = aliased(AgendaItem)
    wanted = select(AgendaItem.id).join(parent, AgendaItem.parent_id == parent.id)
    for id_ in session.scalars(wanted.where(AgendaItem.session_id != parent.session_id)):
        message = _("Item {id} stands below an item of another session.")
        yield error("parent_in_other_session", message.format(id=id_), "item", id_)


def _items_inside_themselves(session: Session) -> Iterator[Finding]:
    parents = dict(session.execute(select(AgendaItem.id, AgendaItem.parent_id)).all())
    for id_ in sorted(parents):
        if _is_in_ring(parents, id_):
            message = _("Item {id} stands below itself, and is in no agenda.")
            yield error("item_inside_itself", message.format(id=id_), "item", id_)


def _is_in_ring(parents: Mapping[int, int | None], id_: int) -> bool:
    seen: set[int] = set()
    current = parents.get(id_)
    while current is not None and current not in seen:
        if current == id_:
            return True
        seen.add(current)
        current = parents.get(current)
    return False


def _recommendations_of_other_sessions(session: Session) -> Iterator[Finding]:
    wanted = select(Recommendation.id).join(AgendaItem, Recommendation.item_id == AgendaItem.id)
    for id_ in session.scalars(wanted.where(Recommendation.session_id != AgendaItem.session_id)):
        message = _("Recommendation {id} came from an item of another session.")
        yield error("item_in_other_session", message.format(id=id_), "recommendation", id_)


def _clauses_of_other_versions(session: Session) -> Iterator[Finding]:
    for session_id in session.scalars(select(GroupSession.id).order_by(GroupSession.id)).all():
        version = mandate_record_for(session, session_id)
        version_id = version.id if version else None
        for kind, query in _foreign_clauses(session_id, version_id).items():
            for id_ in session.scalars(query):
                message = _("The {kind} {id} falls under a clause of another mandate than its session's.")
                yield warning("clause_outside_mandate", message.format(kind=kind, id=id_), kind, id_)


def _foreign_clauses(session_id: int, version_id: int | None) -> dict[str, Select[int]]:
    of_items = select(AgendaItem.id).join(ItemClause, ItemClause.item_id == AgendaItem.id)
    of_recommendations = select(Recommendation.id).join(
        RecommendationClause, RecommendationClause.recommendation_id == Recommendation.id
    )
    return {
        "item": _outside(of_items, ItemClause.clause_id, version_id).where(
            AgendaItem.session_id == session_id
        ),
        "recommendation": _outside(of_recommendations, RecommendationClause.clause_id, version_id).where(
            Recommendation.session_id == session_id
        ),
    }


def _outside(
    query: Select[int], clause_id: InstrumentedAttribute[int], version_id: int | None
) -> Select[int]:
    clauses = query.join(MandateClause, MandateClause.id == clause_id)
    chapters = clauses.join(MandateChapter, MandateChapter.id == MandateClause.chapter_id)
    return chapters.where(MandateChapter.version_id.is_distinct_from(version_id)).distinct()
