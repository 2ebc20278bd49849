"""What papers say of the lives of recommendations and of the report: dated steps, answers, approval."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from iomdesk.papers.approval_facts import CorrectionFact


@dataclass(frozen=True, slots=True)
class StepFact:
    """Hold a dated step; `body` is the short name, by language, of the body that took it."""

    id: int
    status: str
    on: date | None = None
    body: Mapping[str, str] = field(default_factory=dict)
    body_session: int | None = None
    symbol: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecommendationLife:
    """Hold the steps of a recommendation, who acts on it until when, and the sessions held without news."""

    steps: tuple[StepFact, ...] = ()
    owner: str = ""
    due_on: date | None = None
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class DeadlineFact:
    """Hold the last day for corrections to the version of a language."""

    language: str
    received_on: date
    deadline_on: date


@dataclass(frozen=True, slots=True)
class ReportLife:
    """Hold how far a report has come; `approver` is the name, by language, of the body that approved it."""

    stage: str = "draft"
    project_symbol: str = ""
    project_on: date | None = None
    deadlines: tuple[DeadlineFact, ...] = ()
    corrections: tuple[CorrectionFact, ...] = ()
    corrigendum_symbol: str = ""
    approved_on: date | None = None
    approver: Mapping[str, str] = field(default_factory=dict)
    approving_session: int | None = None
    resolution: str = ""
    replaces: str = ""
    replaces_dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Lives:
    """Hold the lives of recommendations by their ids, and that of the session's report."""

    recommendations: Mapping[int, RecommendationLife] = field(default_factory=dict)
    report: ReportLife = ReportLife()


NO_LIVES = Lives()
