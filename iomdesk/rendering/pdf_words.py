"""Cut words into the pieces between which a line may end."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple, TypeAlias

import pyphen

from iomdesk.rendering.pdf_fonts import Face
from iomdesk.rendering.pdf_text import SOFT_HYPHEN

_DICTIONARIES = {"fr": "fr", "en": "en_GB", "es": "es"}
_LEAST_LETTERS = 3  # left on either side of a break
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER_OWN_HYPHEN = re.compile(r"(?<=[^\W\d_][-\u2010])(?=[^\W\d_]{2})")
_MAY_BREAK = re.compile(f"[-\u2010{SOFT_HYPHEN}]")


class Fragment(NamedTuple):
    """Hold letters in one face; `link` is the anchor that a click on them leads to."""

    face: Face
    text: str
    link: str = ""


class Ending(IntEnum):
    """Say what follows a piece, and what becomes of it at the end of a line."""

    SPACE = 0  # a space, which is dropped
    HARD = 1  # nothing: after the hyphen of a compound, or inside what is wider than a line
    SOFT = 2  # nothing, and a hyphen where the line ends


class Piece(NamedTuple):
    """Hold the least part of a line. Widths in points; `extra` is that of the space or of the hyphen.

    `face` and `text` (with the space that follows) are there for speed: most pieces are of one face.
    """

    fragments: tuple[Fragment, ...]
    width: float
    ending: Ending
    extra: float
    face: Face | None
    text: str


Syllables: TypeAlias = tuple[tuple[str, Ending], ...]


class Word:
    """Hold what stands between two spaces; `ends_line` where the text itself breaks the line after it."""

    __slots__ = ("_cut", "_language", "ends_line", "fragments", "whole")

    def __init__(self, fragments: tuple[Fragment, ...], language: str, ends_line: bool = False) -> None:
        self.fragments = fragments
        self.ends_line = ends_line
        self.whole = tuple(_pieces(fragments, language, _own_parts))
        self._language = language
        self._cut: tuple[Piece, ...] | None = None

    @property
    def cut(self) -> tuple[Piece, ...]:
        """Return the word cut wherever the dictionary of its language allows."""
        if self._cut is None:
            self._cut = tuple(_pieces(self.fragments, self._language, _syllables))
        return self._cut


def _pieces(
    fragments: Iterable[Fragment], language: str, cut: Callable[[str, str], Syllables]
) -> Iterator[Piece]:
    parts: list[list[Fragment]] = [[]]
    for fragment in fragments:
        for text, ending in cut(fragment.text, language):
            parts[-1].append(fragment._replace(text=text))
            if ending is not Ending.SPACE:
                yield _piece(parts[-1], ending)
                parts.append([])
    yield _piece(parts[-1], Ending.SPACE)


def _piece(fragments: Sequence[Fragment], ending: Ending) -> Piece:
    width = sum([fragment.face.widths[fragment.text] for fragment in fragments])
    face, text, link = fragments[-1]
    if ending is Ending.SPACE:
        extra, shown = spacing_face(fragments).space, f"{text} "
    else:
        extra, shown = face.widths["-"] if ending is Ending.SOFT else 0.0, text
    is_plain = len(fragments) == 1 and not link
    return Piece(tuple(fragments), width, ending, extra, face if is_plain else None, shown)


def spacing_face(fragments: Sequence[Fragment]) -> Face:
    """Return the face of the space after a word: a raised letter at its end does not make it narrow."""
    return next(
        (fragment.face for fragment in reversed(fragments) if not fragment.face.rise), fragments[-1].face
    )


def _own_parts(text: str, language: str) -> Syllables:  # noqa: ARG001
    if not _MAY_BREAK.search(text):
        return ((text, Ending.SPACE),)
    return _cut_at(text.replace(SOFT_HYPHEN, ""), _own_breaks(text), Ending.HARD)


@lru_cache(maxsize=20_000)
def _syllables(text: str, language: str) -> Syllables:
    if SOFT_HYPHEN in text:
        *inner, last = [part for part in text.split(SOFT_HYPHEN) if part] or [""]
        return (*((part, Ending.SOFT) for part in inner), (last, Ending.SPACE))
    if own := _own_breaks(text):
        return _cut_at(text, own, Ending.HARD)
    return _cut_at(text, _dictionary_breaks(text, language), Ending.SOFT)


def _own_breaks(text: str) -> list[int]:
    return [match.start() for match in _AFTER_OWN_HYPHEN.finditer(text.replace(SOFT_HYPHEN, ""))]


def _dictionary_breaks(text: str, language: str) -> list[int]:
    """Leave names and abbreviations whole, but not institutions (`l’Organisation`)."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return []
    return [
        letters.start() + place
        for letters in _LETTERS.finditer(text)
        if len(letters[0]) >= 2 * _LEAST_LETTERS and letters[0][letters.start() > 0 :].islower()
        for place in dictionary.positions(letters[0])
    ]


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    name = _DICTIONARIES.get(language)
    return pyphen.Pyphen(lang=name, left=_LEAST_LETTERS, right=_LEAST_LETTERS) if name else None


def _cut_at(text: str, places: list[int], ending: Ending) -> Syllables:
    bounds = [0, *places, len(text)]
    parts = [text[start:end] for start, end in pairwise(bounds)]
    return (*((part, ending) for part in parts[:-1]), (parts[-1], Ending.SPACE))


def fitted(pieces: list[Piece], limit: float) -> list[Piece]:
    """Cut pieces that are wider than a line, such as long addresses, without a hyphen."""
    if max([piece.width for piece in pieces]) <= limit:
        return pieces
    return [part for piece in pieces for part in _fitted(piece, limit)]


def _fitted(piece: Piece, limit: float) -> Iterator[Piece]:
    if piece.width <= limit:
        yield piece
        return
    held: list[Fragment] = []
    width = 0.0
    for fragment in piece.fragments:
        for letter in fragment.text:
            width += fragment.face.widths[letter]
            if held and width > limit:
                yield _piece(merged(held), Ending.HARD)
                held, width = [], fragment.face.widths[letter]
            held.append(fragment._replace(text=letter))
    yield _piece(merged(held), piece.ending)


def merged(letters: Sequence[Fragment]) -> list[Fragment]:
    """Join neighbours of one face and link."""
    groups = groupby(letters, key=lambda letter: (letter.face, letter.link))
    return [Fragment(face, "".join(letter.text for letter in group), link) for (face, link), group in groups]
