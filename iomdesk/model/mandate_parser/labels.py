"""Recognise what can label a chapter or a clause: `1.`, `(a)`, `II –`, `Chapitre premier`."""

import re
from dataclasses import dataclass
from enum import Enum

ORDINALS = {
    1: "premier première premiere 1er 1re one first primero primera uno un une único",
    2: "deuxième second seconde two segundo segunda dos deux",
    3: "troisième three third tercero tercera tres trois",
    4: "quatrième four fourth cuarto cuarta cuatro quatre",
    5: "cinquième five fifth quinto quinta cinco cinq",
    6: "sixième six sixth sexto sexta seis",
    7: "septième seven seventh séptimo séptima siete sept",
    8: "huitième eight eighth octavo octava ocho huit",
    9: "neuvième nine ninth noveno novena nueve neuf",
    10: "dixième ten tenth décimo décima diez dix",
}
_ORDINAL_VALUES = {word: number for number, words in ORDINALS.items() for word in words.split()}
SUFFIXES = ("", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies")

_SUFFIX = r"(?:[\s.-]?(?P<suffix>bis|ter|quater|quinquies|sexies))?"
_BRACKETED = re.compile(
    rf"(?P<open>\(\s?)?(?P<value>[A-Za-zñÑ]{{1,2}}|[ivxIVX]{{1,6}}|\d{{1,3}}){_SUFFIX}\s?(?P<form>\.?\))\s*"
)
_POINTED = re.compile(
    rf"(?P<value>[A-Za-zñÑ]|[IVXL]{{1,6}}|[ivx]{{1,6}}|\d{{1,3}}){_SUFFIX}\s?"
    r"(?P<form>\.?\s?[–—-]|\.?[°º]|\.)(?=\s|$|[A-ZÀ-Þ«“\"])\s*"
)
_NAMED = re.compile(
    r"(?P<word>chapitre|chapter|cap[ií]tulo|partie|parte|part|section|secci[oó]n|titre|title|t[ií]tulo"
    r"|articles?|art[ií]culo|volet|pilier|pillar|pilar|axe|eje|objectif|objective|objetivo)\s+"
    rf"(?P<value>\d{{1,3}}(?:er|re)?|[IVXL]{{1,6}}|[A-Z]|{'|'.join(_ORDINAL_VALUES)}){_SUFFIX}"
    r"(?P<form>\s*[.:)–—-]+(?=\s|$)|(?=\s|$))\s*",
    re.IGNORECASE,
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


class Kind(Enum):
    """Say what a label counts with."""

    LETTER = "letter"
    CAPITAL = "capital"
    SMALL_ROMAN = "small roman"
    ROMAN = "roman"
    NUMBER = "number"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold one way to understand a label.

    `order` counts in steps of two, so that the Spanish ñ finds room between n and o; `rank` is 1 for bis,
    2 for ter; `form` tells `a)`, `(a)` and `a.` apart.
    """

    kind: Kind
    form: str
    value: str
    order: int
    rank: int = 0


def roman_number(figures: str) -> int:
    """Read roman figures below 90 in either case; 0 where they are none."""
    values = [_ROMAN_VALUES.get(figure, 0) for figure in figures.upper()]
    if not values or not all(values):
        return 0
    signed = [-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)]
    number = sum(signed)
    return number if as_roman(number) == figures.upper() else 0


def as_roman(number: int) -> str:
    """Write a number below 90 in roman figures."""
    tens, units = divmod(number, 10)
    written = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[tens] if 0 <= tens < 9 else "?"
    return written + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]


def letter_order(letter: str) -> int:
    """Place a letter in the alphabet, two steps a letter; 0 where it cannot count (`aa` follows z)."""
    letter = letter.lower()
    if letter == "ñ":
        return 29
    places = [ord(sign) - 96 for sign in letter]
    if not all(1 <= place <= 26 for place in places):
        return 0
    if len(places) == 1:
        return 2 * places[0]
    same = places[0] == places[1]
    return 2 * (26 + places[0]) if same else 2 * (26 * places[0] + places[1])


def marks_of(text: str) -> tuple[tuple[Mark, ...], str]:
    """Return every way to understand the label a text begins with, and what follows the label."""
    for form in (_NAMED, _BRACKETED, _POINTED):
        found = form.match(text)
        marks = _understand(found) if found else ()
        if found and marks:
            return marks, text[found.end() :]
    return (), text


def _understand(found: re.Match[str]) -> tuple[Mark, ...]:
    value, rank = found["value"], SUFFIXES.index((found["suffix"] or "").lower())
    if found.re is _NAMED:
        return _named(found["word"], value, rank)
    form = "()" if found.groupdict().get("open") else _plain_form(found["form"])
    if value.isdigit():
        return (Mark(Kind.NUMBER, form, _cited(str(int(value)), rank), 2 * int(value), rank),)
    return tuple(_lettered(value, form, rank))


def _plain_form(form: str) -> str:
    return ")" if form.endswith(")") else form.strip()[-1].translate({0x2013: "-", 0x2014: "-", 0xBA: "°"})


def _cited(value: str, rank: int) -> str:
    return f"{value} {SUFFIXES[rank]}" if rank else value


def _lettered(value: str, form: str, rank: int) -> list[Mark]:
    marks = []
    small = value.islower()
    order = letter_order(value) if len(value) <= 2 else 0
    if order:
        kind = Kind.LETTER if small else Kind.CAPITAL
        marks.append(Mark(kind, form, _cited(value, rank), order, rank))
    number = roman_number(value) if value in (value.lower(), value.upper()) else 0
    if number:
        kind = Kind.SMALL_ROMAN if small else Kind.ROMAN
        marks.append(Mark(kind, form, _cited(value, rank), 2 * number, rank))
    return marks


def _named(word: str, value: str, rank: int) -> tuple[Mark, ...]:
    counted = _ORDINAL_VALUES.get(value.lower())
    digits = re.match(r"\d+", value)
    if digits or counted:
        number = counted or int(digits.group() if digits else 0)
        return (Mark(Kind.NAMED, word.lower(), _cited(str(number), rank), 2 * number, rank),)
    number = roman_number(value) if value.isupper() else 0
    order = 2 * number or (letter_order(value) if value.isupper() else 0)
    return (Mark(Kind.NAMED, word.lower(), _cited(value, rank), order, rank),) if order else ()
