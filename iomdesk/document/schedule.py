"""When each item of an agenda would come up: pure arithmetic over plain figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple


class PlannedItem(NamedTuple):
    """Give what the plan needs of an item; items come depth first, in order."""

    id: int
    parent_id: int | None
    minutes: int | None


class PlannedBreak(NamedTuple):
    """Give a break and the item of the first level that it follows."""

    id: int
    after_item: int
    minutes: int


class Span(NamedTuple):
    """Give the beginning of a meeting and its end; without an end it takes whatever is left."""

    begins_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Part:
    """Place an item of the first level, or a break, in a meeting; a long item has a part in each meeting.

    `meeting` is the index among the spans in order of time. `is_rest` marks what goes on from an earlier
    meeting.
    """

    meeting: int
    begins_at: datetime
    ends_at: datetime
    item: int | None = None
    pause: int | None = None
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold the parts in order, the minutes of each item and of all, and the end.

    `overrun` counts the minutes beyond the end of the last meeting.
    """

    parts: tuple[Part, ...]
    durations: Mapping[int, int]
    total: int
    ends_at: datetime | None
    overrun: int


def durations_of(items: Sequence[PlannedItem]) -> dict[int, int]:
    """Give each item its own minutes, or those of its sub-items together where it has none."""
    durations: dict[int, int] = {}
    below: dict[int | None, int] = {}
    for item in reversed(items):  # sub-items come after their parent
        durations[item.id] = item.minutes if item.minutes is not None else below.get(item.id, 0)
        below[item.parent_id] = below.get(item.parent_id, 0) + durations[item.id]
    return durations


def plan(
    items: Sequence[PlannedItem], breaks: Sequence[PlannedBreak] = (), meetings: Sequence[Span] = ()
) -> Plan:
    """Let items and breaks follow one another through the meetings; an item not finished goes on in the next.

    A break that would begin when its meeting is over is left out: the next meeting begins at its own time.
    Without meetings, or without any minutes, nothing gets a time.
    """
    durations = durations_of(items)
    total = sum(durations[item.id] for item in items if item.parent_id is None)
    if not meetings or not total:
        return Plan((), durations, total, None, 0)
    clock = _Clock(meetings)
    parts = tuple(part for step in _steps(items, breaks, durations) for part in clock.take(*step))
    return Plan(parts, durations, total, parts[-1].ends_at, clock.overrun)


def _steps(
    items: Sequence[PlannedItem], breaks: Sequence[PlannedBreak], durations: Mapping[int, int]
) -> Iterator[tuple[int | None, int | None, int]]:
    """Return (item, break, minutes) in order."""
    for item in items:
        if item.parent_id is None:
            yield item.id, None, durations[item.id]
            yield from ((None, pause.id, pause.minutes) for pause in breaks if pause.after_item == item.id)


class _Clock:
    """Walk through the meetings; the last one is as long as it must be."""

    def __init__(self, meetings: Sequence[Span]) -> None:
        self._meetings = sorted(meetings, key=lambda span: span.begins_at)
        self._at = 0
        self._now = self._meetings[0].begins_at

    @property
    def overrun(self) -> int:
        """Return the minutes beyond the end of the last meeting."""
        end = self._meetings[self._at].ends_at
        if self._at + 1 < len(self._meetings) or end is None:
            return 0
        return max(0, _minutes(self._now - end))

    def take(self, item: int | None, pause: int | None, minutes: int) -> Iterator[Part]:
        """Take minutes from where the clock stands; what does not fit goes on in the next meeting."""
        is_rest = False
        while True:
            room = self._room()
            if room == 0:
                if pause is not None:
                    return
                self._go_on()
                continue
            taken = minutes if room is None else min(minutes, room)
            yield self._part(item, pause, taken, is_rest)
            minutes -= taken
            if not minutes or pause is not None:
                return
            is_rest = True

    def _room(self) -> int | None:
        """Return the minutes left in this meeting; None where it has no end that stops anything."""
        end = self._meetings[self._at].ends_at
        if end is None or self._at + 1 == len(self._meetings):
            return None
        return max(0, _minutes(end - self._now))

    def _go_on(self) -> None:
        self._at += 1
        self._now = max(self._now, self._meetings[self._at].begins_at)

    def _part(self, item: int | None, pause: int | None, minutes: int, is_rest: bool) -> Part:
        begun, self._now = self._now, self._now + timedelta(minutes=minutes)
        return Part(self._at, begun, self._now, item, pause, is_rest)


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
