"""Work out when each item of the agenda would come up on its day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from iomdesk.document.schedule import PlannedBreak, PlannedItem, Span, plan
from iomdesk.queries.agenda import ItemRow

MORNING = time(10, 0)
_ANY_DAY = datetime(2000, 1, 1)


@dataclass(frozen=True)
class Schedule:
    """Hold the time at which items begin (of the first level only), their durations, and the end."""

    starts: Mapping[int, time]
    durations: Mapping[int, int]
    total: int
    ends_at: time | None


def schedule(
    items: Sequence[ItemRow], begins_at: time = MORNING, breaks: Sequence[PlannedBreak] = ()
) -> Schedule:
    """Let the items follow one another from a beginning, as the programme of work does."""
    planned = [PlannedItem(item.id, item.parent_id, item.planned_minutes) for item in items]
    made = plan(planned, breaks, (Span(datetime.combine(_ANY_DAY, begins_at), None),))
    starts = {part.item: part.begins_at.time() for part in made.parts if part.item is not None}
    return Schedule(starts, made.durations, made.total, made.ends_at.time() if made.ends_at else None)
