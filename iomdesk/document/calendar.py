"""What a calendar is told of a session, free of any file format."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EventState(StrEnum):
    """Say how sure an event is."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Event:
    """Hold one entry: moments with their time zone, or whole days with the last one included."""

    uid: str
    start: datetime | date
    end: datetime | date | None
    summary: str
    location: str = ""
    description: str = ""
    state: EventState = EventState.CONFIRMED


@dataclass(frozen=True, slots=True)
class SessionEvents:
    """Hold the entries of a session; `sequence` grows with each change, `told_at` is the last time.

    `organizer` is the address of whoever convenes, as far as it is known, under the name of `organizer_name`.
    """

    sequence: int
    told_at: datetime
    events: tuple[Event, ...]
    language: str = "fr"
    organizer: str = ""
    organizer_name: str = ""

    @property
    def is_cancelled(self) -> bool:
        """Say whether nothing is left of the session."""
        return all(event.state is EventState.CANCELLED for event in self.events)
