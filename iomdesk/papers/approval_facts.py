"""What papers say of the approval of minutes: by which session, on which day, and the corrections taken."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CorrectionFact:
    """Hold a correction that was accepted or amended; `new_text` is what was decided.

    `paragraph` is its number as circulated, `is_late` says that the text had been approved by then.
    """

    id: int
    item_id: int | None
    language: str
    paragraph: str
    old_text: str
    new_text: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalFacts:
    """Hold when minutes were approved and at which session; `on` is None while they are not."""

    on: date | None = None
    session_number: int | None = None
    minutes_symbol: str = ""
    corrections: tuple[CorrectionFact, ...] = ()


NOT_APPROVED = ApprovalFacts()
