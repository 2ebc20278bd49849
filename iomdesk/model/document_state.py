"""Say of a document whether it is there, and whether it came or will come too late."""

from datetime import date, timedelta
from enum import StrEnum


class DocumentState(StrEnum):
    """Name where a document stands between being expected and being there."""

    THERE = "there"
    CAME_LATE = "came_late"
    EXPECTED = "expected"
    OVERDUE = "overdue"


def due_on(own_deadline: date | None, session_starts: date | None, days_before: int) -> date | None:
    """Return a document's own deadline, else the days before the session that its body asks for."""
    if own_deadline or session_starts is None:
        return own_deadline
    return session_starts - timedelta(days=days_before)


def document_state(
    *, is_there: bool, issued_on: date | None, due: date | None, today: date | None
) -> DocumentState:
    """Tell the state of a document; without today's date nothing that is missing is overdue yet."""
    if is_there:
        came_late = due is not None and issued_on is not None and issued_on > due
        return DocumentState.CAME_LATE if came_late else DocumentState.THERE
    is_overdue = due is not None and today is not None and today > due
    return DocumentState.OVERDUE if is_overdue else DocumentState.EXPECTED
