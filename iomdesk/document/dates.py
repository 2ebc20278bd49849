"""Dates, times and durations as the papers of each language write them.

Spaces are plain here; typography makes those unbreakable that must not end a line.
"""

from datetime import date, time, timedelta

from iomdesk.document.inline import Run, Text, plain

_MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip

_WEEKDAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}

_FIRST = {"fr": "1er", "en": "1", "es": "1º"}
_OF = {"fr": " ", "en": " ", "es": " de "}
_AND = {"fr": "-", "en": " and ", "es": " y "}
_TO = {"fr": "-", "en": " to ", "es": " a "}


def month_name(month: int, language: str) -> str:
    """Name a month from 1 to 12, small letters in French and Spanish."""
    return _MONTHS[language][month - 1]


def format_date(day: date, language: str) -> str:
    """Write a date: "1er novembre 2005", "5 December 2020", "5 de diciembre de 2020"."""
    return _OF[language].join((_day(day, language), month_name(day.month, language), str(day.year)))


def format_weekday_date(day: date, language: str) -> str:
    """Write a date with its day of the week: "mardi 12 mai 2020", "Tuesday, 12 May 2020"."""
    gap = " " if language == "fr" else ", "
    return f"{_WEEKDAYS[language][day.weekday()]}{gap}{format_date(day, language)}"


def format_date_raised(day: date, language: str) -> Text:
    """Write a date with the letters of the French "1er" raised."""
    written = format_date(day, language)
    if language == "fr" and day.day == 1:
        return (Run("1"), Run("er", superscript=True), Run(written.removeprefix("1er")))
    return plain(written)


def format_dates(start: date, end: date | None, language: str) -> str:
    """Write the days of a session once and without repeating: "30-31 octobre 2018", "26 to 29 November 2013".

    Two days in a row are joined by "and" in English and Spanish; ValueError if the end is before the start.
    """
    last = end or start
    if last < start:
        raise ValueError(f"{last} is before {start}")
    if last == start:
        return format_date(start, language)
    link = _AND if last - start == timedelta(days=1) else _TO
    return f"{_first_of_range(start, last, language)}{link[language]}{format_date(last, language)}"


def format_time(moment: time, language: str) -> str:
    """Write a time of day: "10 h 30" and "10 h", "10.30 a.m." and "noon", "10.30 horas"."""
    if language == "fr":
        return f"{moment.hour} h {moment.minute:02}" if moment.minute else f"{moment.hour} h"
    if language == "es":
        return f"{moment.hour}.{moment.minute:02} horas"
    return _english_time(moment)


def format_duration(minutes: int, language: str) -> str:
    """Write a whole number of minutes: "45 min", "2 h", "2 h 50" (English and Spanish "2 h 50 min")."""
    if minutes < 0:
        raise ValueError(f"negative duration: {minutes}")
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    if not rest:
        return f"{hours} h"
    return f"{hours} h {rest:02}" if language == "fr" else f"{hours} h {rest} min"


def _day(day: date, language: str) -> str:
    return _FIRST[language] if day.day == 1 else str(day.day)


def _first_of_range(start: date, last: date, language: str) -> str:
    """Write only what of the first date is not repeated in the last one."""
    if start.year != last.year:
        return format_date(start, language)
    if start.month != last.month:
        return f"{_day(start, language)}{_OF[language]}{month_name(start.month, language)}"
    return _day(start, language)


def _english_time(moment: time) -> str:
    named = {(0, 0): "midnight", (12, 0): "noon"}.get((moment.hour, moment.minute))
    if named:
        return named
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {'a.m.' if moment.hour < 12 else 'p.m.'}"
