"""Count words where the texts are."""

from sqlalchemy import ColumnElement, case, func
from sqlalchemy.orm import InstrumentedAttribute


def words_in(text: InstrumentedAttribute[str]) -> ColumnElement[int]:
    """Count words in the database, so that long texts need not be loaded for a list."""
    spaced = func.trim(func.replace(func.replace(text, "\n", " "), "  ", " "))
    return case((spaced == "", 0), else_=func.length(spaced) - func.length(func.replace(spaced, " ", "")) + 1)
