"""When each item of an agenda would come up."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.schedule import PlannedBreak, PlannedItem, Span, durations_of, plan

TEN = datetime(2027, 3, 1, 10, 0)


def at(hour: int, minute: int = 0) -> datetime:
    return TEN.replace(hour=hour, minute=minute)


def test_items_follow_one_another_and_breaks_take_time() -> None:
    made = plan(
        (PlannedItem(1, None, 10), PlannedItem(2, None, 45)), (PlannedBreak(9, 1, 15),), (Span(TEN, None),)
    )
    assert [(p.item, p.pause, p.begins_at) for p in made.parts] == [
        (1, None, at(10)),
        (None, 9, at(10, 10)),
        (2, None, at(10, 25)),
    ]
    assert (made.total, made.ends_at, made.overrun) == (55, at(11, 10), 0)


def test_an_item_without_minutes_takes_those_of_its_sub_items() -> None:
    items = (
        PlannedItem(1, None, None),
        PlannedItem(11, 1, None),
        PlannedItem(111, 11, 20),
        PlannedItem(12, 1, 5),
    )
    assert durations_of(items) == {1: 25, 11: 20, 111: 20, 12: 5}


def test_what_is_not_finished_goes_on_in_the_next_meeting() -> None:
    made = plan((PlannedItem(1, None, 90),), (), (Span(at(10), at(11)), Span(at(15), at(18))))
    assert [(p.meeting, p.begins_at, p.ends_at, p.is_rest) for p in made.parts] == [
        (0, at(10), at(11), False),
        (1, at(15), at(15, 30), True),
    ]


def test_a_break_at_the_end_of_a_meeting_is_left_out() -> None:
    items = (PlannedItem(1, None, 60), PlannedItem(2, None, 10))
    made = plan(items, (PlannedBreak(9, 1, 15),), (Span(at(10), at(11)), Span(at(15), at(18))))
    assert [(p.item, p.begins_at) for p in made.parts] == [(1, at(10)), (2, at(15))]


def test_minutes_beyond_the_last_meeting_are_the_overrun() -> None:
    made = plan((PlannedItem(1, None, 90),), (), (Span(at(10), at(11)),))
    assert (made.ends_at, made.overrun) == (at(11, 30), 30)


def test_without_meetings_or_without_minutes_nothing_has_a_time() -> None:
    assert plan((PlannedItem(1, None, 30),)).parts == ()
    assert plan((PlannedItem(1, None, None),), (), (Span(TEN, None),)).ends_at is None


@given(st.lists(st.integers(0, 400), max_size=12), st.lists(st.integers(0, 240), min_size=1, max_size=4))
def test_no_minute_is_lost_between_meetings(minutes: list[int], lengths: list[int]) -> None:
    items = tuple(PlannedItem(place, None, taken) for place, taken in enumerate(minutes))
    begins = [datetime(2027, 3, 1 + day, 10) for day in range(len(lengths))]
    spans = [
        Span(b, b.replace(hour=10 + n // 60, minute=n % 60)) for b, n in zip(begins, lengths, strict=True)
    ]
    made = plan(items, (), spans)
    held = sum(int((part.ends_at - part.begins_at).total_seconds() // 60) for part in made.parts)
    assert held == (sum(minutes) if made.parts else 0)
