"""Who is present at a meeting, who may vote, and whether the quorum is met."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.conduct import Attendance
from iomdesk.model.membership import Membership
from iomdesk.model.participants import Capacity, Delegation
from iomdesk.model.periods import Period
from iomdesk.model.sessions import Meeting
from iomdesk.model.voting import Quorum, quorum_of
from iomdesk.queries.house import house_settings

COUNTS_SUSPENDED = "quorum.suspended_count"
MEMBERS = "quorum.members"
"""Settings of the house: whether members count whose vote is suspended; how many members there are, where
no list of them is kept."""


def quorum_at(session: Session, *, meeting_id: int) -> Quorum:
    """Judge the quorum of a meeting by who is present now and by the members on its day."""
    meeting = session.get_one(Meeting, meeting_id)
    members, suspended = members_on(session, day_of(meeting))
    rule = house_settings(session, subject="quorum")
    return quorum_of(
        present_states(session, meeting_id=meeting_id).values(),
        members,
        suspended,
        declared=rule.get(MEMBERS),
        counts_suspended=bool(rule.get(COUNTS_SUSPENDED, True)),
    )


def day_of(meeting: Meeting) -> date:
    """Return the day of a meeting at its place."""
    return meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone)).date()


def members_on(session: Session, day: date) -> tuple[frozenset[str], frozenset[str]]:
    """Return the members on a day, and those of them whose vote is suspended (iso3)."""
    rows = [
        row
        for row in session.scalars(select(Membership).where(Membership.kind == "member"))
        if Period(row.from_on, row.until_on).covers(day)
    ]
    suspended = frozenset(row.state_iso3 for row in rows if _is_suspended(row, day))
    return frozenset(row.state_iso3 for row in rows), suspended


def present_states(session: Session, *, meeting_id: int) -> Mapping[int, str]:
    """Map the delegations of members present now to their States."""
    query = (
        select(Delegation.id, Delegation.state_iso3)
        .join(Attendance, Attendance.delegation_id == Delegation.id)
        .where(
            Attendance.meeting_id == meeting_id,
            Attendance.left_at.is_(None),
            Delegation.capacity == Capacity.MEMBER.value,
            Delegation.state_iso3.is_not(None),
        )
    )
    return {delegation: state for delegation, state in session.execute(query) if state}


def _is_suspended(row: Membership, day: date) -> bool:
    suspended = Period(row.vote_suspended_from, row.vote_suspended_until)
    return suspended != Period() and suspended.covers(day)
