"""Count the words of sealed versions without loading their texts."""

from sqlalchemy import ColumnElement, case, func

from iomdesk.model.minutes import MinutesRevision


def words_of_version() -> ColumnElement[int]:
    """Return the count made when a version was sealed; older versions are counted in the database."""
    return func.coalesce(MinutesRevision.words, _counted())


def _counted() -> ColumnElement[int]:
    """Count spaces and the ends of paragraphs; an empty text has none."""
    text = func.trim(MinutesRevision.text)
    spaces = func.length(text) - func.length(func.replace(text, " ", ""))
    ends = func.length(text) - func.length(func.replace(text, "\n\n", "\n"))
    return spaces + ends + case((text == "", 0), else_=1)
