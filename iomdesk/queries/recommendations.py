"""Rows of recommendations, for one session or over all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.dated_names import name_on
from iomdesk.document.numbering import clause_reference
from iomdesk.model.bodies import Body
from iomdesk.model.recommendations import Recommendation, RecommendationStep
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.agenda import items_of
from iomdesk.queries.agenda_numbers import numbered_items
from iomdesk.queries.loading import NOTHING_ELSE, whole_recommendation

_BODIES = select(Body).options(selectinload(Body.names), NOTHING_ELSE)


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """Show a paragraph: its part, the key of its opening verb, its text per language."""

    id: int
    part: str
    verb: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StepRow:
    """Show one dated step in the life of a recommendation."""

    status: str
    on: date | None
    symbol: str
    note: str
    recorded_at: datetime
    id: int = 0
    body: str = ""
    body_kind: str = ""
    body_session: int | None = None
    override_reason: str = ""

    @property
    def day(self) -> date:
        """Return the day of the step, else that on which it was recorded."""
        return self.on or self.recorded_at.astimezone().date()


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """Show a recommendation; `session_number` and `session_start_on` tell which session made it."""

    id: int
    session_id: int
    session_number: int | None
    session_start_on: date | None
    item_id: int | None
    item_number: str
    number: int
    status: str
    clause_ids: tuple[int, ...]
    clause_references: tuple[str, ...]
    paragraphs: tuple[ParagraphRow, ...]
    steps: tuple[StepRow, ...]
    action_owner: str = ""
    action_due_on: date | None = None


def list_recommendations(
    session: Session, *, session_id: int | None = None, language: str = "fr"
) -> tuple[RecommendationRow, ...]:
    """List the live recommendations of one session, or of all, oldest session first, in order of number."""
    query = (
        select(Recommendation, GroupSession)
        .join(GroupSession, GroupSession.id == Recommendation.session_id)
        .where(Recommendation.deleted_at.is_(None), GroupSession.deleted_at.is_(None))
        .order_by(GroupSession.start_on, GroupSession.id, Recommendation.number)
        .options(*whole_recommendation())
    )
    if session_id is not None:
        query = query.where(Recommendation.session_id == session_id)
    found = session.execute(query).all()
    bodies = {body.id: body for body in session.scalars(_BODIES)}
    numbers: dict[int, str] = {}
    for owner in {group.id for _, group in found}:
        numbers |= {n.item.id: n.full_number for n in numbered_items(items_of(session, owner), language)}
    return tuple(_row(record, group, numbers, bodies, language) for record, group in found)


def _row(
    record: Recommendation,
    group: GroupSession,
    numbers: Mapping[int, str],
    bodies: Mapping[int, Body],
    language: str,
) -> RecommendationRow:
    clauses = sorted(
        (link.clause for link in record.clause_links), key=lambda c: (c.chapter.position, c.position)
    )
    return RecommendationRow(
        id=record.id,
        session_id=group.id,
        session_number=group.number,
        session_start_on=group.start_on,
        item_id=record.item_id,
        item_number=numbers.get(record.item_id or 0, ""),
        number=record.number,
        status=record.status,
        clause_ids=tuple(clause.id for clause in clauses),
        clause_references=tuple(clause_reference(c.chapter.number, c.letter, language) for c in clauses),
        paragraphs=tuple(
            ParagraphRow(p.id, p.part, p.verb, {text.language: text.text for text in p.texts})
            for p in record.paragraphs
        ),
        steps=tuple(_step(step, bodies, language) for step in record.steps),
        action_owner=record.action_owner or "",
        action_due_on=record.action_due_on,
    )


def _step(step: RecommendationStep, bodies: Mapping[int, Body], language: str) -> StepRow:
    body = bodies.get(step.body_id or 0)
    return StepRow(
        status=step.status,
        on=step.on,
        symbol=step.symbol,
        note=step.note,
        recorded_at=step.recorded_at,
        id=step.id,
        body=short_name(body, step.on, language) if body is not None else "",
        body_kind=body.kind if body is not None else "",
        body_session=step.body_session,
        override_reason=step.override_reason or "",
    )


def short_name(body: Body, day: date | None, language: str) -> str:
    """Name a body on a day by its abbreviation, else in full, else by its code."""
    name = name_on(body.names, language, day) or name_on(body.names, "fr", day)
    return (name.abbreviation or name.name) if name is not None else body.code
