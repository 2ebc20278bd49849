"""What the programme of work says beside the agenda."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BreakFact:
    """Hold a break of some minutes after an item of the first level."""

    id: int
    after_item: int
    minutes: int
