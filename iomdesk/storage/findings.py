"""What a check of a desk found, and where."""

from dataclasses import dataclass
from enum import StrEnum


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


def error(kind: str, message: str, record_kind: str = "", record_id: object = "") -> Finding:
    """Report what is broken."""
    return Finding(Severity.ERROR, kind, message, record_kind, str(record_id))


def warning(kind: str, message: str, record_kind: str = "", record_id: object = "") -> Finding:
    """Report what is to be looked at."""
    return Finding(Severity.WARNING, kind, message, record_kind, str(record_id))
