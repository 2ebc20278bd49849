"""Rows of the list of sessions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.bodies import Body, BodyName, name_on
from iomdesk.model.minutes import Draft
from iomdesk.model.recommendations import Recommendation
from iomdesk.model.sessions import GroupSession, SessionBody


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
class _Beside:
    """What the lines show besides the sessions' own columns."""

    items: Mapping[int, int]
    minutes: Mapping[int, int]
    recommendations: Mapping[int, int]
    bodies: Mapping[int, Sequence[tuple[int, str]]]
    names: Mapping[int, Sequence[Any]]


# The first thing a window asks: plain rows of the tables, since mapped objects would take the time of
# configuring every class of the model before the first line shows.
_SESSION = GroupSession.__table__
_LINK = SessionBody.__table__
_BODY = Body.__table__
_NAME = BodyName.__table__


def list_sessions(session: Session, *, language: str = "fr") -> tuple[SessionRow, ...]:
    """List the sessions, oldest first; those without a date come last."""
    records = session.execute(select(_SESSION).where(_SESSION.c.deleted_at.is_(None))).all()
    beside = _beside(session)
    rows = [_row(record, beside, language) for record in records]
    return tuple(sorted(rows, key=lambda row: (row.start_on or date.max, row.number or 0, row.id)))


def session_details(session: Session, *, session_id: int, language: str = "fr") -> SessionRow | None:
    """Return one session, or None where there is none."""
    record = session.execute(
        select(_SESSION).where(_SESSION.c.id == session_id, _SESSION.c.deleted_at.is_(None))
    ).one_or_none()
    return _row(record, _beside(session), language) if record else None


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


def _row(record: Any, beside: _Beside, language: str) -> SessionRow:
    return SessionRow(
        id=record.id,
        number=record.number,
        start_on=record.start_on,
        end_on=record.end_on,
        place=record.place,
        status=record.status,
        is_sample=record.is_sample,
        bodies=_labels(record, beside, language),
        item_count=beside.items.get(record.id, 0),
        has_minutes=bool(beside.minutes.get(record.id)),
        recommendation_count=beside.recommendations.get(record.id, 0),
        chair=record.chair,
        rapporteur=record.rapporteur,
        rapporteur_is_woman=record.rapporteur_is_woman,
        note=record.note,
        mandate_version_id=record.mandate_version_id,
    )


def _labels(record: Any, beside: _Beside, language: str) -> tuple[BodyLabel, ...]:
    labels = []
    for body, code in beside.bodies.get(record.id, ()):
        names = beside.names.get(body, ())
        name = name_on(names, language, record.start_on) or name_on(names, "fr", record.start_on)
        labels.append(BodyLabel(body, code, name.name if name else code))
    return tuple(labels)


def _beside(session: Session) -> _Beside:
    bodies: dict[int, list[tuple[int, str]]] = {}
    links = select(_LINK.c.session_id, _BODY.c.id, _BODY.c.code).join(_BODY, _BODY.c.id == _LINK.c.body_id)
    for owner, body, code in session.execute(links.order_by(_LINK.c.session_id, _LINK.c.position)):
        bodies.setdefault(owner, []).append((body, code))
    names: dict[int, list[Any]] = {}
    for name in session.execute(select(_NAME).order_by(_NAME.c.id)):
        names.setdefault(name.body_id, []).append(name)
    items, minutes, recommendations = (_by_session(session, query) for query in _counts())
    return _Beside(items, minutes, recommendations, bodies, names)


def _by_session(session: Session, query: Select[Any]) -> dict[int, int]:
    return dict(session.execute(query).all())


def _counts() -> tuple[Select[Any], ...]:
    item, draft, recommendation = AgendaItem.__table__, Draft.__table__, Recommendation.__table__
    live = item.c.deleted_at.is_(None)
    items = (
        select(item.c.session_id, func.count())
        .where(live, item.c.parent_id.is_(None))
        .group_by(item.c.session_id)
    )
    minutes = (
        select(item.c.session_id, func.count())
        .join(draft, (draft.c.record_id == item.c.id) & (draft.c.record_kind == "item"))
        .where(live, draft.c.text != "")
        .group_by(item.c.session_id)
    )
    recommendations = (
        select(recommendation.c.session_id, func.count())
        .where(recommendation.c.deleted_at.is_(None))
        .group_by(recommendation.c.session_id)
    )
    return items, minutes, recommendations
