"""What the chair does in the room: begin and end treating an item, count who is there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.conduct import Attendance, ItemTime, Speaker, SpeakerStatus
from iomdesk.model.participants import Delegation
from iomdesk.model.sessions import Meeting
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.conduct_speakers import end_floor
from iomdesk.services.interventions import check_delegation
from iomdesk.services.state_records import Record, new_id, new_ids, put_records, values_of
from iomdesk.services.together import as_one
from iomdesk.services.work import Work

TIME = "item_time"
ATTENDANCE = "attendance"


class ItemNotOfMeeting(UserError):
    """Raised when an item is treated at a meeting of another session."""


class StayNotInOrder(UserError):
    """Raised when a delegation would leave before it came."""


def begin_item(work: Work, *, meeting: int, item: int, at: datetime | None = None) -> Changes:
    """Begin to treat an item; the one treated before ends, and so does whoever has the floor on it.

    Raises ItemNotOfMeeting.
    """
    _check_item(work, meeting, item)
    if any(one.item_id == item for one in _open_times(work, meeting)):
        return NOTHING
    moment = at or work.clock()
    ended = end_item(work, meeting=meeting, at=moment)
    id_ = new_id(work, TIME)
    values = {"meeting_id": meeting, "item_id": item, "began_at": moment, "ended_at": None}
    begun = put_records(work, records=[Record(TIME, id_, values)])
    return as_one([ended, begun], id_)


def end_item(work: Work, *, meeting: int, at: datetime | None = None) -> Changes:
    """End the item that is being treated, and the floor on it."""
    moment = at or work.clock()
    work.get(Meeting, meeting)
    speaking = work.session.scalars(
        select(Speaker.id).where(
            Speaker.meeting_id == meeting, Speaker.status == SpeakerStatus.SPEAKING.value
        )
    ).all()
    silent = [end_floor(work, speaker=speaker, at=moment) for speaker in speaking]
    records = [
        Record(TIME, one.id, {**values_of(one), "ended_at": moment}) for one in _open_times(work, meeting)
    ]
    return as_one([*silent, put_records(work, records=records)])


def arrive(work: Work, *, meeting: int, delegations: Sequence[int], at: datetime | None = None) -> Changes:
    """Note that delegations are there; those that are already stay as they are."""
    session = work.get(Meeting, meeting).session_id
    for delegation in delegations:
        check_delegation(work, session, delegation)
    moment = at or work.clock()
    there = {one.delegation_id for one in _open_stays(work, meeting)}
    coming = [one for one in dict.fromkeys(delegations) if one not in there]
    records = [
        Record(
            ATTENDANCE,
            id_,
            {"meeting_id": meeting, "delegation_id": one, "arrived_at": moment, "left_at": None},
        )
        for one, id_ in zip(coming, new_ids(work, ATTENDANCE), strict=False)
    ]
    return put_records(work, records=records)


def arrive_all(work: Work, *, meeting: int, at: datetime | None = None) -> Changes:
    """Note that all delegations registered for the session are there."""
    session = work.get(Meeting, meeting).session_id
    registered = work.session.scalars(select(Delegation.id).where(Delegation.session_id == session)).all()
    return arrive(work, meeting=meeting, delegations=registered, at=at)


def leave(
    work: Work, *, meeting: int, delegations: Sequence[int] | None = None, at: datetime | None = None
) -> Changes:
    """Note that delegations left while the meeting went on; without naming any, all that are there.

    Raises StayNotInOrder.
    """
    moment = at or work.clock()
    leaving = [
        one
        for one in _open_stays(work, meeting)
        if delegations is None or one.delegation_id in frozenset(delegations)
    ]
    for one in leaving:
        _check_order(one.arrived_at, moment)
    return put_records(
        work, records=[Record(ATTENDANCE, one.id, {**values_of(one), "left_at": moment}) for one in leaving]
    )


def rise(work: Work, *, meeting: int, at: datetime | None = None) -> Changes:
    """End the meeting: the floor, the item being treated, and everybody's presence."""
    moment = at or work.clock()
    return as_one([end_item(work, meeting=meeting, at=moment), leave(work, meeting=meeting, at=moment)])


def edit_stay(work: Work, *, stay: int, fields: Mapping[str, Any]) -> Changes:
    """Correct when a delegation came (`arrived_at`) or left (`left_at`). Raises StayNotInOrder."""
    record = work.get(Attendance, stay)
    values = values_of(record) | {name: fields[name] for name in ("arrived_at", "left_at") if name in fields}
    _check_order(values["arrived_at"], values["left_at"])
    return put_records(work, records=[Record(ATTENDANCE, stay, values)])


def remove_stay(work: Work, *, stay: int) -> Changes:
    """Take out a stay that was noted by mistake."""
    work.get(Attendance, stay)
    return put_records(work, records=[Record(ATTENDANCE, stay, None)])


def _open_times(work: Work, meeting: int) -> Sequence[ItemTime]:
    query = select(ItemTime).where(ItemTime.meeting_id == meeting, ItemTime.ended_at.is_(None))
    return work.session.scalars(query).all()


def _open_stays(work: Work, meeting: int) -> Sequence[Attendance]:
    work.get(Meeting, meeting)
    query = select(Attendance).where(Attendance.meeting_id == meeting, Attendance.left_at.is_(None))
    return work.session.scalars(query.order_by(Attendance.id)).all()


def _check_item(work: Work, meeting: int, item: int) -> None:
    if work.get(AgendaItem, item).session_id != work.get(Meeting, meeting).session_id:
        raise ItemNotOfMeeting(
            _("That item belongs to another session. Nothing was changed; choose an item of this one.")
        )


def _check_order(arrived: datetime, left: datetime | None) -> None:
    if left is not None and left < arrived:
        raise StayNotInOrder(
            _("The delegation would leave before it came. Nothing was changed; correct one of the times.")
        )
