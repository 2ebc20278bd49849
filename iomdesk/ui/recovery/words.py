"""Say when a text was typed, and show a stored form as it reads."""

from datetime import UTC, datetime

from iomdesk.document.typed_text import TextKey
from iomdesk.queries.kept_texts import paragraphs_from_text
from iomdesk.queries.recovered import RecoveredRow
from iomdesk.runtime.translations import _
from iomdesk.ui.minutes.moments import moment_in_words
from iomdesk.ui.recommendations.words import verb_words
from iomdesk.ui.wording import LANGUAGE_NAMES


def typed_in_words(row: RecoveredRow) -> str:
    """Say when it was typed, and why it is here."""
    moment = moment_in_words(row.typed_at, datetime.now(UTC))
    return _("Typed until {time}; the program ended before it was stored with its record.").format(
        time=moment
    )


def offer_in_words(row: RecoveredRow) -> str:
    """Say above a text that another state of it waits."""
    moment = moment_in_words(row.typed_at, datetime.now(UTC))
    return _(
        "Another state of this text was typed until {time} and recovered after the program ended."
    ).format(time=moment)


def readable(key: TextKey, text: str) -> str:
    """Return a stored text as minutes are stored: paragraphs of recommendations one after the other."""
    if key.record_kind != "recommendation":
        return text
    return "\n\n".join(
        f"{LANGUAGE_NAMES.get(language, language)} : {verb_words(part, verb, language)} {words}"
        for part, verb, texts in paragraphs_from_text(text)
        for language, words in texts.items()
    )
