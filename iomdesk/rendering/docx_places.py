"""Bring the lists of two states of a paper together, so that both count right in one file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from iomdesk.document.alignment import Pair
from iomdesk.document.document import Document
from iomdesk.rendering.docx_blocks import BlockWriter
from iomdesk.rendering.docx_bookmarks import Bookmarks
from iomdesk.rendering.docx_notes import Notes
from iomdesk.rendering.docx_numbering import NO_LIST, Numbering, Place


@dataclass
class Places:
    """Give each block the place in a list that was found for it; `index` is the block that asks."""

    by_index: Mapping[int, Place]
    index: int = 0

    def place(self, series: str, level: int, number: str) -> Place:  # noqa: ARG002
        """Give the place of the block that asks."""
        return self.by_index[self.index]


@dataclass
class _Noting:
    numbering: Numbering
    index: int = 0
    noted: dict[int, Place] = field(default_factory=dict)

    def place(self, series: str, level: int, number: str) -> Place:
        self.noted[self.index] = found = self.numbering.place(series, level, number)
        return found


def places_of(document: Document, numbering: Numbering) -> Places:
    """Find the place of every numbered block of a paper."""
    noting = _Noting(numbering)
    writer = BlockWriter(document, noting, Bookmarks(), {}, Notes())
    for index, block in enumerate(document.blocks):
        noting.index = index
        writer.elements(block, index)
    return Places(noting.noted)


def unified(before: Places, after: Places, pairs: Iterable[Pair], old: Numbering, new: Numbering) -> Places:
    """Give the places of the old paper among the lists of the new one.

    A list that goes on as it was is one list; every other one of the old paper is added to those of the new.
    """
    known: dict[int, int] = {}
    for one, other in _paired_lists(before, after, pairs):
        is_free = one not in known and other not in known.values()
        if is_free and old.definition(one) == new.definition(other):
            known[one] = other
    moved: dict[int, Place] = {}
    for index, place in before.by_index.items():
        if place.list != NO_LIST and place.list not in known:
            known[place.list] = new.take_over(old.definition(place.list))
        moved[index] = replace(place, list=known.get(place.list, NO_LIST))
    return Places(moved)


def _paired_lists(before: Places, after: Places, pairs: Iterable[Pair]) -> Iterator[tuple[int, int]]:
    """Give the lists of blocks that both papers have in lists."""
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            one, other = before.by_index.get(pair.old), after.by_index.get(pair.new)
            if one and other and NO_LIST not in (one.list, other.list):
                yield one.list, other.list
