"""Who was present at a meeting, from when to when, and what the quorum was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PresentFact:
    """Hold a delegation that was there; `stays` are (arrival, departure or None) in local time, in order."""

    delegation_id: int
    names: Mapping[str, str]
    capacity: str = "member"
    stays: tuple[tuple[datetime, datetime | None], ...] = ()
    counts: bool = True  # for the quorum


@dataclass(frozen=True, slots=True)
class AttendanceFact:
    """Hold the attendance of one meeting; `needed` is 0 where the number of members is not known."""

    meeting_id: int
    number: int
    starts_at: datetime
    ends_at: datetime | None
    present: tuple[PresentFact, ...] = ()
    members: int = 0
    needed: int = 0
