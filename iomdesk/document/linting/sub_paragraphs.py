"""The form of paragraph and sub-paragraph marks: a) and i) in French and Spanish, (a) and (i) in English."""

import re
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from iomdesk.document.linting.parts import Gathered, LintFacts, LintParagraph, Placed, Spot
from iomdesk.document.unbreakable import NO_BREAK
from iomdesk.runtime.translations import _

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_MARK = r"(?:[a-z]|[ivx]{2,5})"
_LEAD = re.compile(
    rf"(?m)^[ \t]*(?P<mark>\(?(?P<sign>{_MARK}|[A-Z]|\d{{1,3}})(?P<end>[.)]|\s?[-–—](?=\s)))(?=[ \t ]\S)"
)
_CITED = {
    "fr": re.compile(
        rf"(?<=alinéa\s)\((?P<sign>{_MARK})\)|(?<=alinéas\s)\((?P<many>{_MARK})\)"
        rf"|(?<=paragraphe\s)(?P<number>\d+)\s?\((?P<letter>{_MARK})\)"
        rf"|(?<=paragraphe\s)(?P<number2>\d+)(?P<letter2>{_MARK})\)"
    ),
    "es": re.compile(
        rf"(?<=apartado\s)\((?P<sign>{_MARK})\)|(?<=apartados\s)\((?P<many>{_MARK})\)"
        rf"|(?<=párrafo\s)(?P<number>\d+)\s?\((?P<letter>{_MARK})\)"
        rf"|(?<=párrafo\s)(?P<number2>\d+)(?P<letter2>{_MARK})\)"
    ),
    "en": re.compile(
        rf"(?<=paragraph\s)(?P<sign>{_MARK})\)|(?<=paragraphs\s)(?P<many>{_MARK})\)"
        rf"|(?<=paragraph\s)(?P<number>\d+)\s?(?P<letter>{_MARK})\)"
        rf"|(?<=paragraph\s)(?P<number2>\d+)\s\((?P<letter2>{_MARK})\)"
    ),
}


_INNER = {
    "chapter": ("number", "letter", "roman"),
    "number": ("letter", "roman"),
    "letter": ("roman",),
    "roman": (),
}


class Mark(NamedTuple):
    """Hold the mark at the head of a part, and the sign that the part ends with."""

    sign: str
    start: int
    end: int
    closing: str
    closing_at: int

    @property
    def is_bracketed(self) -> bool:
        """Say whether the mark has a bracket on both sides."""
        return self.end - self.start > len(self.sign) + 1


def mark_forms(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find marks that have the form of another language, at the head of a paragraph or where it is cited."""
    for found in _LEAD.finditer(paragraph.text):
        offer = _form(found["sign"], facts.language)
        if found["mark"] != offer and not _is_left_alone(found, facts.language):
            why = _("In this language the mark is {right}.").format(right=offer)
            yield Spot(*found.span("mark"), why, offer)
    for found in _CITED[facts.language].finditer(paragraph.text):
        offer = _cited(found, facts.language)
        if offer != found[0]:
            yield Spot(*found.span(), _("A sub-paragraph is cited as {right}.").format(right=offer), offer)


def marks(paragraph: LintParagraph, _facts: LintFacts) -> tuple[Mark, ...] | None:
    """Note the marks that a paragraph or its lines begin with, and the sign that each part ends with."""
    found = list(_LEAD.finditer(paragraph.text))
    if not found:
        return None
    ends = [*(one.start() for one in found[1:]), len(paragraph.text)]
    return tuple(_mark(one, paragraph.text, end) for one, end in zip(found, ends, strict=True))


def broken_series(noted: Sequence[Gathered], _facts: LintFacts) -> Iterator[Placed]:
    """Find marks that leave one out or repeat one."""
    before: dict[str, Mark] = {}
    for paragraph, found in noted:
        for mark in found:
            series = _series_of(mark, before)
            yield from _out_of_order(paragraph, mark, series, before.get(series))
            for inner in _INNER[series]:
                before.pop(inner, None)
            before[series] = mark


def list_ends(noted: Sequence[Gathered], facts: LintFacts) -> Iterator[Placed]:
    """Find items that end with another sign than those beside them."""
    items: list[tuple[int, Mark]] = []
    for paragraph, found in noted:
        for mark in found:
            if mark.sign.isdigit() or mark.sign.isupper() or mark.sign in ("a", "i"):
                yield from _wrong_ends(items, facts)
                items.clear()
            if mark.sign.islower():
                items.append((paragraph, mark))
    yield from _wrong_ends(items, facts)


def _wrong_ends(items: Sequence[tuple[int, Mark]], facts: LintFacts) -> Iterator[Placed]:
    if not any(mark.closing == ";" for _paragraph, mark in items):
        return  # whole sentences may well end with full stops
    why = _("Items of a list end with a semicolon, the last with a full stop.")
    semicolon = f"{NO_BREAK};" if facts.language == "fr" and facts.profile.space_before_colon else ";"
    for paragraph, mark in items[:-1]:
        if mark.closing in (".", ","):
            yield Placed(paragraph, Spot(mark.closing_at, mark.closing_at + 1, why, semicolon))


def _form(sign: str, language: str) -> str:
    if sign.isdigit() or sign.isupper():
        return f"{sign}."
    return f"({sign})" if language == "en" else f"{sign})"


def _is_left_alone(found: re.Match[str], language: str) -> bool:
    """Initials may begin a line, a dash follow a word of one letter, and English has a third level "a."."""
    if found["sign"].isupper() or found["end"].strip() in ("-", "–", "—"):
        return True
    return language == "en" and found["sign"].islower() and found["mark"].endswith(".")


def _cited(found: re.Match[str], language: str) -> str:
    sign = found["sign"] or found["many"]
    if sign:
        return _form(sign, language)
    number, letter = found["number"] or found["number2"], found["letter"] or found["letter2"]
    return f"{number}({letter})" if language == "en" else f"{number} {letter})"


def _mark(found: re.Match[str], characters: str, end: int) -> Mark:
    body = characters[found.end() : end].rstrip()
    return Mark(found["sign"], *found.span("mark"), body[-1:], found.end() + len(body) - 1)


def _series_of(mark: Mark, before: Mapping[str, Mark]) -> str:
    if not mark.sign.islower():
        return "number" if mark.sign.isdigit() else "chapter"
    if mark.sign in _ROMAN and (len(mark.sign) > 1 or _goes_on_roman(mark.sign, before)):
        return "roman"
    return "letter"


def _goes_on_roman(sign: str, before: Mapping[str, Mark]) -> bool:
    """Tell the number i from the letter: h) comes before the letter."""
    letter = before.get("letter")
    if letter and "roman" not in before and ord(sign) == ord(letter.sign[0]) + 1:
        return False
    return sign == "i" or "roman" in before


def _rank(sign: str, series: str) -> int:
    if series == "number":
        return int(sign)
    return _ROMAN.index(sign) + 1 if series == "roman" else ord(sign[0]) - ord("a") + 1


def _out_of_order(paragraph: int, mark: Mark, series: str, before: Mark | None) -> Iterator[Placed]:
    if before is None or series == "chapter" or (rank := _rank(mark.sign, series)) == 1:
        return
    expected = _rank(before.sign, series) + 1
    # A number far from the others begins another count, or is none.
    if abs(rank - expected) == 1 and (right := _sign(expected, series)):
        why = _("After {before} comes {right}.").format(before=before.sign, right=right)
        start = mark.start + mark.is_bracketed
        yield Placed(paragraph, Spot(start, start + len(mark.sign), why, right))


def _sign(rank: int, series: str) -> str:
    if series == "number":
        return str(rank)
    signs: Sequence[str] = _ROMAN if series == "roman" else ascii_lowercase
    return signs[rank - 1] if rank <= len(signs) else ""
