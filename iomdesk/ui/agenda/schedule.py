"""Work out when each item of the agenda would come up on its day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time

from iomdesk.document.schedule import Plan, PlannedBreak, PlannedItem, Span, plan
from iomdesk.queries.agenda import ItemRow
from iomdesk.queries.meetings import BreakRow, MeetingRow

MORNING = time(10, 0)
_ANY_DAY = datetime(2000, 1, 1)


@dataclass(frozen=True)
class Pause:
    """Hold a break after an item; one that falls between two meetings has no time."""

    id: int
    minutes: int
    begins_at: time | None


@dataclass(frozen=True)
class Schedule:
    """Hold when items begin (of the first level only), durations, breaks, the end, and what is too long.

    `first_of` names the meeting in which an item is the first to begin, from the second meeting on.
    """

    starts: Mapping[int, time]
    durations: Mapping[int, int]
    total: int
    ends_at: datetime | None
    pauses: Mapping[int, Sequence[Pause]] = field(default_factory=dict)
    first_of: Mapping[int, MeetingRow] = field(default_factory=dict)
    overrun: int = 0


def schedule(
    items: Sequence[ItemRow],
    begins_at: time = MORNING,
    breaks: Sequence[BreakRow] = (),
    meetings: Sequence[MeetingRow] = (),
) -> Schedule:
    """Let the items follow one another through the meetings, or from a beginning where there are none."""
    spans = [Span(one.starts_at, one.ends_at) for one in meetings]
    made = plan(
        [PlannedItem(item.id, item.parent_id, item.planned_minutes) for item in items],
        [PlannedBreak(one.id, one.after_item, one.minutes) for one in breaks],
        spans or [Span(datetime.combine(_ANY_DAY, begins_at), None)],
    )
    starts: dict[int, time] = {}
    first_of: dict[int, MeetingRow] = {}
    before = 0
    for part in made.parts:
        if part.item is not None and not part.is_rest:
            starts[part.item] = part.begins_at.time()
            if part.meeting != before:
                first_of[part.item] = meetings[part.meeting]
            before = part.meeting
    return Schedule(
        starts, made.durations, made.total, made.ends_at, _pauses(made, breaks), first_of, made.overrun
    )


def _pauses(made: Plan, breaks: Sequence[BreakRow]) -> dict[int, list[Pause]]:
    begun = {part.pause: part.begins_at.time() for part in made.parts if part.pause is not None}
    pauses: dict[int, list[Pause]] = {}
    for one in breaks:
        pauses.setdefault(one.after_item, []).append(Pause(one.id, one.minutes, begun.get(one.id)))
    return pauses
