"""Compare two texts with their faces, references and notes: what was kept, deleted, inserted."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TypeAlias

from iomdesk.document.inline import Inline, Reference, Run, Text
from iomdesk.document.runs import merge_runs, same_face
from iomdesk.document.word_diff import Mark, word_diff

_FIRST_SIGN = 0xF0000
"""From here on Unicode leaves signs to private use: each stands for a reference, a note or a link."""

Printed: TypeAlias = Callable[[Reference], str]
"""Tells what a reference prints."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Hold parts of a text that share one fate."""

    text: Text
    mark: Mark


def changed_text(old: Text, new: Text, printed_old: Printed, printed_new: Printed) -> tuple[TextPiece, ...]:
    """Compare word by word; words whose face was changed count as deleted and inserted.

    A reference that prints another number was changed, whatever it leads to.
    """
    signs: dict[object, str] = {}
    before, after = _Flat(old, printed_old, signs), _Flat(new, printed_new, signs)
    if before.characters == after.characters and merge_runs(old) == merge_runs(new):
        return (TextPiece(new, Mark.KEPT),) if new else ()
    return tuple(_pieces(before, after))


class _Flat:
    """Lay a text flat as one string, and cut stretches of it out again."""

    def __init__(self, text: Text, printed: Printed, signs: dict[object, str]) -> None:
        self._parts = text
        words = [_sign(part, printed, signs) for part in text]
        self.characters = "".join(words)
        self.ends = list(accumulate(map(len, words)))

    def cut(self, start: int, end: int) -> Text:
        """Give what stands between two places."""
        found: list[Inline] = []
        first = bisect_right(self.ends, start)
        for part, part_end in zip(self._parts[first:], self.ends[first:], strict=True):
            part_start = part_end - (len(part.text) if isinstance(part, Run) else 1)
            if part_start >= end:
                break
            if isinstance(part, Run):
                low, high = max(start, part_start) - part_start, min(end, part_end) - part_start
                part = replace(part, text=part.text[low:high])
            found.append(part)
        return merge_runs(tuple(found))


def _sign(part: Inline, printed: Printed, signs: dict[object, str]) -> str:
    if isinstance(part, Run):
        return part.text
    key: object = (printed(part), part.bold) if isinstance(part, Reference) else part
    return signs.setdefault(key, chr(_FIRST_SIGN + len(signs)))


def _pieces(before: _Flat, after: _Flat) -> Iterator[TextPiece]:
    at_old = at_new = 0
    for piece in word_diff(before.characters, after.characters):
        length = len(piece.words)
        if piece.mark is Mark.DELETED:
            yield TextPiece(before.cut(at_old, at_old + length), Mark.DELETED)
        elif piece.mark is Mark.INSERTED:
            yield TextPiece(after.cut(at_new, at_new + length), Mark.INSERTED)
        else:
            yield from _same_words(before, after, at_old, at_new, length)
        at_old += length if piece.mark is not Mark.INSERTED else 0
        at_new += length if piece.mark is not Mark.DELETED else 0


def _same_words(before: _Flat, after: _Flat, at_old: int, at_new: int, length: int) -> Iterator[TextPiece]:
    """Give words that both sides have, face by face."""
    cuts = {end - at_old for end in before.ends} | {end - at_new for end in after.ends} | {0, length}
    places = sorted(place for place in cuts if 0 <= place <= length)
    for start, end in pairwise(places):
        old = before.cut(at_old + start, at_old + end)
        new = after.cut(at_new + start, at_new + end)
        if _look_alike(old, new):
            yield TextPiece(new, Mark.KEPT)
        else:
            yield TextPiece(old, Mark.DELETED)
            yield TextPiece(new, Mark.INSERTED)


def _look_alike(old: Text, new: Text) -> bool:
    pairs = zip(old, new, strict=False)
    return all(
        not isinstance(one, Run) or not isinstance(other, Run) or same_face(one, other)
        for one, other in pairs
    )
