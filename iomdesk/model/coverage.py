"""What a session did with a clause of the mandate, and how long a clause has been left aside."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache

from iomdesk.model.agenda import OutcomeKind
from iomdesk.model.recommendations import RecommendationStatus

Link = tuple[int, int]
"""(older clause, newer clause)"""


class CoverageState(StrEnum):
    """Name what happened under a clause at a session, in the order of the work."""

    PLANNED = "planned"
    EXAMINED = "examined"
    REPORTED = "reported"
    RECOMMENDED = "recommended"
    FOLLOWED_UP = "followed_up"


FOLLOWING_STEPS = frozenset({
    RecommendationStatus.TRANSMITTED, RecommendationStatus.NOTED, RecommendationStatus.ENDORSED,
    RecommendationStatus.AMENDED, RecommendationStatus.SENT_BACK, RecommendationStatus.REFUSED,
    RecommendationStatus.BEFORE_COUNCIL, RecommendationStatus.ACTED_UPON, RecommendationStatus.CLOSED,
})  # fmt: skip
"""Steps of a recommendation that came after the working group agreed on it."""


def is_examined(outcome: str | None, has_text: bool, session_is_closed: bool) -> bool:
    """Say whether an item was examined: something was written of it, or it ended otherwise than deferred."""
    if has_text:
        return True
    if outcome == OutcomeKind.DEFERRED:
        return False
    return outcome is not None or session_is_closed


@cache
def in_order(states: frozenset[CoverageState]) -> tuple[CoverageState, ...]:
    """Put states in the order of the work."""
    return tuple(state for state in CoverageState if state in states)


def older_clauses(links: Iterable[Link]) -> dict[int, frozenset[int]]:
    """Map each clause to all clauses it came from, through as many versions as the links lead."""
    parents: dict[int, set[int]] = {}
    for old, new in links:
        parents.setdefault(new, set()).add(old)
    return {clause: _reached(parents, clause) for clause in parents}


def _reached(parents: Mapping[int, set[int]], clause: int) -> frozenset[int]:
    found: set[int] = set()
    waiting = [clause]
    while waiting:
        new = parents.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return frozenset(found - {clause})


def sessions_since(held: Sequence[int], examined: Iterable[int]) -> int | None:
    """Count the sessions held after the last one that examined a clause; None where none ever did.

    `held` names the sessions that count, oldest first.
    """
    done = frozenset(examined)
    for count, session in enumerate(reversed(held)):
        if session in done:
            return count
    return None
