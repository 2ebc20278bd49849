"""Rows of the history of a clause."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iomdesk.queries.coverage_rows import CoverageSession
from iomdesk.queries.mandate import ClauseRow
from iomdesk.queries.recommendations import RecommendationRow


class HistoryKind(StrEnum):
    """Say what a row of a clause's history is."""

    ITEM = "item"
    STATEMENT = "statement"
    MINUTES = "minutes"
    CONCLUSION = "conclusion"
    RECOMMENDATION = "recommendation"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Show one thing that happened; `record_kind` and `record_id` name the record to go to.

    `number` is the item's or recommendation's, `speaker` who spoke, `key` an outcome, a stance or a status.
    `clause` names the clause of an older version it was placed under, and is empty for the clause itself.
    """

    kind: HistoryKind
    session_id: int
    record_kind: str
    record_id: int
    number: str = ""
    text: str = ""
    speaker: str = ""
    key: str = ""
    day: date | None = None
    clause: str = ""
    recommendation: RecommendationRow | None = None


@dataclass(frozen=True, slots=True)
class ClauseHistory:
    """Hold a clause, the clauses it came from (reference, version), and its history by session."""

    clause: ClauseRow
    version: str
    older: tuple[tuple[str, str], ...]
    sessions: tuple[CoverageSession, ...]
    rows: tuple[HistoryRow, ...]
