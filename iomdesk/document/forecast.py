"""When a meeting would end, by what its items were planned for and what they have taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from iomdesk.document.schedule import Plan, PlannedBreak, PlannedItem, durations_of


@dataclass(frozen=True, slots=True)
class Forecast:
    """Hold the expected end and the minutes it lies beyond the end planned; without an end planned, 0."""

    ends_at: datetime
    overrun: int


def forecast(
    now: datetime,
    ends_at: datetime | None,
    items: Sequence[PlannedItem],
    spent: Mapping[int, int],
    current: int | None,
    done: frozenset[int] = frozenset(),
    breaks: Sequence[PlannedBreak] = (),
) -> Forecast:
    """Add to the time of the clock what is left of the current item and all of those that follow.

    `items` are those of this meeting, depth first; `spent` are seconds by item, the current one's included.
    What comes before the current item counts as done, as do the items named so; a break counts where an item
    follows it.
    """
    order = [item.id for item in items if item.parent_id is None]
    root = _roots(items)
    taken: dict[int, int] = {}
    for item, seconds in spent.items():
        if item in root:
            taken[root[item]] = taken.get(root[item], 0) + seconds
    at = order.index(root[current]) if current in root else 0
    to_come = [item for item in order[at:] if item not in done or item == root.get(current or 0)]
    durations = durations_of(items)
    left = sum(max(0, durations[item] * 60 - taken.get(item, 0)) for item in to_come)
    pauses = sum(one.minutes * 60 for one in breaks if one.after_item in to_come[:-1])
    end = now + timedelta(seconds=left + pauses)
    late = 0 if ends_at is None else max(0, round((end - ends_at).total_seconds() / 60))
    return Forecast(end, late)


def items_of_meeting(plan: Plan, meeting: int, items: Sequence[PlannedItem]) -> tuple[PlannedItem, ...]:
    """Return the items that were planned for a meeting (its index in time); all where nothing was planned."""
    planned = {part.item for part in plan.parts if part.meeting == meeting and part.item is not None}
    root = _roots(items)
    return tuple(item for item in items if not plan.parts or root[item.id] in planned)


def _roots(items: Sequence[PlannedItem]) -> dict[int, int]:
    """Map each item to its item of the first level; items come depth first."""
    found: dict[int, int] = {}
    for item in items:
        found[item.id] = item.id if item.parent_id is None else found[item.parent_id]
    return found
