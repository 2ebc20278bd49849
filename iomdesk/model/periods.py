"""Stretches of days with open ends; both the first and the last day belong to them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """Hold a first and a last day; None is "since always" or "for good"."""

    first: date | None = None
    last: date | None = None

    @property
    def is_in_order(self) -> bool:
        """Say whether the last day does not come before the first."""
        return self.first is None or self.last is None or self.first <= self.last

    def covers(self, day: date) -> bool:
        """Say whether a day lies in it, its own first and last day included."""
        return (self.first or date.min) <= day <= (self.last or date.max)

    def overlaps(self, other: "Period") -> bool:
        """Say whether any day lies in both."""
        return (self.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (
            self.last or date.max
        )
