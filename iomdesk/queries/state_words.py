"""What is wrong with the lines of a list of States, in words."""

from collections.abc import Iterable

from iomdesk.model.state_lists import LineTrouble, Trouble
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _


class ListHasTroubles(UserError):
    """Raised when lines of a list could not be understood: none of them was stored."""

    def __init__(self, troubles: Iterable[LineTrouble]) -> None:
        lines = " ".join(trouble_words(trouble) for trouble in troubles)
        super().__init__(
            _("Nothing was stored; correct the file and import it again. {lines}").format(lines=lines)
        )


def trouble_words(found: LineTrouble) -> str:
    """Say which line is wrong, and in what."""
    words = {
        Trouble.UNKNOWN_STATE: _("Line {number}: no State has the code “{cell}”."),
        Trouble.NO_GROUP: _("Line {number}: the group is missing."),
        Trouble.UNKNOWN_KIND: _("Line {number}: “{cell}” is neither member nor observer."),
        Trouble.NO_DATE: _("Line {number}: “{cell}” is no date; write year-month-day."),
        Trouble.NOT_YES_OR_NO: _("Line {number}: “{cell}” is neither yes nor no."),
        Trouble.DATES_NOT_IN_ORDER: _("Line {number}: the last day comes before the first ({cell})."),
    }
    return words[found.trouble].format(number=found.number, cell=found.cell)
