"""Compare two texts in the stored form of minutes: by paragraph, and word by word where one changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from iomdesk.document.alignment import Pair, aligned
from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.document.word_diff import Mark, Piece, word_diff

UNIT_END = re.compile(r"(\n(?:[ \t]*\n)+|\n(?=[ \t]*(?:-|[0-9]{1,9}\.)[ \t]))")
"""Ends a paragraph of a stored text, or an item of a list; splitting by it keeps what stands between."""


class Fate(Enum):
    """Say what became of a paragraph on the way from the old text to the new one."""

    KEPT = "kept"
    CHANGED = "changed"
    MARKED = "marked"  # the same words, in another face or of another kind
    MOVED = "moved"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """Hold what became of a paragraph: as stored before and after (empty where it was not), and its words."""

    fate: Fate
    old: str
    new: str
    pieces: tuple[Piece, ...] = ()

    def shown(self) -> tuple[Piece, ...]:
        """Return the words with their marks; those of a kept paragraph are read only now."""
        return self.pieces or _pieces(words_of(self.new or self.old), Mark.KEPT)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold paragraphs to be shown, or the number of those in between that nothing happened to."""

    changes: tuple[ParagraphChange, ...]
    skipped: int = 0


def compare_texts(old: str, new: str) -> tuple[ParagraphChange, ...]:
    """Compare two stored texts; what was deleted stands before what came in its place."""
    before, after = units_of(old), units_of(new)
    return tuple(_change(pair, before, after) for pair in aligned(before, after))


def stretches(changes: Sequence[ParagraphChange], around: int | None = 1) -> Iterator[Stretch]:
    """Fold what was kept, but for some paragraphs around each change; None folds nothing."""
    if around is None:
        yield Stretch(tuple(changes))
        return
    touched = [place for place, one in enumerate(changes) if one.fate is not Fate.KEPT]
    near = {place + by for place in touched for by in range(-around, around + 1)}
    for is_near, places in groupby(range(len(changes)), near.__contains__):
        stretch = tuple(changes[place] for place in places)
        yield Stretch(stretch) if is_near else Stretch((), len(stretch))


def with_paragraph(text: str, paragraph: str, followed: Sequence[str]) -> str:
    """Put a paragraph into a stored text: after the last of those it followed that is there, else first."""
    units = UNIT_END.split(text)
    place = next((units.index(one) for one in reversed(followed) if one in units[::2]), None)
    if place is None:
        return f"{paragraph}\n\n{text}" if text.strip() else paragraph
    before, after = "".join(units[: place + 1]), "".join(units[place + 2 :])
    return f"{before}\n\n{paragraph}\n\n{after}" if after.strip() else f"{before}\n\n{paragraph}"


def is_changed(changes: Sequence[ParagraphChange]) -> bool:
    """Say whether anything differs."""
    return any(one.fate is not Fate.KEPT for one in changes)


def words_of(stored: str) -> str:
    """Return the words of a stored paragraph; an item of a list opens with a dash."""
    return "\n".join(_line(paragraph) for paragraph in parse_markdown(stored))


def units_of(text: str) -> list[str]:
    """Split a stored text into its paragraphs and items of lists, as stored."""
    units = UNIT_END.split(text.replace("\r\n", "\n").replace("\r", "\n"))[::2]
    return [unit for unit in units if unit and not unit.isspace()]


def _change(pair: Pair, before: Sequence[str], after: Sequence[str]) -> ParagraphChange:
    old = before[pair.old] if pair.old is not None else ""
    new = after[pair.new] if pair.new is not None else ""
    if old == new:
        return ParagraphChange(Fate.MOVED if pair.is_moved else Fate.KEPT, old, new)
    if not new:
        return ParagraphChange(Fate.DELETED, old, new, _pieces(words_of(old), Mark.DELETED))
    if not old:
        return ParagraphChange(Fate.INSERTED, old, new, _pieces(words_of(new), Mark.INSERTED))
    words = words_of(old), words_of(new)
    if words[0] != words[1]:
        return ParagraphChange(Fate.CHANGED, old, new, word_diff(*words))
    return ParagraphChange(Fate.KEPT if _is_same(old, new) else Fate.MARKED, old, new)


def _is_same(old: str, new: str) -> bool:
    """Compare but for the anchors, which say nothing to a reader."""
    sides = ([replace(one, anchor="") for one in parse_markdown(text)] for text in (old, new))
    return next(sides) == next(sides)


def _pieces(words: str, mark: Mark) -> tuple[Piece, ...]:
    return (Piece(words, mark),) if words else ()


def _line(paragraph: TextParagraph) -> str:
    level = paragraph.list_level
    lead = "\u2003" * level + "– " if level else ""
    return lead + plain_text(paragraph.text)
