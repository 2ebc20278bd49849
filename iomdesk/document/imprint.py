"""What catalogues ask of a paper and no page prints in this form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class LifeStep:
    """Hold a dated step in the life of a paper or of a recommendation: what it then was, and by whom."""

    on: date
    status: str
    body: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Hold the facts of a paper as data: its kind, body, session and days; what is not known is empty.

    `lives` are the steps of its recommendations by their ids, `numbers` what they are called by.
    """

    kind: str = ""
    dated_on: date | None = None
    body: str = ""
    body_short: str = ""
    session: int | None = None
    start_on: date | None = None
    end_on: date | None = None
    original_language: str = ""
    is_draft: bool = False
    steps: tuple[LifeStep, ...] = ()
    numbers: Mapping[int, int] = field(default_factory=dict)
    lives: Mapping[int, tuple[LifeStep, ...]] = field(default_factory=dict)


NO_IMPRINT = Imprint()
