"""Say in words which text was recovered."""

from iomdesk.document.typed_text import TextKey
from iomdesk.queries.kept_texts import PAPER
from iomdesk.queries.recovered import JournalState, RecoveredRow
from iomdesk.runtime.translations import _, ngettext

_LANGUAGES = {"fr": "Français", "en": "English", "es": "Español"}


def place_in_words(row: RecoveredRow) -> str:
    """Name the text: "Minutes, Français", "Annotation, Español"."""
    language = _LANGUAGES.get(row.key.language, "")
    words = _field(row.key)
    return f"{words}, {language}" if language else words


def record_in_words(row: RecoveredRow) -> str:
    """Name the record the text belongs to."""
    kind, number = row.key.record_kind, row.number
    if kind == "recommendation" and number:
        return _("Recommendation {number}").format(number=number)
    if kind == "session" and number:
        return _("Session {number}").format(number=number)
    return f"{number}  {row.title}".strip() or _("A record that is not in the desk any more")


def state_in_words(state: JournalState) -> tuple[str, ...]:
    """Say what the journal of typing holds that is not in its place; nothing where it is empty."""
    counted = (
        (
            state.typed,
            ngettext(
                "The journal of typing holds {count} change that is not stored whole. "
                "If nobody is writing now, it is offered when the desk is next opened.",
                "The journal of typing holds {count} changes that are not stored whole. "
                "If nobody is writing now, they are offered when the desk is next opened.",
                state.typed,
            ),
        ),
        (
            state.waiting,
            ngettext(
                "{count} recovered text waits for a choice: iomdesk recover list.",
                "{count} recovered texts wait for a choice: iomdesk recover list.",
                state.waiting,
            ),
        ),
        (
            state.aside,
            ngettext(
                "{count} file of this computer holds words for this desk. "
                "They are offered when it is next opened for writing.",
                "{count} files of this computer hold words for this desk. "
                "They are offered when it is next opened for writing.",
                state.aside,
            ),
        ),
    )
    return tuple(words.format(count=count) for count, words in counted if count)


def _field(key: TextKey) -> str:
    if key.field.startswith(PAPER):
        return _("Free text of the paper")
    return {
        "minutes": _("Minutes"),
        "title": _("Title"),
        "annotation": _("Annotation"),
        "presenter": _("Presented by"),
        "proposer": _("Proposed by"),
        "paragraphs": _("Paragraphs"),
        "notes": _("Notes on an intervention"),
    }.get(key.field, key.field)
