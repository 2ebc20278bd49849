"""When each item would come up."""

from datetime import datetime, time

from iomdesk.queries.meetings import BreakRow, MeetingRow
from iomdesk.ui.agenda.schedule import schedule
from tests.ui.agenda.test_nodes import item


def test_items_follow_one_another() -> None:
    planned = schedule((item(1, minutes=10), item(2, minutes=45)), time(10, 0))
    assert planned.starts == {1: time(10, 0), 2: time(10, 10)}
    assert (planned.total, planned.ends_at) == (55, datetime(2000, 1, 1, 10, 55))


def test_an_item_without_minutes_takes_those_of_its_sub_items() -> None:
    planned = schedule((item(1), item(11, 1, 15), item(12, 1, 30)), time(10, 0))
    assert planned.durations[1] == 45
    assert set(planned.starts) == {1}


def test_minutes_of_an_item_stand_for_its_sub_items() -> None:
    planned = schedule((item(1, minutes=20), item(11, 1, 15)), time(10, 0))
    assert planned.total == 20


def test_an_agenda_without_any_minutes_has_no_times() -> None:
    planned = schedule((item(1), item(2)))
    assert (planned.starts, planned.ends_at) == ({}, None)


def test_items_go_through_the_meetings_and_a_break_takes_its_time() -> None:
    meetings = (
        MeetingRow(1, 1, datetime(2020, 5, 12, 10), datetime(2020, 5, 12, 11), "Europe/Zurich"),
        MeetingRow(2, 2, datetime(2020, 5, 13, 15), datetime(2020, 5, 13, 16), "Europe/Zurich"),
    )
    items = (item(1, minutes=30), item(2, minutes=45), item(3, minutes=60))
    planned = schedule(items, breaks=(BreakRow(7, 1, 10), BreakRow(8, 3, 15)), meetings=meetings)
    assert planned.starts == {1: time(10), 2: time(10, 40), 3: time(15, 25)}
    assert planned.pauses[1][0].begins_at == time(10, 30)
    assert planned.first_of == {3: meetings[1]}
    assert (planned.ends_at, planned.overrun) == (datetime(2020, 5, 13, 16, 40), 40)


def test_the_item_that_opens_a_later_meeting_says_which() -> None:
    meetings = (
        MeetingRow(1, 1, datetime(2020, 5, 12, 10), datetime(2020, 5, 12, 11), "Europe/Zurich"),
        MeetingRow(2, 2, datetime(2020, 5, 13, 15), None, "Europe/Zurich"),
    )
    planned = schedule((item(1, minutes=60), item(2, minutes=45)), meetings=meetings)
    assert planned.first_of == {2: meetings[1]}
