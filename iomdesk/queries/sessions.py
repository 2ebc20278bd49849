"""Rows of the list of sessions.

The list is the first thing a window asks for. It is read in plain SQL, because importing SQLAlchemy and
mapping the model takes longer than the rest of the start; it takes a session of either kind.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from iomdesk.document.dated_names import name_on

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    Reader: TypeAlias = sqlite3.Connection | Session

_SESSIONS = """
    SELECT id, number, start_on, end_on, place, status, is_sample, chair, rapporteur, rapporteur_is_woman,
        note, mandate_version_id
    FROM session WHERE deleted_at IS NULL"""
_BODIES = """
    SELECT link.session_id, body.id, body.code FROM session_body AS link JOIN body ON body.id = link.body_id
    ORDER BY link.session_id, link.position"""
_NAMES = "SELECT body_id, language, name, valid_from, valid_after FROM body_name ORDER BY id"
_ITEMS = """
    SELECT session_id, count(*) FROM agenda_item
    WHERE deleted_at IS NULL AND parent_id IS NULL GROUP BY session_id"""
_MINUTES = """
    SELECT item.session_id, count(*) FROM agenda_item AS item
    JOIN draft ON draft.record_id = item.id AND draft.record_kind = 'item'
    WHERE item.deleted_at IS NULL AND draft.text <> '' GROUP BY item.session_id"""
_RECOMMENDATIONS = """
    SELECT session_id, count(*) FROM recommendation WHERE deleted_at IS NULL GROUP BY session_id"""


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


class _Name(NamedTuple):
    language: str
    name: str
    valid_from: date | None
    valid_after: date | None


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the lines show besides the sessions' own columns."""

    items: Mapping[int, int]
    minutes: Mapping[int, int]
    recommendations: Mapping[int, int]
    bodies: Mapping[int, Sequence[tuple[int, str]]]
    names: Mapping[int, Sequence[_Name]]


def list_sessions(session: Reader, *, language: str = "fr") -> tuple[SessionRow, ...]:
    """List the sessions, oldest first; those without a date come last."""
    beside = _beside(session)
    rows = [_row(record, beside, language) for record in _select(session, _SESSIONS)]
    return tuple(sorted(rows, key=lambda row: (row.start_on or date.max, row.number or 0, row.id)))


def session_details(session: Reader, *, session_id: int, language: str = "fr") -> SessionRow | None:
    """Return one session, or None where there is none."""
    record = next((found for found in _select(session, _SESSIONS) if found[0] == session_id), None)
    return _row(record, _beside(session), language) if record else None


def find_session(session: Reader, *, reference: str) -> int | None:
    """Find a session by its number, else by its id: `s12`, or `12` where that is no number."""
    plain = reference.strip().removeprefix("#")
    digits = plain.removeprefix("s")
    if not digits.isdecimal():
        return None
    wanted = int(digits)
    numbers: dict[int, int | None] = {id_: number for id_, number, *_ in _select(session, _SESSIONS)}
    if plain == digits:
        numbered = next((id_ for id_, number in numbers.items() if number == wanted), None)
        if numbered is not None:
            return numbered
    return wanted if wanted in numbers else None


def _select(reader: Reader, statement: str) -> Sequence[Any]:
    if hasattr(reader, "connection"):  # a session; the others are not all sqlite3's
        return reader.connection().exec_driver_sql(statement).all()
    return reader.execute(statement).fetchall()


def _row(record: Sequence[Any], beside: _Beside, language: str) -> SessionRow:
    id_, number, start, end, place, status, is_sample, chair, rapporteur, is_woman, note, version = record
    return SessionRow(
        id=id_,
        number=number,
        start_on=_day(start),
        end_on=_day(end),
        place=place,
        status=status,
        is_sample=bool(is_sample),
        bodies=_labels(id_, _day(start), beside, language),
        item_count=beside.items.get(id_, 0),
        has_minutes=bool(beside.minutes.get(id_)),
        recommendation_count=beside.recommendations.get(id_, 0),
        chair=chair,
        rapporteur=rapporteur,
        rapporteur_is_woman=bool(is_woman),
        note=note,
        mandate_version_id=version,
    )


def _day(stored: str | date | None) -> date | None:
    """Read a day, which a file holds as text and a server as such."""
    return date.fromisoformat(stored) if isinstance(stored, str) and stored else stored or None


def _labels(session: int, day: date | None, beside: _Beside, language: str) -> tuple[BodyLabel, ...]:
    labels = []
    for body, code in beside.bodies.get(session, ()):
        names = beside.names.get(body, ())
        name = name_on(names, language, day) or name_on(names, "fr", day)
        labels.append(BodyLabel(body, code, name.name if name else code))
    return tuple(labels)


def _beside(session: Reader) -> _Beside:
    bodies: dict[int, list[tuple[int, str]]] = {}
    for owner, body, code in _select(session, _BODIES):
        bodies.setdefault(owner, []).append((body, code))
    names: dict[int, list[_Name]] = {}
    for body, language, name, first, after in _select(session, _NAMES):
        names.setdefault(body, []).append(_Name(language, name, _day(first), _day(after)))
    items, minutes, recommendations = (
        dict(_select(session, counted)) for counted in (_ITEMS, _MINUTES, _RECOMMENDATIONS)
    )
    return _Beside(items, minutes, recommendations, bodies, names)
