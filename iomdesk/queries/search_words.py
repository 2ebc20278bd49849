"""Say in words what a search finds, and what its fields may hold."""

from collections.abc import Mapping, Sequence

from iomdesk.document.search_query import FIELDS, names_of_field
from iomdesk.queries.recommendation_words import statuses
from iomdesk.runtime.translations import _, interface_language


def found_kinds() -> Mapping[str, str]:
    """Return what each kind of place is called that a search finds; a view `search_KIND` of the desk says
    how each reads now.
    """
    return {
        "session": _("Session"),
        "item": _("Agenda item"),
        "minutes": _("Minutes"),
        "intervention": _("Intervention"),
        "recommendation": _("Recommendation"),
        "report": _("Report"),
        "document": _("Document"),
        "person": _("Person"),
        "paper": _("Symbol"),
        "clause": _("Clause of the mandate"),
    }


def word_for_open() -> str:
    """Return what recommendations are called that need follow-up."""
    return _("open")


def field_values(
    states: Sequence[str], sessions: Sequence[int], clauses: Sequence[str]
) -> Mapping[str, Sequence[str]]:
    """Return what each field may hold, by the field's name in the language of the window."""
    language = interface_language()
    values: Mapping[str, Sequence[str]] = {
        "clause": clauses,
        "session": [str(number) for number in sessions],
        "state": [word_for_open(), *statuses().values()],
        "speaker": states,
        "kind": list(found_kinds().values()),
        "language": ("fr", "en", "es"),
    }
    return {names_of_field(name, language): values.get(name, ()) for name in FIELDS}
