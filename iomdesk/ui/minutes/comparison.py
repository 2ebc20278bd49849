"""What differs between a sealed version and the present text, word by word."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TypeAlias

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_TOKENS = 2000  # beyond it comparing words takes longer than anybody waits

Compare: TypeAlias = Callable[[Sequence[str], Sequence[str]], Iterator["Piece"]]


class Side(Enum):
    """Say where words stand."""

    BOTH = "both"
    VERSION = "version"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold words of one side; "\\n" ends a paragraph."""

    words: str
    side: Side


def differences(version: str, present: str) -> tuple[Piece, ...]:
    """Compare two texts in their stored form; what replaced what comes before what was replaced."""
    return tuple(_merged(_compared(_lines(version), _lines(present), _compare_words)))


def _compare_words(version: Sequence[str], present: Sequence[str]) -> Iterator[Piece]:
    ours, theirs = (_TOKEN.findall("".join(lines)) for lines in (version, present))
    if len(ours) + len(theirs) > _MOST_TOKENS:
        yield from _apart(version, present)
    else:
        yield from _compared(ours, theirs, _apart)


def _compared(version: Sequence[str], present: Sequence[str], replaced: Compare) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, version, present, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield Piece("".join(version[a:b]), Side.BOTH)
        elif what == "replace":
            yield from replaced(version[a:b], present[c:d])
        else:
            yield from _apart(version[a:b], present[c:d])


def _apart(version: Sequence[str], present: Sequence[str]) -> Iterator[Piece]:
    for words, side in (("".join(present), Side.PRESENT), ("".join(version), Side.VERSION)):
        if words:
            yield Piece(words, side)


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    before: Piece | None = None
    for piece in pieces:
        if before is not None and before.side is piece.side:
            before = Piece(before.words + piece.words, piece.side)
            continue
        if before is not None:
            yield before
        before = piece
    if before is not None:
        yield before


def _lines(text: str) -> list[str]:
    return [f"{_mark(p.list_level)}{plain_text(p.text)}\n" for p in parse_markdown(text)]


def _mark(level: int) -> str:
    return "\u2003" * level + "– " if level else ""
