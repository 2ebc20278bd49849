"""Meetings are kept by the clock of their place and numbered in the order of time."""

from datetime import UTC, datetime

import pytest

from iomdesk.model.sessions import Meeting
from iomdesk.queries.meetings import meetings_of
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.meetings import (
    MeetingTimesWrong,
    TimeZoneUnknown,
    add_meeting,
    edit_meeting,
    remove_meeting,
)
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    return create_session(work, number=2).created or 0


def at(day: int, hour: int) -> datetime:
    return datetime(2020, 7, day, hour)


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def shown(work: Work, session: int) -> list[tuple[int, datetime]]:
    return [(row.number, row.starts_at) for row in meetings_of(work.session, session_id=session)]


def test_meetings_are_numbered_by_time_and_kept_as_moments(work: Work, session: int) -> None:
    add_meeting(work, session=session, starts_at=at(2, 10), ends_at=at(2, 13))
    first = add_meeting(work, session=session, starts_at=at(1, 15)).created
    assert shown(work, session) == [(1, at(1, 15)), (2, at(2, 10))]
    assert work.get(Meeting, first).starts_at == datetime(2020, 7, 1, 13, tzinfo=UTC)


def test_in_another_zone_a_meeting_keeps_its_local_time(work: Work, session: int) -> None:
    made = add_meeting(work, session=session, starts_at=at(1, 15)).created or 0
    changes = edit_meeting(work, meeting=made, fields={"time_zone": "America/Mexico_City"})
    assert shown(work, session) == [(1, at(1, 15))]
    assert work.get(Meeting, made).starts_at.hour == 20
    back(work, changes)
    assert work.get(Meeting, made).starts_at.hour == 13


def test_a_removed_meeting_comes_back_with_its_id(work: Work, session: int) -> None:
    made = add_meeting(work, session=session, starts_at=at(1, 10), ends_at=at(1, 13)).created or 0
    moved = edit_meeting(work, meeting=made, fields={"starts_at": at(1, 9)})
    removed = remove_meeting(work, meeting=made)
    assert shown(work, session) == []
    back(work, removed)
    back(work, moved)
    assert shown(work, session) == [(1, at(1, 10))]
    assert edit_meeting(work, meeting=made, fields={"ends_at": at(1, 13)}) is NOTHING


def test_times_and_zones_that_cannot_be_are_refused(work: Work, session: int) -> None:
    with pytest.raises(MeetingTimesWrong):
        add_meeting(work, session=session, starts_at=at(1, 10), ends_at=at(1, 10))
    for zone in ("Europe/Geneve", "../x", ""):
        with pytest.raises(TimeZoneUnknown):
            add_meeting(work, session=session, starts_at=at(1, 10), time_zone=zone)
