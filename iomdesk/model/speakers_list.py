"""The order of the speakers' list: points of order in front, rights of reply at the end.

Source: General Assembly rules 71 and 73, by analogy; the chair may move anybody by hand.
"""

from collections.abc import Sequence
from datetime import datetime

from iomdesk.model.interventions import InterventionKind


def place_of_request(waiting: Sequence[str], kind: str) -> int:
    """Return where a new request goes among those that wait, given their kinds in the order of the list.

    What was moved by hand stays: only the row of points of order at the very front and that of rights of
    reply at the very end are passed over.
    """
    if kind == InterventionKind.POINT_OF_ORDER:
        return _run_of(waiting, InterventionKind.POINT_OF_ORDER)
    if kind == InterventionKind.RIGHT_OF_REPLY:
        return len(waiting)
    replies = _run_of(tuple(reversed(waiting)), InterventionKind.RIGHT_OF_REPLY)
    return max(len(waiting) - replies, _run_of(waiting, InterventionKind.POINT_OF_ORDER))


def interrupts(kind: str) -> bool:
    """Say whether whoever takes the floor with this kind only interrupts the one who has it."""
    return kind == InterventionKind.POINT_OF_ORDER


def _run_of(kinds: Sequence[str], kind: str) -> int:
    """Count how many of a kind stand in a row at the beginning."""
    return next((place for place, one in enumerate(kinds) if one != kind), len(kinds))


def held_seconds(began_at: datetime, until: datetime, paused_seconds: int = 0) -> int:
    """Return how long the floor was held, without the time a point of order took."""
    return max(0, round((until - began_at).total_seconds()) - paused_seconds)
