"""What a check of a desk found, and where."""

from dataclasses import dataclass
from enum import StrEnum

REPAIRABLE = frozenset(
    {
        "index_damaged",
        "format_incomplete",
        "content_changed",
        "draft_unsealed",
        "parent_in_other_session",
        "item_inside_itself",
        "item_in_other_session",
    }
)
"""The kinds of findings that a repair deals with, as far as there is what it needs."""


class Severity(StrEnum):
    """Say whether something is broken or only to be looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """Hold one finding: `kind` for programs, `message` for people, and the record where it is one."""

    severity: Severity
    kind: str
    message: str
    record_kind: str = ""
    record_id: str = ""

    @property
    def can_be_repaired(self) -> bool:
        """Say whether a repair may help."""
        return self.kind in REPAIRABLE


def error(kind: str, message: str, record_kind: str = "", record_id: object = "") -> Finding:
    """Report what is broken."""
    return Finding(Severity.ERROR, kind, message, record_kind, str(record_id))


def warning(kind: str, message: str, record_kind: str = "", record_id: object = "") -> Finding:
    """Report what is to be looked at."""
    return Finding(Severity.WARNING, kind, message, record_kind, str(record_id))
