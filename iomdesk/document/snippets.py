"""Show words in their context: the part of a text around the first place, with every place marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iomdesk.document.text_search import Found, find_words

_LINKS = re.compile(r"\[([^\]\n]*)\]\([^)\s]*\)")
_MARKS = re.compile(r"\*\*|\*|^#+ |^> |\{#[^}\n]*\}", re.MULTILINE)
_GAPS = re.compile(r"\s+")
_BEFORE, _AFTER = 48, 132
_READ = 20_000  # characters searched before a place is given up: the beginning is shown then


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a piece of a snippet; `is_found` where it is what was looked for."""

    text: str
    is_found: bool = False


def snippet_of(stored: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """Cut the part of a stored text out where the first of the words stands."""
    text = _GAPS.sub(" ", _MARKS.sub("", _LINKS.sub(r"\1", stored[:_READ]))).strip()
    places = sorted(set(_places(text, words)))
    first = places[0].start if places else 0
    start, end = _word_start(text, first - _BEFORE), _word_end(text, first + _AFTER)
    return tuple(_pieces(text, start, end, places))


def plain_snippet(pieces: Sequence[Piece]) -> str:
    """Write a snippet without marks."""
    return "".join(piece.text for piece in pieces)


def _places(text: str, words: Sequence[str]) -> Iterator[Found]:
    for word in words:
        for found in find_words(text, word.strip()):
            if found.start == 0 or not text[found.start - 1].isalnum():
                yield found


def _pieces(text: str, start: int, end: int, places: Sequence[Found]) -> Iterator[Piece]:
    at = start
    if start > 0:
        yield Piece("… ")
    for place in places:
        if place.start < at or place.end > end:
            continue
        if place.start > at:
            yield Piece(text[at : place.start])
        yield Piece(text[place.start : place.end], is_found=True)
        at = place.end
    if at < end:
        yield Piece(text[at:end])
    if end < len(text):
        yield Piece(" …")


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    space = text.find(" ", at)
    return at if space < 0 or space > at + 30 else space + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", 0, at)
    return at if space < at - 30 else space
