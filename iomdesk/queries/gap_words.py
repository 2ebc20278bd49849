"""Say in the interface's language what is missing; the window and the command line say the same."""

from collections.abc import Callable, Mapping

from iomdesk.queries.gaps import Gap, GapKind
from iomdesk.runtime.translations import _

_SENTENCES: Mapping[GapKind, Callable[[], str]] = {
    GapKind.NO_AGENDA: lambda: _("The agenda has no item yet"),
    GapKind.NO_DATES: lambda: _("The dates are not set"),
    GapKind.NO_PLACE: lambda: _("The place is not set"),
    GapKind.NO_CHAIR: lambda: _("The chair is not named"),
    GapKind.NO_RAPPORTEUR: lambda: _("The rapporteur is not named"),
    GapKind.NO_PARTICIPANTS: lambda: _("No delegation is registered"),
    GapKind.ITEM_WITHOUT_CLAUSE: lambda: _("Item {number}: no clause of the mandate"),
    GapKind.ITEM_WITHOUT_TITLE: lambda: _("Item {number}: no title"),
    GapKind.TITLE_NOT_TRANSLATED: lambda: _("Item {number}: title not translated"),
    GapKind.TITLE_STALE: lambda: _("Item {number}: the title in {language} is older than its original"),
    GapKind.ANNOTATION_STALE: lambda: _(
        "Item {number}: the annotation in {language} is older than its original"
    ),
    GapKind.ITEM_WITHOUT_DOCUMENT: lambda: _("Item {number}: no document"),
    GapKind.DOCUMENT_OVERDUE: lambda: _("{number}: past its deadline and not there"),
    GapKind.DOCUMENT_LATE: lambda: _("{number}: came after its deadline, no reason given"),
    GapKind.NUMBERING_HOLE: lambda: _("Number {number}: on no item any more"),
    GapKind.RECOMMENDATION_WITHOUT_CLAUSE: lambda: _("Recommendation {number}: no clause of the mandate"),
    GapKind.RECOMMENDATION_EMPTY: lambda: _("Recommendation {number}: no text"),
    GapKind.SYMBOL_MISSING: lambda: _("Symbol {number}: not in use, though a later one is"),
    GapKind.SYMBOL_DOUBLE: lambda: _("Symbol {number}: in use more than once"),
}


def gap_sentence(gap: Gap) -> str:
    """Return the sentence for a gap."""
    return _SENTENCES[gap.kind]().format(number=gap.detail, language=gap.language.upper())
