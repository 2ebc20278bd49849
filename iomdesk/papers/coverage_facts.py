"""What the table of coverage is made from: texts already in one language, states by their keys."""

from dataclasses import dataclass
from datetime import date

MARKS = {"planned": "○", "examined": "●", "reported": "□", "recommended": "■", "followed_up": "▲"}
"""The sign of each state, in the order of the work; all of them stand in the fonts of papers."""


@dataclass(frozen=True, slots=True)
class CoveredSession:
    """Head a column."""

    number: int | None
    start_on: date | None


@dataclass(frozen=True, slots=True)
class CoveredCell:
    """Hold the states of a cell, in the order of the work, and what they were counted from."""

    states: tuple[str, ...] = ()
    items: int = 0
    recommendations: int = 0


@dataclass(frozen=True, slots=True)
class CoveredClause:
    """Hold a row: a clause and a cell for each session, in the order of the sessions.

    `since` counts the sessions held after the last that examined it, None where none ever did; `held` counts
    those that could have.
    """

    reference: str
    text: str
    text_language: str
    version: str
    chapter: str
    older: tuple[str, ...]
    cells: tuple[CoveredCell, ...]
    since: int | None
    held: int


@dataclass(frozen=True, slots=True)
class CoverageFacts:
    """Hold the table; `body` is the name of the working group in the paper's language."""

    body: str
    sessions: tuple[CoveredSession, ...]
    clauses: tuple[CoveredClause, ...]
    is_sample: bool = False

    @property
    def versions(self) -> tuple[str, ...]:
        """Name the versions of the mandate that the clauses stand in, in order."""
        return tuple(dict.fromkeys(clause.version for clause in self.clauses))
