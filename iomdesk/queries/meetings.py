"""Meetings and breaks of a session, as the plan of its agenda needs them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaBreak
from iomdesk.model.sessions import Meeting


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """Show a meeting by the clock of its place (moments without a zone)."""

    id: int
    number: int
    starts_at: datetime
    ends_at: datetime | None
    time_zone: str


@dataclass(frozen=True, slots=True)
class BreakRow:
    """Show a break after an item of the first level."""

    id: int
    after_item: int
    minutes: int


def meetings_of(session: Session, *, session_id: int) -> tuple[MeetingRow, ...]:
    """List the meetings of a session in order of time."""
    query = select(Meeting).where(Meeting.session_id == session_id).order_by(Meeting.starts_at, Meeting.id)
    return tuple(_row(record) for record in session.scalars(query))


def breaks_of(session: Session, *, session_id: int) -> tuple[BreakRow, ...]:
    """List the breaks of a session in the order they were made."""
    query = select(AgendaBreak).where(AgendaBreak.session_id == session_id).order_by(AgendaBreak.id)
    return tuple(BreakRow(r.id, r.after_item_id, r.minutes) for r in session.scalars(query))


def _row(record: Meeting) -> MeetingRow:
    zone = ZoneInfo(record.time_zone)
    return MeetingRow(
        id=record.id,
        number=record.number,
        starts_at=record.starts_at.astimezone(zone).replace(tzinfo=None),
        ends_at=record.ends_at.astimezone(zone).replace(tzinfo=None) if record.ends_at else None,
        time_zone=record.time_zone,
    )
