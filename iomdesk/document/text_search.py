"""Find words as people mean them: a no-break space is a space, ’ is ', and case and accents may not count."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

_SPACES = dict.fromkeys("\t\n\u00a0\u2007\u2008\u2009\u200a\u2028\u202f", " ")
_SIGNS = {**_SPACES, "’": "'", "ʼ": "'", "‑": "-", "\u00ad": "", "\u200b": "", "\u2060": ""}
_LETTERS = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O"}


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """Say what must agree beside the letters."""

    match_case: bool = False
    match_accents: bool = False
    whole_word: bool = False


ANY_FORM = SearchOptions()


class Found(NamedTuple):
    """Give the place of what was found in a text."""

    start: int
    end: int


def find_words(text: str, wanted: str, options: SearchOptions = ANY_FORM) -> tuple[Found, ...]:
    """Find all places of some words in a text, from left to right, none inside another."""
    folding = _folding(options.match_case, options.match_accents)
    looked_for = wanted.translate(folding)
    if not looked_for:
        return ()
    folded = text.translate(folding)
    found = _places(folded, looked_for, options.whole_word)
    if len(folded) == len(text) and not folding.changed_length:
        return tuple(Found(start, start + len(looked_for)) for start in found)
    return tuple(_unfolded(text, folding, list(found), len(looked_for)))


def may_hold(text: str, wanted: str, options: SearchOptions = ANY_FORM) -> bool:
    """Say whether plain words stand in a text at all, at the least cost."""
    folding = _folding(options.match_case, options.match_accents)
    return wanted.translate(folding) in text.translate(folding)


class _Folding(dict[int, str]):
    """Translate signs to what they count as, learning each sign when it is first met."""

    def __init__(self, match_case: bool, match_accents: bool) -> None:
        super().__init__()
        self._match_case = match_case
        self._match_accents = match_accents
        self.changed_length = False

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        counts = _SIGNS.get(sign, sign)
        if not self._match_accents:
            counts = "".join(_LETTERS.get(c, c) for c in _without_marks(counts))
        if not self._match_case:
            counts = counts.casefold()
        self.changed_length |= len(counts) != 1
        self[code] = counts
        return counts


@cache
def _folding(match_case: bool, match_accents: bool) -> _Folding:
    return _Folding(match_case, match_accents)


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _places(text: str, wanted: str, whole_word: bool) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if whole_word and (_joins(text, at, wanted[0]) or _joins(text, end, wanted[-1])):
            at = text.find(wanted, at + 1)
            continue
        yield at
        at = text.find(wanted, end)


def _joins(text: str, border: int, edge: str) -> bool:
    """Say whether a word goes on across a border whose inner side is `edge`."""
    before, after = text[border - 1 : border] if border else "", text[border : border + 1]
    return _is_letter(edge) and _is_letter(before) and _is_letter(after)


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _unfolded(text: str, folding: _Folding, starts: list[int], length: int) -> Iterator[Found]:
    """Map places in the folded text back to the text: a sign may count as none, or as two."""
    origin = [place for place, sign in enumerate(text) for _part in folding[ord(sign)]]
    for start in starts:
        yield Found(origin[start], origin[start + length - 1] + 1)
