"""Due dates of actions: days where they can be read, else words as they were typed."""

from datetime import date

from iomdesk.document.dates import format_date
from iomdesk.runtime.translations import interface_language
from iomdesk.ui.dates_typed import DateNotUnderstood, read_date


def due_in_words(due: str) -> str:
    """Write out a due date in the language of the window."""
    try:
        return format_date(date.fromisoformat(due), interface_language())
    except ValueError:
        return due


def due_in_figures(due: str) -> str:
    """Write a due date short, for where there is little room."""
    try:
        return f"{date.fromisoformat(due):%d.%m.%Y}"
    except ValueError:
        return due


def due_typed(words: str) -> str:
    """Read what was typed as a due date: an ISO date, or the words themselves ("next session")."""
    try:
        day = read_date(words)
    except DateNotUnderstood:
        return " ".join(words.split())
    return day.isoformat() if day else ""
