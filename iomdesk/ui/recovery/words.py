"""Say in words which text was recovered, and show a stored form as it reads."""

from datetime import UTC, datetime

from iomdesk.document.typed_text import TextKey
from iomdesk.queries.kept_texts import PAPER, paragraphs_from_text
from iomdesk.queries.recovered import RecoveredRow
from iomdesk.runtime.translations import _
from iomdesk.ui.minutes.moments import moment_in_words
from iomdesk.ui.recommendations.words import verb_words
from iomdesk.ui.report.paper_kinds import free_text_names
from iomdesk.ui.wording import LANGUAGE_NAMES


def place_in_words(row: RecoveredRow) -> str:
    """Name the text: "Minutes, Français", "Annotation, Español"."""
    language = LANGUAGE_NAMES.get(row.key.language, "")
    words = _field(row.key)
    return f"{words}, {language}" if language else words


def record_in_words(row: RecoveredRow) -> str:
    """Name the record the text belongs to."""
    kind, number = row.key.record_kind, row.number
    if kind == "recommendation":
        return _("Recommendation {number}").format(number=number)
    if kind == "session":
        return _("Session {number}").format(number=number)
    return f"{number}  {row.title}".strip() or _("A record that is not in the desk any more")


def typed_in_words(row: RecoveredRow) -> str:
    """Say when it was typed, and why it is here."""
    moment = moment_in_words(row.typed_at, datetime.now(UTC))
    return _("Typed until {time}; the program ended before it was stored with its record.").format(
        time=moment
    )


def readable(key: TextKey, text: str) -> str:
    """Return a stored text as minutes are stored: paragraphs of recommendations one after the other."""
    if key.record_kind != "recommendation":
        return text
    return "\n\n".join(
        f"{LANGUAGE_NAMES.get(language, language)} : {verb_words(part, verb, language)} {words}"
        for part, verb, texts in paragraphs_from_text(text)
        for language, words in texts.items()
    )


def _field(key: TextKey) -> str:
    if key.field.startswith(PAPER):
        return free_text_names().get(key.field.removeprefix(PAPER), _("Free text of the paper"))
    return {
        "minutes": _("Minutes"),
        "title": _("Title"),
        "annotation": _("Annotation"),
        "presenter": _("Presented by"),
        "proposer": _("Proposed by"),
        "paragraphs": _("Paragraphs"),
        "notes": _("Notes on an intervention"),
    }.get(key.field, key.field)
