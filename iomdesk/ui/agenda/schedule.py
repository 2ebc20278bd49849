"""Work out when each item of the agenda would come up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from iomdesk.queries.agenda import ItemRow

MORNING = time(10, 0)
_ANY_DAY = datetime(2000, 1, 1)


@dataclass(frozen=True)
class Schedule:
    """Hold the time at which items begin (of the first level only), their durations, and the end."""

    starts: dict[int, time]
    durations: dict[int, int]
    total: int
    ends_at: time | None


def schedule(items: Sequence[ItemRow], begins_at: time = MORNING) -> Schedule:
    """Add up the planned minutes; an item without its own has those of its sub-items together."""
    durations: dict[int, int] = {}
    for item in reversed(items):  # sub-items come after their parent
        below = sum(durations[other.id] for other in items if other.parent_id == item.id)
        durations[item.id] = item.planned_minutes if item.planned_minutes is not None else below
    starts: dict[int, time] = {}
    total = 0
    for item in items:
        if item.parent_id is None:
            starts[item.id] = _after(begins_at, total)
            total += durations[item.id]
    if not total:
        return Schedule({}, durations, 0, None)
    return Schedule(starts, durations, total, _after(begins_at, total))


def _after(moment: time, minutes: int) -> time:
    return (datetime.combine(_ANY_DAY, moment) + timedelta(minutes=minutes)).time()
