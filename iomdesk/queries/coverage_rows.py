"""Rows of the board of coverage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from iomdesk.model.coverage import CoverageState

NEWEST = 0


@dataclass(frozen=True, slots=True)
class CoverageFilter:
    """Choose what the board shows; an empty field leaves nothing out.

    `version` is an id of a version, or NEWEST for the last that has clauses; `chapter` is a chapter's number,
    `body` the code of a body. A session without a date falls into no period.
    """

    version: int | None = None
    since: date | None = None
    until: date | None = None
    chapter: str = ""
    body: str = ""


EVERYTHING = CoverageFilter()


@dataclass(frozen=True, slots=True)
class CoverageSession:
    """Head a column.

    `is_held` says whether it counts as a session at which a clause could be examined; `works_under` names the
    versions of the mandate its items were mapped to.
    """

    id: int
    number: int | None
    start_on: date | None
    place: str
    status: str
    bodies: tuple[str, ...]
    is_held: bool
    works_under: frozenset[int]

    def is_from(self, day: date | None) -> bool:
        """Say whether the session met on a day or later; without a day, each did."""
        return day is None or (self.start_on is not None and self.start_on >= day)


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """Say what happened under a clause at a session, in the order of the work."""

    states: tuple[CoverageState, ...] = ()
    item_count: int = 0
    recommendation_count: int = 0


@dataclass(frozen=True, slots=True)
class CoverageClause:
    """Head a row. `older` names the clauses of earlier versions folded into it.

    `since` counts the sessions held after the last that examined it, None where none ever did; `held` counts
    all sessions held that could have examined it; `is_planned` tells that one to come has it on its agenda.
    """

    id: int
    version_id: int
    version: str
    chapter: str
    chapter_title: str
    reference: str
    text: str
    text_language: str
    older: tuple[str, ...]
    since: int | None
    held: int
    is_planned: bool


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """Offer a version that has clauses, with its chapters (number, title)."""

    id: int
    label: str
    status: str
    chapters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Hold the board; `versions` and `bodies` say what can be chosen."""

    clauses: tuple[CoverageClause, ...]
    sessions: tuple[CoverageSession, ...]
    cells: Mapping[tuple[int, int], CoverageCell]
    versions: tuple[VersionChoice, ...]
    bodies: tuple[str, ...]

    def cell(self, clause: int, session: int) -> CoverageCell:
        """Return a cell; an empty one where nothing happened."""
        return self.cells.get((clause, session), NO_CELL)


@dataclass(frozen=True, slots=True)
class UncoveredClause:
    """Name a clause that no item of a session falls under."""

    id: int
    reference: str
    text: str
    since: int | None
    held: int


NO_CELL = CoverageCell()
