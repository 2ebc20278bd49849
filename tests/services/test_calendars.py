"""What calendars were told is remembered, and grows by one only where something changed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from iomdesk.model.sessions import GroupSession, Meeting, SessionCalendar
from iomdesk.papers.calendar import CalendarFacts, Times, session_events
from iomdesk.services.calendars import (
    NothingToTell,
    calendar_facts,
    find_told_session,
    is_told,
    tell_calendar,
)
from iomdesk.services.changes import NOTHING
from iomdesk.services.paper_facts import SessionUnknown
from iomdesk.services.sessions import create_session, edit_session, remove_session, restore_session
from iomdesk.services.work import Work

FIRST, LAST = date(2020, 10, 6), date(2020, 10, 7)


@pytest.fixture
def session(work: Work) -> int:
    made = create_session(work, number=2, place="Genève", start_on=FIRST, end_on=LAST)
    return made.created or 0


def tell(work: Work, session: int) -> CalendarFacts:
    tell_calendar(work, session=session)
    work.session.flush()
    work.session.expire_all()
    return calendar_facts(work.session, session_id=session)


def add_meeting(work: Work, session: int, number: int) -> None:
    starts_at = datetime(2020, 10, 5 + number, 8, 0, tzinfo=UTC)
    ends_at = datetime(2020, 10, 5 + number, 11, 0, tzinfo=UTC)
    work.session.add(Meeting(session_id=session, number=number, starts_at=starts_at, ends_at=ends_at))
    work.session.flush()


def states(facts: CalendarFacts) -> Mapping[str, str]:
    found = session_events(facts, "fr").events
    return {event.uid.removeprefix(facts.uid): event.state.value for event in found}


def test_telling_twice_what_did_not_change_leaves_uid_sequence_and_moment(work: Work, session: int) -> None:
    first = tell(work, session)
    assert tell_calendar(work, session=session) is NOTHING
    again = tell(work, session)
    assert (first.sequence, first) == (0, again)
    assert is_told(work.session, session_id=session)


@pytest.mark.parametrize(
    "fields",
    [
        {"place": "Vienne"},
        {"end_on": date(2020, 10, 8)},
        {"status": "convened"},
        {"number": 3},
        {"chair": "X"},
    ],
)
def test_a_change_of_what_is_told_gives_the_next_sequence_under_the_same_uid(
    work: Work, session: int, fields: Mapping[str, Any]
) -> None:
    first = tell(work, session)
    edit_session(work, session=session, fields=fields)
    work.session.flush()
    assert not is_told(work.session, session_id=session)
    second = tell(work, session)
    assert (second.uid, second.sequence) == (first.uid, 1)
    assert second.told_at > first.told_at


def test_a_change_that_calendars_do_not_show_tells_nothing(work: Work, session: int) -> None:
    tell(work, session)
    edit_session(work, session=session, fields={"note": "salle à réserver", "rapporteur": "M. X"})
    assert tell(work, session).sequence == 0


def test_days_give_way_to_meetings_and_are_taken_back(work: Work, session: int) -> None:
    assert states(tell(work, session)) == {"": "tentative"}
    add_meeting(work, session, 1)
    add_meeting(work, session, 2)
    assert states(tell(work, session)) == {"-1": "tentative", "-2": "tentative", "": "cancelled"}


def test_a_meeting_that_falls_away_stays_told_as_cancelled_at_its_last_time(work: Work, session: int) -> None:
    add_meeting(work, session, 1)
    add_meeting(work, session, 2)
    tell(work, session)
    record = work.get(GroupSession, session)
    record.meetings.remove(next(m for m in record.meetings if m.number == 2))
    edit_session(work, session=session, fields={"status": "convened"})
    facts = tell(work, session)
    assert states(facts) == {"-1": "confirmed", "-2": "cancelled"}
    start: Times = facts.withdrawn["2"]
    assert start[0] == datetime(2020, 10, 7, 8, 0, tzinfo=UTC)
    edit_session(work, session=session, fields={"place": "Vienne"})
    assert states(tell(work, session))["-2"] == "cancelled"


def test_session_in_the_trash_is_cancelled_and_comes_back_confirmed(work: Work, session: int) -> None:
    edit_session(work, session=session, fields={"status": "convened"})
    tell(work, session)
    remove_session(work, session=session)
    work.session.flush()
    assert find_told_session(work.session, reference="2") == session
    gone = tell(work, session)
    assert (gone.sequence, states(gone), session_events(gone, "fr").is_cancelled) == (
        1,
        {"": "cancelled"},
        True,
    )
    restore_session(work, session=session)
    back = tell(work, session)
    assert (back.sequence, states(back)) == (2, {"": "confirmed"})


def test_session_without_dates_tells_nothing_and_leaves_no_trace(work: Work) -> None:
    bare = create_session(work, number=3).created or 0
    with pytest.raises(NothingToTell):
        tell_calendar(work, session=bare)
    assert work.session.get(SessionCalendar, bare) is None
    with pytest.raises(SessionUnknown):
        tell_calendar(work, session=999)
