"""Compare two texts word by word: what was kept, what was deleted, what was inserted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from iomdesk.document.alignment import aligned

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_SENTENCE = re.compile(r"[^.;:!?\n]*(?:[.;:!?\n]+\s*|\Z)")
_MOST_TOKENS = 2000  # beyond it comparing words takes longer than anybody waits


class Mark(Enum):
    """Say what became of words on the way from the old text to the new one."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold words that share one fate."""

    words: str
    mark: Mark


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Compare two texts of one paragraph each; what was deleted comes before what was inserted for it."""
    return tuple(_gathered(_compare_words(old, new)))


def _compare_words(old: str, new: str, *, is_sentence: bool = False) -> Iterator[Piece]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    start, end = _equal_ends(before, after)
    yield from _piece(before[:start], Mark.KEPT)
    rest = before[start : len(before) - end], after[start : len(after) - end]
    if len(rest[0]) + len(rest[1]) <= _MOST_TOKENS:
        yield from _by_word(*rest)
    else:
        yield from (_apart if is_sentence else _by_sentence)(*rest)
    yield from _piece(before[len(before) - end :], Mark.KEPT)


def _equal_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Count the tokens that both sides begin with, and those they end with."""
    most = min(len(old), len(new))
    start = next((place for place in range(most) if old[place] != new[place]), most)
    left = most - start
    end = next((place for place in range(left) if old[-1 - place] != new[-1 - place]), left)
    return start, end


def _by_word(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield from _piece(old[a:b], Mark.KEPT)
        else:
            yield from _apart(old[a:b], new[c:d])


def _by_sentence(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """Compare word by word within sentences alone: more would take longer than anybody waits."""
    before, after = (_SENTENCE.findall("".join(side)) for side in (old, new))
    for pair in aligned(before, after, may_move=False):
        one = before[pair.old] if pair.old is not None else ""
        other = after[pair.new] if pair.new is not None else ""
        yield from _compare_words(one, other, is_sentence=True)


def _apart(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    yield from _piece(old, Mark.DELETED)
    yield from _piece(new, Mark.INSERTED)


def _piece(tokens: Sequence[str], mark: Mark) -> Iterator[Piece]:
    if words := "".join(tokens):
        yield Piece(words, mark)


def _gathered(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join changes that only a space keeps apart: readers see phrases, not every other word."""
    kept, deleted, inserted = "", "", ""
    for piece in pieces:
        is_kept = piece.mark is Mark.KEPT
        if is_kept and (piece.words.strip() or not (deleted or inserted)):
            yield from _change(kept, deleted, inserted)
            kept, deleted, inserted = piece.words, "", ""
        else:
            deleted += piece.words if piece.mark is not Mark.INSERTED else ""
            inserted += piece.words if piece.mark is not Mark.DELETED else ""
    yield from _change(kept, deleted, inserted)


def _change(kept: str, deleted: str, inserted: str) -> Iterator[Piece]:
    """Give one kept stretch and the change after it, without the end that both sides share."""
    shared = len(deleted) - len(deleted.rstrip()) if deleted and inserted else 0
    tail = deleted[len(deleted) - shared :]
    if not (tail and inserted.endswith(tail)):
        tail = ""
    cut = -len(tail) or None
    for words, mark in (
        (kept, Mark.KEPT),
        (deleted[:cut], Mark.DELETED),
        (inserted[:cut], Mark.INSERTED),
        (tail, Mark.KEPT),
    ):
        if words:
            yield Piece(words, mark)
