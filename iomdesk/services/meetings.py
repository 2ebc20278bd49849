"""Meetings of a session, in the local time of their place."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select

from iomdesk.model.conduct import Attendance, ItemTime, Motion, Speaker
from iomdesk.model.sessions import GroupSession, Meeting
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.kept_rows import keep_rows, put_back_rows
from iomdesk.services.work import Work

DEFAULT_ZONE = "Europe/Zurich"
EDITABLE = frozenset(["starts_at", "ends_at", "time_zone"])


class MeetingTimesWrong(UserError):
    """Raised when a meeting would end before it begins."""


class MeetingWasHeld(UserError):
    """Raised when a meeting is to be taken out at which something was recorded."""


class TimeZoneUnknown(UserError):
    """Raised when a time zone is named that does not exist."""


def add_meeting(
    work: Work,
    *,
    session: int,
    starts_at: datetime,
    ends_at: datetime | None = None,
    time_zone: str = DEFAULT_ZONE,
) -> Changes:
    """Add a meeting by its local times; meetings are numbered in the order of time.

    Raises MeetingTimesWrong and TimeZoneUnknown.
    """
    work.get(GroupSession, session)
    times = _stored(starts_at, ends_at, time_zone)
    meeting = Meeting(session_id=session, number=0, **times)
    work.session.add(meeting)
    _number(work, session)
    work.audit("create", "meeting", meeting.id, None, times)
    inverse = Operation(remove_meeting, {"meeting": meeting.id})
    return touching(inverse, meeting.id, session=session)


def edit_meeting(work: Work, *, meeting: int, fields: Mapping[str, Any]) -> Changes:
    """Change the local times or the zone of a meeting; in another zone it keeps its local times.

    Raises MeetingTimesWrong and TimeZoneUnknown.
    """
    record = work.get(Meeting, meeting)
    before = local_times(record)
    wanted = {**before, **{name: value for name, value in fields.items() if name in EDITABLE}}
    if wanted == before:
        return NOTHING
    for name, value in _stored(**wanted).items():
        setattr(record, name, value)
    _number(work, record.session_id)
    work.audit("edit", "meeting", meeting, before, wanted)
    inverse = Operation(edit_meeting, {"meeting": meeting, "fields": before})
    return touching(inverse, session=record.session_id)


def remove_meeting(work: Work, *, meeting: int) -> Changes:
    """Put a meeting into the trash. Raises MeetingWasHeld."""
    record = work.get(Meeting, meeting)
    _check_not_held(work, meeting)
    session, before = record.session_id, local_times(record)
    keep_rows(work, kind="meeting", id_=meeting)
    work.session.delete(record)
    _number(work, session)
    work.audit("remove", "meeting", meeting, before, None)
    return touching(Operation(restore_meeting, {"meeting": meeting}), session=session)


def restore_meeting(work: Work, *, meeting: int) -> Changes:
    """Bring a meeting back; the others are numbered around it."""
    session = put_back_rows(work, kind="meeting", id_=meeting)["session_id"]
    _number(work, session)
    work.audit("restore", "meeting", meeting, None, None)
    return touching(Operation(remove_meeting, {"meeting": meeting}), meeting, session=session)


def local_times(meeting: Meeting) -> dict[str, Any]:
    """Return beginning and end as clocks at the place show them, and the zone."""
    zone = ZoneInfo(meeting.time_zone)
    starts_at = meeting.starts_at.astimezone(zone).replace(tzinfo=None)
    ends_at = meeting.ends_at.astimezone(zone).replace(tzinfo=None) if meeting.ends_at else None
    return {"starts_at": starts_at, "ends_at": ends_at, "time_zone": meeting.time_zone}


def _stored(starts_at: datetime, ends_at: datetime | None, time_zone: str) -> dict[str, Any]:
    if ends_at is not None and ends_at <= starts_at:
        raise MeetingTimesWrong(
            _("The meeting would end before it begins. Nothing was changed; correct one of the times.")
        )
    zone = _zone(time_zone)
    return {
        "starts_at": starts_at.replace(tzinfo=zone),
        "ends_at": ends_at.replace(tzinfo=zone) if ends_at else None,
        "time_zone": time_zone,
    }


def _check_not_held(work: Work, meeting: int) -> None:
    for recorded in (Attendance, ItemTime, Speaker, Motion):
        if work.session.scalar(select(recorded.id).where(recorded.meeting_id == meeting).limit(1)):
            raise MeetingWasHeld(
                _(
                    "This meeting was held: attendance, speakers or motions are recorded. "
                    "Nothing was removed; change its times if they are wrong."
                )
            )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise TimeZoneUnknown(
            _("There is no time zone “{name}”. Nothing was changed; write one such as Europe/Zurich.").format(
                name=name
            )
        ) from error


def _number(work: Work, session: int) -> None:
    work.session.flush()
    work.session.expire_all()
    meetings = work.session.scalars(
        select(Meeting).where(Meeting.session_id == session).order_by(Meeting.starts_at, Meeting.id)
    )
    for number, meeting in enumerate(meetings, 1):
        meeting.number = number
    work.session.flush()
