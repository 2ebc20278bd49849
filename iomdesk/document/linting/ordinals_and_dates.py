"""Ordinal numbers and dates as the house writes them."""

import re
from collections.abc import Callable, Iterator

from iomdesk.document.dates import month_name
from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot
from iomdesk.runtime.translations import _

_MONTHS = {code: tuple(month_name(n, code) for n in range(1, 13)) for code in ("fr", "en", "es")}
_ANY_MONTH = {code: "|".join(names) for code, names in _MONTHS.items()}
_I = re.IGNORECASE

_FRENCH_ORDINAL = re.compile(
    r"(?<![\w/.,])(?P<n>\d+|[IVX]+)(?P<end>i?[eè]mes?|è(?:re|mes?)?|ères?|ier|ière|ième|°)(?!\w)"
)
_SPANISH_ORDINAL = re.compile(
    r"(?<![\w/.,])(\d+)(?:([ªº])|(a|o|as|os|er|ra|ma|va|na|ta|mo|vo|no|to|do|da))(?!\w)"
)
_ENGLISH_ORDINAL = re.compile(r"(?<![\w/.,])(\d+)[- ]?(st|nd|rd|th)(?!\w)", _I)
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)(?![\w/])")

_FRENCH_DATE = re.compile(
    rf"(?<![\w/.,-])(?P<day>0?\d|[12]\d|3[01])(?P<end>er|ère|e|ème)?(?P<gap>\s)(?P<month>{_ANY_MONTH['fr']})\b",
    _I,
)
_SPANISH_DATE = re.compile(
    rf"(?<![\w/.,-])(?P<day>0?\d|[12]\d|3[01])(?P<end>\.?[ºo°]|ro)?(?P<de>\s(?:de\s)?)(?P<month>{_ANY_MONTH['es']})"
    r"(?P<of>\s(?:del?\s)?)?(?P<year>(?:19|20)\d\d)?\b", _I
)  # fmt: skip
_ENGLISH_DATE = re.compile(
    rf"(?<![\w/.,-])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_ANY_MONTH['en']})"
    rf"|(?P<month2>{_ANY_MONTH['en']})\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<year>(?:19|20)\d\d))\b"
)


def ordinals(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find ordinals such as 108ème, 1ère, 13ª or 22th."""
    yield from _ORDINALS[facts.language](paragraph.text)


def dates(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find dates such as "1 novembre", "13 Février", "13/02/2014" or "February 13, 2014"."""
    yield from _DATES[facts.language](paragraph.text)
    yield from _numeric(paragraph.text, facts.language)


def _french_ordinals(characters: str) -> Iterator[Spot]:
    for found in _FRENCH_ORDINAL.finditer(characters):
        number, end = found["n"], found["end"]
        if end == "°" and not number.isdigit():
            continue
        if end != "°":
            offer = number + _french_ending(number, end)
            if offer != found[0]:
                yield Spot(*found.span(), _("The ordinal is written {right}.").format(right=offer), offer)


def _french_ending(number: str, end: str) -> str:
    plural = "s" if end.endswith("s") else ""
    if number in ("1", "I"):
        return ("er" if end in ("ier", "e") else "re") + plural
    return f"e{plural}"


def _spanish_ordinals(characters: str) -> Iterator[Spot]:
    for found in _SPANISH_ORDINAL.finditer(characters):
        sign = found[2] or ("ª" if found[3].rstrip("s").endswith("a") else "º")
        if found[2] == "º" and _begins_date(characters, found.end()):
            continue
        offer = f"{found[1]}.{sign}"
        yield Spot(*found.span(), _("The ordinal is written {right}.").format(right=offer), offer)


def _begins_date(characters: str, place: int) -> bool:
    return re.match(rf"\sde\s(?:{_ANY_MONTH['es']})", characters[place : place + 20], _I) is not None


def _english_ordinals(characters: str) -> Iterator[Spot]:
    for found in _ENGLISH_ORDINAL.finditer(characters):
        offer = found[1] + _english_ending(int(found[1][-4:]))
        is_number = found[0][len(found[1])] == " " and found[2].islower() is False
        if offer != found[0] and not is_number:
            yield Spot(*found.span(), _("The ordinal is written {right}.").format(right=offer), offer)


def _english_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _french_dates(characters: str) -> Iterator[Spot]:
    for found in _FRENCH_DATE.finditer(characters):
        if found["month"].isupper():
            continue
        day = found["day"].lstrip("0")
        offer = f"{'1er' if day == '1' else day}{found['gap']}{found['month'].lower()}"
        if day and offer != found[0]:
            yield Spot(*found.span(), _date_why(offer), offer)


def _spanish_dates(characters: str) -> Iterator[Spot]:
    for found in _SPANISH_DATE.finditer(characters):
        if found["month"].isupper():
            continue
        day = found["day"].lstrip("0")
        gap = found["de"][0]
        offer = f"{'1º' if day == '1' else day}{gap}de{found['de'][-1]}{found['month'].lower()}"
        if found["year"]:
            offer += f" de {found['year']}"
        elif found["of"]:
            offer += found["of"]
        if day and offer.split() != found[0].split():
            yield Spot(*found.span(), _date_why(offer), offer)


def _english_dates(characters: str) -> Iterator[Spot]:
    for found in _ENGLISH_DATE.finditer(characters):
        day = (found["day"] or found["day2"]).lstrip("0")
        parts = (day, found["month"] or found["month2"], found["year"])
        offer = " ".join(part for part in parts if part)
        if day and offer.split() != found[0].split():
            yield Spot(*found.span(), _date_why(offer), offer)


def _numeric(characters: str, language: str) -> Iterator[Spot]:
    for found in _NUMERIC.finditer(characters):
        day, month = int(found[1]), int(found[3])
        why = _("A date is written with the name of its month.")
        if not (1 <= day <= 31 and 1 <= month <= 12):
            continue
        if language == "en" and day <= 12 and day != month:
            yield Spot(*found.span(), why)  # nobody knows which of the two is the month
        else:
            yield Spot(*found.span(), why, _in_words(day, month, found[4], language))


def _in_words(day: int, month: int, year: str, language: str) -> str:
    first = {"fr": "1er", "es": "1º"}.get(language, "1") if day == 1 else str(day)
    return (" de " if language == "es" else " ").join((first, month_name(month, language), year))


def _date_why(right: str) -> str:
    return _("The date is written {right}.").format(right=right)


_Finder = Callable[[str], Iterator[Spot]]
_ORDINALS: dict[str, _Finder] = {"fr": _french_ordinals, "en": _english_ordinals, "es": _spanish_ordinals}
_DATES: dict[str, _Finder] = {"fr": _french_dates, "en": _english_dates, "es": _spanish_dates}
