"""Load what the board of coverage is made of: a fixed, small number of questions however large the desk."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from iomdesk.model.agenda import AgendaItem, ItemClause, OutcomeKind
from iomdesk.model.bodies import Body
from iomdesk.model.concordance import ConcordanceLink
from iomdesk.model.coverage import FOLLOWING_STEPS, CoverageState, Link, is_examined
from iomdesk.model.interventions import Intervention
from iomdesk.model.mandate import MandateChapter, MandateClause
from iomdesk.model.minutes import Draft
from iomdesk.model.papers import PaperIssue, RegisteredPaper
from iomdesk.model.recommendations import Recommendation, RecommendationClause, RecommendationStep
from iomdesk.model.sessions import GroupSession, SessionBody, SessionStatus
from iomdesk.queries.coverage_rows import CoverageSession

T = TypeVar("T")

Key = tuple[int, int]
"""(clause, session)"""

_NONE: frozenset[int] = frozenset()


def _or_reported(*states: CoverageState) -> tuple[frozenset[CoverageState], frozenset[CoverageState]]:
    found = frozenset(states)
    return found, found | {CoverageState.REPORTED}


# Each pair: at a session without a report that was issued, and at one with.
_PLANNED = _or_reported(CoverageState.PLANNED)
_EXAMINED = _or_reported(CoverageState.PLANNED, CoverageState.EXAMINED)
_RECOMMENDED = _or_reported(CoverageState.RECOMMENDED)
_FOLLOWED = _or_reported(CoverageState.RECOMMENDED, CoverageState.FOLLOWED_UP)


class HappenedAt(NamedTuple):
    """Gather what happened under one clause at one session; a tuple, because a desk has very many."""

    states: frozenset[CoverageState]
    items: frozenset[int] = _NONE
    recommendations: frozenset[int] = _NONE

    def with_(self, other: "HappenedAt") -> "HappenedAt":
        """Bring two together; the same item under two clauses counts once."""
        return HappenedAt(
            self.states | other.states,
            self.items | other.items,
            self.recommendations | other.recommendations,
        )


def links_of(session: Session) -> list[Link]:
    """Load the pairs of clauses that the user confirmed as belonging together."""
    found = session.execute(
        select(ConcordanceLink.old_clause_id, ConcordanceLink.new_clause_id).where(
            ConcordanceLink.old_clause_id.is_not(None), ConcordanceLink.new_clause_id.is_not(None)
        )
    )
    return [(old, new) for old, new in found if old is not None and new is not None]


def sessions_of(session: Session) -> tuple[CoverageSession, ...]:
    """Load the sessions, oldest first; those without a date come last.

    A session counts as held once it was opened or closed with an agenda, or something was examined at it;
    one whose agenda nobody knows tells nothing of any clause.
    """
    bodies = _bodies_by_session(session)
    examined = _sessions_with_examined_items(session)
    with_agenda = frozenset(
        session.scalars(select(AgendaItem.session_id).where(AgendaItem.deleted_at.is_(None)).distinct())
    )
    under = _versions_by_session(session)
    met = (SessionStatus.OPEN, SessionStatus.CLOSED)
    columns = select(
        GroupSession.id, GroupSession.number, GroupSession.start_on, GroupSession.place, GroupSession.status
    ).where(GroupSession.deleted_at.is_(None))
    records = [
        CoverageSession(
            id=id_,
            number=number,
            start_on=start_on,
            place=place,
            status=status,
            bodies=tuple(bodies.get(id_, ())),
            is_held=id_ in examined or (id_ in with_agenda and status in met),
            works_under=frozenset(under.get(id_, ())),
        )
        for id_, number, start_on, place, status in session.execute(columns)
    ]
    return tuple(sorted(records, key=lambda r: (r.start_on or date.max, r.number or 0, r.id)))


def happenings(session: Session, clauses: Collection[int] | None = None) -> Mapping[Key, HappenedAt]:
    """Map (clause, session) to what happened there, under all clauses or these, each by itself."""
    found: dict[Key, HappenedAt] = {}
    reported = _reported_sessions(session)
    for key, happened in chain(
        _from_items(session, reported, clauses), _from_recommendations(session, reported, clauses)
    ):
        known = found.get(key)
        found[key] = known.with_(happened) if known else happened
    return found


def _from_items(
    session: Session, reported: frozenset[int], clauses: Collection[int] | None
) -> Iterator[tuple[Key, HappenedAt]]:
    written = _items_with_text(session)
    closed = _closed_sessions(session)
    query = (
        select(ItemClause.clause_id, AgendaItem.id, AgendaItem.session_id, AgendaItem.outcome)
        .join(AgendaItem, AgendaItem.id == ItemClause.item_id)
        .where(AgendaItem.deleted_at.is_(None), _is_among(ItemClause.clause_id, clauses))
    )
    for clause, item, owner, outcome in session.execute(query).all():
        is_done = is_examined(outcome, item in written, owner in closed)
        states = _EXAMINED if is_done else _PLANNED
        yield (clause, owner), HappenedAt(states[owner in reported], frozenset((item,)))


def _from_recommendations(
    session: Session, reported: frozenset[int], clauses: Collection[int] | None
) -> Iterator[tuple[Key, HappenedAt]]:
    """Go by a recommendation's own clauses, else by those of its item, as the report does."""
    columns = (Recommendation.id, Recommendation.session_id, Recommendation.status)
    own = (
        select(RecommendationClause.clause_id, *columns)
        .join(Recommendation, Recommendation.id == RecommendationClause.recommendation_id)
        .where(Recommendation.deleted_at.is_(None), _is_among(RecommendationClause.clause_id, clauses))
    )
    has_own = exists().where(RecommendationClause.recommendation_id == Recommendation.id)
    by_item = (
        select(ItemClause.clause_id, *columns)
        .join(Recommendation, Recommendation.item_id == ItemClause.item_id)
        .where(Recommendation.deleted_at.is_(None), ~has_own, _is_among(ItemClause.clause_id, clauses))
    )
    followed = frozenset(
        session.scalars(
            select(RecommendationStep.recommendation_id).where(RecommendationStep.status.in_(FOLLOWING_STEPS))
        )
    )
    for clause, id_, owner, status in chain(session.execute(own).all(), session.execute(by_item).all()):
        is_followed = id_ in followed or status in FOLLOWING_STEPS
        states = _FOLLOWED if is_followed else _RECOMMENDED
        yield (clause, owner), HappenedAt(states[owner in reported], _NONE, frozenset((id_,)))


def _is_among(column: InstrumentedAttribute[int], clauses: Collection[int] | None) -> ColumnElement[bool]:
    return true() if clauses is None else column.in_(clauses)


def clauses_of_session(session: Session, session_id: int) -> frozenset[int]:
    """Name the clauses that live items of a session fall under."""
    query = (
        select(ItemClause.clause_id)
        .join(AgendaItem, AgendaItem.id == ItemClause.item_id)
        .where(AgendaItem.session_id == session_id, AgendaItem.deleted_at.is_(None))
    )
    return frozenset(session.scalars(query))


def _closed_sessions(session: Session) -> frozenset[int]:
    query = select(GroupSession.id).where(GroupSession.status == SessionStatus.CLOSED)
    return frozenset(session.scalars(query))


_MINUTES = select(Draft.record_id).where(
    Draft.record_kind == "item", Draft.field == "minutes", Draft.text != ""
)
_SAID = select(Intervention.item_id).where(Intervention.deleted_at.is_(None))


def _items_with_text(session: Session) -> frozenset[int]:
    """Name the items of which something was written: minutes, or what a delegation said."""
    return frozenset(session.scalars(_MINUTES)) | frozenset(session.scalars(_SAID.distinct()))


def _sessions_with_examined_items(session: Session) -> frozenset[int]:
    is_done = or_(
        AgendaItem.outcome != OutcomeKind.DEFERRED, AgendaItem.id.in_(_MINUTES), AgendaItem.id.in_(_SAID)
    )
    query = select(AgendaItem.session_id).where(AgendaItem.deleted_at.is_(None), is_done).distinct()
    return frozenset(session.scalars(query))


def _reported_sessions(session: Session) -> frozenset[int]:
    return frozenset(
        session.scalars(
            select(RegisteredPaper.session_id)
            .join(PaperIssue, PaperIssue.paper_id == RegisteredPaper.id)
            .where(RegisteredPaper.kind == "report")
            .distinct()
        )
    )


def _bodies_by_session(session: Session) -> dict[int, list[str]]:
    query = (
        select(SessionBody.session_id, Body.code)
        .join(Body, Body.id == SessionBody.body_id)
        .order_by(SessionBody.session_id, SessionBody.position)
    )
    return _gathered(session.execute(query).all())


def _versions_by_session(session: Session) -> dict[int, list[int]]:
    by_item = (
        select(AgendaItem.session_id, MandateChapter.version_id)
        .join(ItemClause, ItemClause.item_id == AgendaItem.id)
        .join(MandateClause, MandateClause.id == ItemClause.clause_id)
        .join(MandateChapter, MandateChapter.id == MandateClause.chapter_id)
        .where(AgendaItem.deleted_at.is_(None))
        .distinct()
    )
    return _gathered(session.execute(by_item).all())


def _gathered(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
