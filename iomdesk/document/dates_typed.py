"""Read dates as people type them in the three languages."""

import re
from datetime import date

from iomdesk.document.dates import month_name

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_FIGURES = re.compile(r"^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$")
_WORDS = re.compile(r"^(\d{1,2})(?:er|º|st|nd|rd|th)?(?: de)? ([^\W\d]+)(?: de)? (\d{4})$")


class DateNotUnderstood(ValueError):
    """Raised when what was typed is no date, or a day that does not exist."""


def read_date(typed: str) -> date | None:
    """Read `12.5.2020`, `12/05/2020`, `2020-05-12` or `12 mai 2020`; nothing typed is None.

    Raises DateNotUnderstood.
    """
    plain = " ".join(typed.split()).casefold()
    if not plain:
        return None
    try:
        return _read(plain)
    except ValueError as error:
        raise DateNotUnderstood(typed) from error


def _read(plain: str) -> date:
    if found := _ISO.match(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.match(plain):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.match(plain):
        return date(int(found[3]), _month(found[2]), int(found[1]))
    raise DateNotUnderstood(plain)


def _month(name: str) -> int:
    for month in range(1, 13):
        if any(month_name(month, language).casefold() == name for language in ("fr", "en", "es")):
            return month
    raise DateNotUnderstood(name)
