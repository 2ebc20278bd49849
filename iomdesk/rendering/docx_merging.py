"""Merge the blocks of two states of a paper, with what was deleted and inserted marked as such."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import cast

from iomdesk.document.alignment import Pair, aligned
from iomdesk.document.blocks import (
    Annex,
    Block,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Paragraph,
    Table,
)
from iomdesk.document.document import Document, annex_label, numbers_by_anchor
from iomdesk.document.inline import Reference, Text
from iomdesk.document.text import plain_text
from iomdesk.document.text_changes import TextPiece, changed_text
from iomdesk.document.word_diff import Mark
from iomdesk.rendering.docx_blocks import BlockWriter
from iomdesk.rendering.docx_bookmarks import Bookmarks
from iomdesk.rendering.docx_inline import run, weight
from iomdesk.rendering.docx_notes import Notes
from iomdesk.rendering.docx_numbering import Numbering
from iomdesk.rendering.docx_places import Places, places_of, unified
from iomdesk.rendering.docx_series import series_of
from iomdesk.rendering.docx_shapes import is_counted
from iomdesk.rendering.docx_tracked import Marker
from iomdesk.rendering.docx_xml import Element, w

_WORDED = (Heading, NumberedParagraph, OperativeParagraph, Paragraph, ListItem)
_ROW, _PROPERTIES, _PAGE_BEFORE = w("tr").tag, w("pPr").tag, w("pageBreakBefore").tag
_END_OF_CELL = "\x1f"


def marked_runs(marker: Marker, piece: TextPiece, make: Callable[[Text], list[Element]]) -> list[Element]:
    """Make the runs of a piece of a text, marked by what became of it."""
    made = make(piece.text)
    if piece.mark is Mark.DELETED:
        return marker.deleted_runs(made)
    return marker.inserted_runs(made) if piece.mark is Mark.INSERTED else made


def block_keys(document: Document) -> list[str]:
    """Give the words by which each block is known again in the other paper."""
    numbers = numbers_by_anchor(document)
    return [_key(block, numbers) for block in document.blocks]


def _key(block: Block, numbers: Mapping[str, str]) -> str:
    if isinstance(block, PageBreak):
        return ""
    if isinstance(block, Table):
        return "\n".join(_row_key(row, numbers) for row in (_heads(block), *block.rows))
    return annex_label(block) if isinstance(block, Annex) else plain_text(block.text, numbers)


def _heads(table: Table) -> tuple[Text, ...]:
    return tuple(column.head for column in table.columns)


def _row_key(row: Iterable[Text], numbers: Mapping[str, str]) -> str:
    return _END_OF_CELL.join(plain_text(cell, numbers) for cell in row)


class Merging:
    """Merge the blocks of two papers pair by pair."""

    def __init__(
        self,
        states: tuple[Document, Document],
        pairs: Iterable[Pair],
        numbering: Numbering,
        pages: Mapping[int, str],
        notes: Notes,
        marker: Marker,
    ) -> None:
        self._old, self._new = old, new = states
        self._marker = marker
        self._numbers = numbers_by_anchor(old), numbers_by_anchor(new)
        own = Numbering(series_of(old.language))
        before, after = places_of(old, own), places_of(new, numbering)
        there = unified(before, after, pairs, own, numbering)
        self._before = _OldWriter(old, there, Bookmarks(), {}, notes)
        self._after = _NewWriter(new, after, Bookmarks(), pages, notes, self._before, marker)

    def elements(self, pair: Pair) -> list[Element]:
        """Give the elements of a pair of blocks, one of which may be missing."""
        old = None if pair.old is None else self._old.blocks[pair.old]
        new = None if pair.new is None else self._new.blocks[pair.new]
        if old is not None and new is not None:
            return self._both(old, cast(int, pair.old), new, cast(int, pair.new))
        deleted = self._deleted(old, cast(int, pair.old)) if old is not None else []
        inserted = self._inserted(new, cast(int, pair.new)) if new is not None else []
        return [*deleted, *inserted]

    def _both(self, old: Block, at_old: int, new: Block, at_new: int) -> list[Element]:
        if isinstance(old, _WORDED) and isinstance(new, _WORDED) and type(old) is type(new):
            return self._changed(old, at_old, new, at_new)
        if isinstance(old, Table) and isinstance(new, Table) and self._are_one_table(old, new):
            return self._rows(old, at_old, new, at_new)
        if isinstance(old, Annex) and isinstance(new, Annex) and _are_one_annex(old, new):
            return self._after.elements(new, at_new)
        return [*self._deleted(old, at_old), *self._inserted(new, at_new)]

    def _inserted(self, block: Block, index: int) -> list[Element]:
        return self._marker.inserted(self._after.elements(block, index))

    def _deleted(self, block: Block, index: int) -> list[Element]:
        made = self._before.elements(block, index)
        for properties in (each.find(_PROPERTIES) for each in made):
            for mark in properties.findall(_PAGE_BEFORE) if properties is not None else ():
                properties.remove(mark)
        return self._marker.deleted(made)

    def _changed(self, old: Block, at_old: int, new: Block, at_new: int) -> list[Element]:
        before, after = getattr(old, "text", ()), getattr(new, "text", ())
        pieces = changed_text(before, after, self._printed(0), self._printed(1))
        made = self._after.changed(new, at_new, pieces)
        self._marker.restyled(made[-1], self._before.shell(old, at_old))
        return made

    def _printed(self, side: int) -> Callable[[Reference], str]:
        numbers = self._numbers[side]
        return lambda part: part.part if part.part == "page" else numbers.get(part.target, part.otherwise)

    def _are_one_table(self, old: Table, new: Table) -> bool:
        shares = [column.share for column in old.columns], [column.share for column in new.columns]
        return self._row(_heads(old), 0) == self._row(_heads(new), 1) and shares[0] == shares[1]

    def _row(self, row: Iterable[Text], side: int) -> str:
        return _row_key(row, self._numbers[side])

    def _rows(self, old: Table, at_old: int, new: Table, at_new: int) -> list[Element]:
        """Keep the rows that both tables have, and mark the others whole."""
        before, after = ([self._row(row, side) for row in one.rows] for side, one in enumerate((old, new)))
        made = self._after.elements(new, at_new)
        if not new.columns:
            return made
        table = next(each for each in made if each.find(_ROW) is not None)
        rows = table.findall(_ROW)[1:]
        pairs = aligned(before, after, may_move=False)
        gone = {
            pair.old
            for pair in pairs
            if pair.old is not None and (pair.new is None or before[pair.old] != after[pair.new])
        }
        former = iter(self._former_rows(old, at_old, sorted(gone)))
        for row in rows:
            table.remove(row)
        for pair in pairs:
            if pair.old in gone:
                table.extend(self._marker.deleted([next(former)]))
            if pair.new is not None:
                is_kept = pair.old is not None and pair.old not in gone
                table.extend([rows[pair.new]] if is_kept else self._marker.inserted([rows[pair.new]]))
        return made

    def _former_rows(self, old: Table, at_old: int, gone: Iterable[int]) -> list[Element]:
        only = replace(old, rows=tuple(old.rows[place] for place in gone))
        made = self._before.elements(only, at_old)
        return [row for each in made for row in each.findall(_ROW)][1:]


def _are_one_annex(old: Annex, new: Annex) -> bool:
    """Tell whether two headings of annexes differ at most in what Word counts."""
    counted = bool(old.title) and is_counted(old.label) and is_counted(new.label)
    return (old.title, old.remark) == (new.title, new.remark) and (old.label == new.label or counted)


class _OldWriter(BlockWriter):
    """Write blocks of the old paper: no bookmarks, for nothing leads there, and numbers as they were."""

    def shell(self, block: Block, index: int) -> Element:
        """Give the paragraph of a block without its words."""
        return self.elements(replace(cast(Paragraph, block), text=()), index)[-1]

    def elements(self, block: Block, index: int) -> list[Element]:
        """Give the elements of the block that stands at `index` in the document."""
        cast(Places, self._numbering).index = index
        return super().elements(block, index)

    def old_runs(self, text: Text, is_capital: bool) -> list[Element]:
        """Make the runs of words that were deleted."""
        return self._capitals(text) if is_capital else self._runs(text)

    def _names(self, anchor: str, index: int, in_contents: bool = False) -> list[str]:  # noqa: ARG002
        return []

    def _reference(self, reference: Reference) -> list[Element]:
        words = "…" if reference.part == "page" else plain_text((reference,), self._numbers)
        return run(words, *weight(reference))


class _NewWriter(BlockWriter):
    """Write blocks of the new paper, some of them with the words that were deleted from them."""

    def __init__(
        self,
        document: Document,
        numbering: Places,
        bookmarks: Bookmarks,
        pages: Mapping[int, str],
        notes: Notes,
        old: _OldWriter,
        marker: Marker,
    ) -> None:
        super().__init__(document, numbering, bookmarks, pages, notes)
        self._places = numbering
        self._old = old
        self._marker = marker
        self._pieces: tuple[TextPiece, ...] | None = None

    def elements(self, block: Block, index: int) -> list[Element]:
        """Give the elements of the block that stands at `index` in the document."""
        self._places.index = index
        return super().elements(block, index)

    def changed(self, block: Block, index: int, pieces: tuple[TextPiece, ...]) -> list[Element]:
        """Give the elements of a block whose words were changed."""
        self._pieces = pieces
        made = self.elements(block, index)
        self._pieces = None
        return made

    def _runs(self, text: Text) -> list[Element]:
        return self._with_changes(text, super()._runs, is_capital=False)

    def _capitals(self, text: Text) -> list[Element]:
        return self._with_changes(text, super()._capitals, is_capital=True)

    def _with_changes(
        self, text: Text, make: Callable[[Text], list[Element]], *, is_capital: bool
    ) -> list[Element]:
        pieces, self._pieces = self._pieces, None  # what is inside of it (a link) is made as usual
        if pieces is None:
            return make(text)
        made: list[Element] = []
        for piece in pieces:
            is_gone = piece.mark is Mark.DELETED
            made += marked_runs(
                self._marker,
                piece,
                (lambda words: self._old.old_runs(words, is_capital)) if is_gone else make,
            )
        return made
