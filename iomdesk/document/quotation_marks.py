"""Straight quotation marks and apostrophes turned into those of a language."""

import re
from collections.abc import Iterator

from iomdesk.document.flat_text import Edit

_MARKS = {
    "fr": {'"': ("«", "»"), "'": ("‘", "’")},
    "en": {'"': ("“", "”"), "'": ("‘", "’")},
    "es": {'"': ("“", "”"), "'": ("‘", "’")},
}

_BEFORE_OPENING = frozenset("([{«“‘’¿¡—–-/'\"")
_BEHIND_CLOSING = frozenset(")]}»”’.,;:!?…—–-/'\"")
# After a letter (l'OIM, States') and before the figures of a year ('90s); not after figures: 12' is minutes.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'|(?<!\w)'(?=\d\ds?\b)")


def quotation_edits(characters: str, language: str) -> list[Edit]:
    """Turn pairs of straight marks into the marks of a language; a mark without partner stays."""
    edits: list[Edit] = []
    for mark, (left, right) in _MARKS[language].items():
        for opening, closing in _pairs(characters, mark):
            edits += Edit(opening, opening + 1, left), Edit(closing, closing + 1, right)
    return sorted(edits)


def apostrophe_edits(characters: str) -> Iterator[Edit]:
    """Turn straight apostrophes into curly ones, once the quotation marks among them are found."""
    if "'" in characters:
        for found in _APOSTROPHE.finditer(characters):
            yield Edit(*found.span(), "’")


def count_straight_marks(characters: str) -> int:
    """Count what is left to be turned."""
    return characters.count("'") + characters.count('"')


def _pairs(characters: str, mark: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    place = characters.find(mark)
    while place >= 0:
        opens, closes = _sides(characters, place)
        # Between two letters, or two spaces, only a double mark can be a quotation mark at all.
        in_doubt = mark == '"' and opens == closes
        if opened and (in_doubt or (closes and not opens)):
            yield opened.pop(), place
        elif opens and (in_doubt or not closes):
            opened.append(place)
        place = characters.find(mark, place + 1)


def _sides(characters: str, place: int) -> tuple[bool, bool]:
    """Tell whether what stands before a mark lets it open, and what stands behind lets it close."""
    before, behind = characters[max(place - 1, 0) : place], characters[place + 1 : place + 2]
    opens = not before or before.isspace() or before in _BEFORE_OPENING
    closes = not behind or behind.isspace() or behind in _BEHIND_CLOSING
    return opens, closes
