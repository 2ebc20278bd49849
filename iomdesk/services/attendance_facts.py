"""Load who was present at the meetings of a session, for the record of attendance."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.conduct import Attendance
from iomdesk.model.participants import Capacity, Delegation
from iomdesk.model.sessions import Meeting
from iomdesk.papers.attendance_facts import AttendanceFact, PresentFact
from iomdesk.papers.facts import LANGUAGES
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.queries.quorum import day_of, members_on, quorum_at


def attendance_facts(session: Session, session_id: int) -> tuple[AttendanceFact, ...]:
    """Load the attendance of all meetings in the order of time."""
    meetings = session.scalars(
        select(Meeting).where(Meeting.session_id == session_id).order_by(Meeting.starts_at, Meeting.id)
    )
    return tuple(_meeting(session, meeting) for meeting in meetings)


def _meeting(session: Session, meeting: Meeting) -> AttendanceFact:
    zone = ZoneInfo(meeting.time_zone)
    quorum = quorum_at(session, meeting_id=meeting.id)
    members, suspended = members_on(session, day_of(meeting))
    left_out = frozenset() if quorum.counts_suspended else suspended
    return AttendanceFact(
        meeting_id=meeting.id,
        number=meeting.number,
        starts_at=meeting.starts_at.astimezone(zone),
        ends_at=meeting.ends_at.astimezone(zone) if meeting.ends_at else None,
        present=tuple(
            PresentFact(
                delegation_id=delegation.id,
                names={language: delegation.name(language) for language in LANGUAGES},
                capacity=delegation.capacity,
                stays=tuple((one.astimezone(zone), two and two.astimezone(zone)) for one, two in stays),
                counts=_counts(delegation, members if not quorum.is_declared else frozenset(), left_out),
            )
            for delegation, stays in _stays(session, meeting.id).items()
        ),
        members=quorum.members,
        needed=quorum.needed,
    )


def _stays(session: Session, meeting_id: int) -> Mapping[Delegation, list[tuple[datetime, datetime | None]]]:
    delegation = selectinload(Attendance.delegation)
    records = session.scalars(
        select(Attendance)
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.arrived_at, Attendance.id)
        .options(
            delegation.selectinload(Delegation.state),
            delegation.selectinload(Delegation.organisation),
            NOTHING_ELSE,
        )
    )
    found: dict[Delegation, list[tuple[datetime, datetime | None]]] = {}
    for record in records:
        found.setdefault(record.delegation, []).append((record.arrived_at, record.left_at))
    return found


def _counts(delegation: Delegation, members: frozenset[str], left_out: frozenset[str]) -> bool:
    state = delegation.state_iso3
    if delegation.capacity != Capacity.MEMBER or state is None or state in left_out:
        return False
    return not members or state in members
