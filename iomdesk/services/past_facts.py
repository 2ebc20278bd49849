"""Load what papers say of the past: the group's history, earlier items, open recommendations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem, ItemCarryOver, ItemClause
from iomdesk.model.bodies import Body
from iomdesk.model.concordance import ConcordanceLink
from iomdesk.model.mandate import MandateVersion
from iomdesk.model.recommendations import FINISHED_STATUSES, Recommendation, RecommendationClause
from iomdesk.model.sessions import GroupSession, SessionBody
from iomdesk.papers.facts import (
    LANGUAGES,
    BackgroundFacts,
    EarlierItemFact,
    HistoryFact,
    ItemFacts,
    MandateFacts,
    NameFact,
    OpenRecommendationFact,
    RenamingFact,
)
from iomdesk.queries.agenda import items_of
from iomdesk.queries.agenda_numbers import numbered_items
from iomdesk.queries.loading import whole_mandate, whole_session
from iomdesk.services.mandates_as_of import MandatesAsOf
from iomdesk.services.paper_records import item_facts, recommendation_facts
from iomdesk.services.session_facts import body_facts, session_facts


def background_facts(session: Session, record: GroupSession, as_of: MandatesAsOf) -> BackgroundFacts | None:
    """Load the past of the first of a session's bodies, up to that session."""
    if not record.bodies:
        return None
    body = record.bodies[0].body
    return BackgroundFacts(
        body=body_facts(body, date.min),
        versions=tuple(
            as_of.facts(v)
            for v in _versions(session, body.id)
            if as_of.is_known(v) and not _is_later(v, as_of, record)
        ),
        meetings=tuple(
            (session_facts(past), HistoryFact(past.id, past.note))
            for past in sessions_before(session, record)
            if any(link.body_id == body.id for link in past.bodies)
        ),
        renamings=_renamings(body, record.start_on),
    )


def draft_mandate(session: Session, record: GroupSession, as_of: MandatesAsOf) -> MandateFacts | None:
    """Load the newest draft with clauses of the first of a session's bodies."""
    drafts = [
        version
        for link in record.bodies[:1]
        for version in _versions(session, link.body_id)
        if as_of.is_draft(version) and version.has_clauses
    ]
    return as_of.facts(drafts[-1]) if drafts else None


def earlier_items(
    session: Session, record: GroupSession, items: Sequence[ItemFacts], as_of: MandatesAsOf
) -> tuple[EarlierItemFact, ...]:
    """Find for each item the one it continues, else the latest of an earlier session under its clauses."""
    before = {past.id: past for past in reversed(sessions_before(session, record))}
    sources = _continued(session, items)
    related = _related(session, [clause for item in items for clause in item.clause_ids], as_of)
    found = _candidates(session, list(before), related)
    past = _PastItems(session, before)
    return tuple(
        fact
        for item in items
        for fact in [past.fact(item.id, sources.get(item.id), _best(found, item, related))]
        if fact is not None
    )


def open_recommendations(
    session: Session, record: GroupSession, items: Sequence[ItemFacts], as_of: MandatesAsOf
) -> tuple[OpenRecommendationFact, ...]:
    """Load the recommendations of earlier sessions that are not closed, under the clauses of each item."""
    related = _related(session, [clause for item in items for clause in item.clause_ids], as_of)
    telling = _sessions_with_open(session, list(related))
    facts: list[OpenRecommendationFact] = []
    for past in (past for past in sessions_before(session, record) if past.id in telling):
        for one in recommendation_facts(session, past.id):
            concerned = tuple(i.id for i in items if _share(i.clause_ids, one.clause_ids, related))
            if one.status not in FINISHED_STATUSES and concerned:
                facts.append(OpenRecommendationFact(session_facts(past), one, concerned))
    return tuple(facts)


class _PastItems:
    """Give items of earlier sessions, each session loaded once."""

    def __init__(self, session: Session, records: Mapping[int, GroupSession]) -> None:
        self._session = session
        self._records = records
        self._loaded: dict[int, dict[int, tuple[ItemFacts, str]]] = {}

    def fact(self, item: int, continued: int | None, latest: int | None) -> EarlierItemFact | None:
        """Tell of the item that is continued, else of the latest one; None where there is neither."""
        for source in (continued, latest):
            owner = self._owner(source) if source else None
            if source and owner:
                earlier, number = self._of_session(owner.id)[source]
                return EarlierItemFact(item, session_facts(owner), earlier, number, source == continued)
        return None

    def _owner(self, item: int) -> GroupSession | None:
        owner = self._session.scalar(
            select(AgendaItem.session_id).where(AgendaItem.id == item, AgendaItem.deleted_at.is_(None))
        )
        return self._records.get(owner or 0)

    def _of_session(self, id_: int) -> dict[int, tuple[ItemFacts, str]]:
        if id_ not in self._loaded:
            facts = {item.id: item for item in item_facts(self._session, id_)}
            numbers = {n.item.id: n.full_number for n in numbered_items(items_of(self._session, id_), "fr")}
            self._loaded[id_] = {key: (fact, numbers[key]) for key, fact in facts.items()}
        return self._loaded[id_]


def sessions_before(session: Session, record: GroupSession) -> list[GroupSession]:
    """Return the live sessions of the same bodies that began earlier, oldest first."""
    bodies = [link.body_id for link in record.bodies]
    query = (
        select(GroupSession)
        .where(
            GroupSession.id != record.id,
            GroupSession.deleted_at.is_(None),
            GroupSession.start_on.is_not(None),
            GroupSession.id.in_(select(SessionBody.session_id).where(SessionBody.body_id.in_(bodies))),
        )
        .order_by(GroupSession.start_on, GroupSession.id)
        .options(*whole_session())
    )
    if record.start_on is not None:
        query = query.where(GroupSession.start_on < record.start_on)
    return list(session.scalars(query))


def _sessions_with_open(session: Session, clauses: Sequence[int]) -> frozenset[int]:
    return frozenset(
        session.scalars(
            select(Recommendation.session_id)
            .join(RecommendationClause, RecommendationClause.recommendation_id == Recommendation.id)
            .where(
                Recommendation.deleted_at.is_(None),
                Recommendation.status.not_in(FINISHED_STATUSES),
                RecommendationClause.clause_id.in_(clauses),
            )
        )
    )


def _versions(session: Session, body_id: int) -> Sequence[MandateVersion]:
    return session.scalars(
        select(MandateVersion)
        .where(MandateVersion.body_id == body_id)
        .order_by(MandateVersion.id)
        .options(*whole_mandate())
    ).all()


def _is_later(version: MandateVersion, as_of: MandatesAsOf, record: GroupSession) -> bool:
    day = version.dated_on or as_of.standing(version).in_force_from
    return bool(day and record.start_on and day > record.start_on)


def _renamings(body: Body, until: date | None) -> tuple[RenamingFact, ...]:
    days = sorted({
        day
        for name in body.names
        for day in [name.valid_from or name.valid_after]
        if day and not name.is_proposed and (until is None or day <= until)
    })  # fmt: skip
    return tuple(RenamingFact(day, _names_taken(body, day)) for day in days)


def _names_taken(body: Body, day: date) -> dict[str, NameFact]:
    return {
        name.language: NameFact(name.name, name.is_official, name.abbreviation)
        for name in body.names
        if name.language in LANGUAGES and not name.is_proposed and day in (name.valid_from, name.valid_after)
    }


def _continued(session: Session, items: Sequence[ItemFacts]) -> dict[int, int]:
    rows = session.execute(
        select(ItemCarryOver.item_id, ItemCarryOver.continued_from_id).where(
            ItemCarryOver.item_id.in_([item.id for item in items]),
            ItemCarryOver.continued_from_id.is_not(None),
        )
    )
    return {item: source for item, source in rows if source is not None}


def _related(session: Session, clauses: Sequence[int], as_of: MandatesAsOf) -> dict[int, int]:
    """Map clauses to a common id where the concordance links them, through any number of versions.

    A concordance confirmed after the paper was issued is not counted: the paper stays as it was.
    """
    query = select(ConcordanceLink.old_clause_id, ConcordanceLink.new_clause_id).where(
        ConcordanceLink.old_clause_id.is_not(None), ConcordanceLink.new_clause_id.is_not(None)
    )
    if as_of.known_by is not None:
        query = query.where(ConcordanceLink.confirmed_at <= as_of.known_by)
    links = session.execute(query).all()
    groups: dict[int, set[int]] = {clause: {clause} for clause in clauses}
    for old, new in links:
        if old is not None and new is not None:
            joined = groups.get(old, {old}) | groups.get(new, {new})
            groups |= dict.fromkeys(joined, joined)
    return {clause: min(group) for clause, group in groups.items()}


@dataclass(frozen=True)
class _Candidate:
    """Hold an earlier item: how far back its session is, and its clauses by their common ids."""

    sessions_back: int
    id: int
    clauses: frozenset[int]


def _candidates(session: Session, sessions: Sequence[int], related: Mapping[int, int]) -> list[_Candidate]:
    """List the items of earlier sessions under the clauses; `sessions` are the latest first."""
    rows = session.execute(
        select(AgendaItem.session_id, AgendaItem.id, ItemClause.clause_id)
        .join(ItemClause, ItemClause.item_id == AgendaItem.id)
        .where(AgendaItem.deleted_at.is_(None), AgendaItem.session_id.in_(sessions))
    )
    place = {id_: index for index, id_ in enumerate(sessions)}
    clauses: dict[tuple[int, int], set[int]] = {}
    for owner, item, clause in rows:
        clauses.setdefault((place[owner], item), set()).add(related.get(clause, clause))
    return [_Candidate(back, item, frozenset(under)) for (back, item), under in clauses.items()]


def _best(candidates: Sequence[_Candidate], item: ItemFacts, related: Mapping[int, int]) -> int | None:
    """Choose the latest session, and in it the item whose clauses are the most alike."""
    wanted = {related.get(clause, clause) for clause in item.clause_ids}
    found = [one for one in candidates if one.clauses & wanted]
    if not found:
        return None
    return min(
        found,
        key=lambda one: (
            one.sessions_back,
            -len(one.clauses & wanted) / len(one.clauses | wanted),
            one.id,
        ),
    ).id


def _share(some: Sequence[int], others: Sequence[int], related: Mapping[int, int]) -> bool:
    return bool({related.get(c, c) for c in some} & {related.get(c, c) for c in others})
