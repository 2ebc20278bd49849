"""When a meeting would end."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.forecast import Forecast, forecast, items_of_meeting
from iomdesk.document.schedule import PlannedBreak, PlannedItem, Span, plan

TEN = datetime(2020, 5, 12, 10, 0)
ONE = datetime(2020, 5, 12, 13, 0)
ITEMS = (
    PlannedItem(1, None, 10),
    PlannedItem(2, None, None),
    PlannedItem(21, 2, 20),
    PlannedItem(22, 2, 40),
    PlannedItem(3, None, 30),
)


def at(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def test_before_anything_began_all_is_still_to_come() -> None:
    assert forecast(TEN, ONE, ITEMS, {}, None) == Forecast(at(100), 0)


def test_current_item_needs_what_is_left_of_its_minutes() -> None:
    assert forecast(at(15), ONE, ITEMS, {1: 600, 21: 300}, 21) == Forecast(at(100), 0)


def test_item_over_its_time_pushes_the_end_back() -> None:
    assert forecast(at(80), ONE, ITEMS, {2: 4200}, 22) == Forecast(at(110), 0)


def test_minutes_beyond_the_end_are_counted() -> None:
    assert forecast(at(170), ONE, ITEMS, {}, 2) == Forecast(at(260), 80)


def test_item_taken_out_of_turn_does_not_come_again() -> None:
    assert forecast(TEN, ONE, ITEMS, {3: 600}, 2, frozenset({3})) == Forecast(at(60), 0)


def test_break_counts_while_an_item_follows_it() -> None:
    breaks = (PlannedBreak(1, 1, 15), PlannedBreak(2, 3, 60))
    assert forecast(TEN, ONE, ITEMS, {}, None, frozenset(), breaks) == Forecast(at(115), 0)
    assert forecast(TEN, ONE, ITEMS, {}, 2, frozenset(), breaks) == Forecast(at(90), 0)


def test_meeting_takes_only_the_items_planned_for_it() -> None:
    planned = plan(ITEMS, (), (Span(TEN, at(30)), Span(at(240), None)))
    assert [item.id for item in items_of_meeting(planned, 0, ITEMS)] == [1, 2, 21, 22]
    assert [item.id for item in items_of_meeting(planned, 1, ITEMS)] == [2, 21, 22, 3]
    assert items_of_meeting(plan(ITEMS), 0, ITEMS) == ITEMS


@given(st.dictionaries(st.sampled_from([1, 2, 21, 22, 3]), st.integers(0, 9000)), st.integers(0, 300))
def test_end_never_lies_before_the_time_of_the_clock(spent: dict[int, int], minutes: int) -> None:
    for current in (None, 1, 2, 21, 22, 3):
        found = forecast(at(minutes), ONE, ITEMS, spent, current)
        assert found.ends_at >= at(minutes)
        assert found.overrun >= 0
