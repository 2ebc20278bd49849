"""When each item would come up."""

from datetime import time

from iomdesk.ui.agenda.schedule import schedule
from tests.ui.agenda.test_nodes import item


def test_items_follow_one_another() -> None:
    planned = schedule((item(1, minutes=10), item(2, minutes=45)), time(10, 0))
    assert planned.starts == {1: time(10, 0), 2: time(10, 10)}
    assert (planned.total, planned.ends_at) == (55, time(10, 55))


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
