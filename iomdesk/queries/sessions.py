"""Rows of the list of sessions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.bodies import name_on
from iomdesk.model.minutes import Draft
from iomdesk.model.recommendations import Recommendation
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.loading import whole_session


@dataclass(frozen=True, slots=True)
class BodyLabel:
    """Name one of the bodies of a session as it was called on the day."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """Show a session in a list, with its state along the work."""

    id: int
    number: int | None
    start_on: date | None
    end_on: date | None
    place: str
    status: str
    is_sample: bool
    bodies: tuple[BodyLabel, ...]
    item_count: int
    has_minutes: bool
    recommendation_count: int
    chair: str
    rapporteur: str
    rapporteur_is_woman: bool
    note: str
    mandate_version_id: int | None


@dataclass(frozen=True, slots=True)
class _Counts:
    items: Mapping[int, int]
    minutes: Mapping[int, int]
    recommendations: Mapping[int, int]


def list_sessions(session: Session, *, language: str = "fr") -> tuple[SessionRow, ...]:
    """List the sessions, oldest first; those without a date come last."""
    records = session.scalars(
        select(GroupSession).where(GroupSession.deleted_at.is_(None)).options(*whole_session())
    )
    counts = _counts(session)
    rows = [_row(record, counts, language) for record in records]
    return tuple(sorted(rows, key=lambda row: (row.start_on or date.max, row.number or 0, row.id)))


def session_details(session: Session, *, session_id: int, language: str = "fr") -> SessionRow | None:
    """Return one session, or None where there is none."""
    record = session.scalar(
        select(GroupSession)
        .where(GroupSession.id == session_id, GroupSession.deleted_at.is_(None))
        .options(*whole_session())
    )
    return _row(record, _counts(session), language) if record else None


def find_session(session: Session, *, reference: str) -> int | None:
    """Find a session by its number, else by its id: `s12`, or `12` where that is no number."""
    plain = reference.strip().removeprefix("#")
    digits = plain.removeprefix("s")
    if not digits.isdecimal():
        return None
    live = select(GroupSession.id).where(GroupSession.deleted_at.is_(None))
    if plain == digits:
        numbered = session.scalar(live.where(GroupSession.number == int(digits)))
        if numbered is not None:
            return numbered
    return session.scalar(live.where(GroupSession.id == int(digits)))


def _row(record: GroupSession, counts: _Counts, language: str) -> SessionRow:
    return SessionRow(
        id=record.id,
        number=record.number,
        start_on=record.start_on,
        end_on=record.end_on,
        place=record.place,
        status=record.status,
        is_sample=record.is_sample,
        bodies=_labels(record, language),
        item_count=counts.items.get(record.id, 0),
        has_minutes=bool(counts.minutes.get(record.id)),
        recommendation_count=counts.recommendations.get(record.id, 0),
        chair=record.chair,
        rapporteur=record.rapporteur,
        rapporteur_is_woman=record.rapporteur_is_woman,
        note=record.note,
        mandate_version_id=record.mandate_version_id,
    )


def _labels(record: GroupSession, language: str) -> tuple[BodyLabel, ...]:
    labels = []
    for link in record.bodies:
        name = name_on(link.body.names, language, record.start_on) or name_on(
            link.body.names, "fr", record.start_on
        )
        labels.append(BodyLabel(link.body_id, link.body.code, name.name if name else link.body.code))
    return tuple(labels)


def _counts(session: Session) -> _Counts:
    live = AgendaItem.deleted_at.is_(None)
    items = (
        select(AgendaItem.session_id, func.count())
        .where(live, AgendaItem.parent_id.is_(None))
        .group_by(AgendaItem.session_id)
    )
    minutes = (
        select(AgendaItem.session_id, func.count())
        .join(Draft, (Draft.record_id == AgendaItem.id) & (Draft.record_kind == "item"))
        .where(live, Draft.text != "")
        .group_by(AgendaItem.session_id)
    )
    recommendations = (
        select(Recommendation.session_id, func.count())
        .where(Recommendation.deleted_at.is_(None))
        .group_by(Recommendation.session_id)
    )
    return _Counts(*(dict(session.execute(q).all()) for q in (items, minutes, recommendations)))
