"""Dates as sentences write them, which differs from how a cover does."""

from datetime import date, timedelta

from iomdesk.document.dates import format_date, month_name
from iomdesk.papers.voice import Voice


def on_dates(voice: Voice, start: date | None, end: date | None) -> str:
    """Write " les 12 et 13 mai 2020", " du 12 au 15 mai 2020", " le 22 mai 2019"; nothing for no date."""
    first = start or end
    if first is None:
        return ""
    last = max(first, end or first)
    if first == last:
        return voice.line("date.on", day=format_date(first, voice.language))
    key = "date.two" if last - first == timedelta(days=1) else "date.range"
    return voice.line(
        key, start=_without_repetition(first, last, voice.language), end=format_date(last, voice.language)
    )


def _without_repetition(first: date, last: date, language: str) -> str:
    written = format_date(first, language)
    if first.year != last.year:
        return written
    of = " de " if language == "es" else " "
    short = written.removesuffix(f"{of}{first.year}")
    return (
        short.removesuffix(f"{of}{month_name(first.month, language)}") if first.month == last.month else short
    )
