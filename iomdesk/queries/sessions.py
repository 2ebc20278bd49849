"""Rows of the list of sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Select, func, select

from iomdesk.document.dated_names import name_on
from iomdesk.queries.session_tables import (
    BODY,
    BODY_NAME,
    DRAFT,
    ITEM,
    RECOMMENDATION,
    SESSION,
    SESSION_BODY,
)

if TYPE_CHECKING:  # the mapper takes long to import, and a list of plain rows does without it
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    Reader: TypeAlias = Session | Connection


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


def list_sessions(session: Reader, *, language: str = "fr") -> tuple[SessionRow, ...]:
    """List the sessions, oldest first; those without a date come last."""
    records = session.execute(select(SESSION).where(SESSION.c.deleted_at.is_(None))).all()
    beside = _beside(session)
    rows = [_row(record, beside, language) for record in records]
    return tuple(sorted(rows, key=lambda row: (row.start_on or date.max, row.number or 0, row.id)))


def session_details(session: Reader, *, session_id: int, language: str = "fr") -> SessionRow | None:
    """Return one session, or None where there is none."""
    record = session.execute(
        select(SESSION).where(SESSION.c.id == session_id, SESSION.c.deleted_at.is_(None))
    ).one_or_none()
    return _row(record, _beside(session), language) if record else None


def find_session(session: Session, *, reference: str) -> int | None:
    """Find a session by its number, else by its id: `s12`, or `12` where that is no number."""
    plain = reference.strip().removeprefix("#")
    digits = plain.removeprefix("s")
    if not digits.isdecimal():
        return None
    live: Select[int] = select(SESSION.c.id).where(SESSION.c.deleted_at.is_(None))
    if plain == digits:
        numbered = session.scalar(live.where(SESSION.c.number == int(digits)))
        if numbered is not None:
            return numbered
    return session.scalar(live.where(SESSION.c.id == int(digits)))


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


def _beside(session: Reader) -> _Beside:
    bodies: dict[int, list[tuple[int, str]]] = {}
    link = SESSION_BODY.c
    links = select(link.session_id, BODY.c.id, BODY.c.code).join(BODY, BODY.c.id == link.body_id)
    for owner, body, code in session.execute(links.order_by(link.session_id, link.position)):
        bodies.setdefault(owner, []).append((body, code))
    names: dict[int, list[Any]] = {}
    for name in session.execute(select(BODY_NAME).order_by(BODY_NAME.c.id)):
        names.setdefault(name.body_id, []).append(name)
    items, minutes, recommendations = (_by_session(session, query) for query in _counts())
    return _Beside(items, minutes, recommendations, bodies, names)


def _by_session(session: Reader, query: Select[Any]) -> dict[int, int]:
    return dict(session.execute(query).all())


def _counts() -> tuple[Select[Any], ...]:
    item, draft, recommendation = ITEM.c, DRAFT.c, RECOMMENDATION.c
    live = item.deleted_at.is_(None)
    items = (
        select(item.session_id, func.count()).where(live, item.parent_id.is_(None)).group_by(item.session_id)
    )
    minutes = (
        select(item.session_id, func.count())
        .join(DRAFT, (draft.record_id == item.id) & (draft.record_kind == "item"))
        .where(live, draft.text != "")
        .group_by(item.session_id)
    )
    recommendations = (
        select(recommendation.session_id, func.count())
        .where(recommendation.deleted_at.is_(None))
        .group_by(recommendation.session_id)
    )
    return items, minutes, recommendations
