"""What the rows of a clause's history say on screen."""

from collections.abc import Callable, Mapping

from iomdesk.document.dates import format_date
from iomdesk.queries.clause_history_rows import HistoryKind, HistoryRow
from iomdesk.queries.coverage_rows import CoverageSession
from iomdesk.queries.coverage_words import session_name
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.recommendations.words import first_words, statuses
from iomdesk.ui.wording import outcomes, stances, word_for

_LONGEST = 240


def session_line(row: CoverageSession) -> str:
    """Name a session with its day."""
    day = format_date(row.start_on, interface_language()) if row.start_on else ""
    named = session_name(row)
    return " · ".join(part for part in (named, day if day not in named else "", row.place) if part)


def history_line(row: HistoryRow, language: str) -> str:
    """Say one row."""
    words = _LINES[row.kind](row, language)
    under = _("under {clause}").format(clause=row.clause) if row.clause else ""
    return "\n".join(filter(None, (words, under)))


def _item(row: HistoryRow, _language: str) -> str:
    return f"{row.number}  {row.text}"


def _statement(row: HistoryRow, _language: str) -> str:
    stance = word_for(stances(), row.key)
    speaker = f"{row.speaker} ({stance})" if stance else row.speaker
    return _("{speaker}: {words}").format(speaker=speaker or _("Speaker"), words=shortened(row.text))


def _minutes(row: HistoryRow, _language: str) -> str:
    return shortened(row.text)


def _conclusion(row: HistoryRow, _language: str) -> str:
    return _("Conclusion: {outcome}").format(outcome=word_for(outcomes(), row.key))


def _recommendation(row: HistoryRow, language: str) -> str:
    words = first_words(row.recommendation.paragraphs, language) if row.recommendation else ""
    named = _("Recommendation {number}").format(number=row.number)
    return _("{speaker}: {words}").format(speaker=named, words=shortened(words)) if words else named


def _step(row: HistoryRow, _language: str) -> str:
    day = format_date(row.day, interface_language()) if row.day else ""
    return " · ".join(part for part in (word_for(statuses(), row.key), day, row.text) if part)


_LINES: Mapping[HistoryKind, Callable[[HistoryRow, str], str]] = {
    HistoryKind.ITEM: _item,
    HistoryKind.STATEMENT: _statement,
    HistoryKind.MINUTES: _minutes,
    HistoryKind.CONCLUSION: _conclusion,
    HistoryKind.RECOMMENDATION: _recommendation,
    HistoryKind.STEP: _step,
}


def shortened(text: str) -> str:
    """Cut a long text at a word."""
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + "…"
