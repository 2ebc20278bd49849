"""Compare two texts word by word: what was kept, what was deleted, what was inserted."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TypeAlias

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_TOKENS = 2000  # beyond it comparing words takes longer than anybody waits

Compare: TypeAlias = Callable[[Sequence[str], Sequence[str]], Iterable["Piece"]]


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
    return tuple(_gathered(_compare_words((old,), (new,))))


def minutes_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Compare two texts in the stored form of minutes, paragraph by paragraph; "\\n" ends a paragraph."""
    return tuple(_gathered(_compared(_lines(old), _lines(new), _compare_words)))


def _compare_words(old: Sequence[str], new: Sequence[str]) -> Iterable[Piece]:
    before, after = (_TOKEN.findall("".join(lines)) for lines in (old, new))
    if len(before) + len(after) > _MOST_TOKENS:
        return _apart(old, new)
    return _compared(before, after, _apart)


def _compared(old: Sequence[str], new: Sequence[str], replaced: Compare) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield Piece("".join(old[a:b]), Mark.KEPT)
        elif what == "replace":
            yield from replaced(old[a:b], new[c:d])
        else:
            yield from _apart(old[a:b], new[c:d])


def _apart(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for words, mark in (("".join(old), Mark.DELETED), ("".join(new), Mark.INSERTED)):
        if words:
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


def _lines(text: str) -> list[str]:
    return [f"{_mark(p.list_level)}{plain_text(p.text)}\n" for p in parse_markdown(text)]


def _mark(level: int) -> str:
    return "\u2003" * level + "– " if level else ""
