"""Turn the blocks of a paper into paragraphs and tables of Word."""

from collections.abc import Callable, Mapping
from typing import Any

from iomdesk.document.blocks import (
    Annex,
    Block,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Table,
)
from iomdesk.document.document import Document, numbers_by_anchor
from iomdesk.document.inline import Footnote, Link, Reference, Text, plain
from iomdesk.document.text import plain_text
from iomdesk.rendering.docx_bookmarks import Bookmarks, anchors, contents_name, reference_name
from iomdesk.rendering.docx_inline import capital_runs, field, run, runs, weight
from iomdesk.rendering.docx_notes import Notes
from iomdesk.rendering.docx_numbering import PlaceGiver
from iomdesk.rendering.docx_paragraphs import break_page_before, line, paragraph
from iomdesk.rendering.docx_series import ANNEXES, HEADINGS, ITEMS, OPERATIVE, PARAGRAPHS
from iomdesk.rendering.docx_shapes import is_counted
from iomdesk.rendering.docx_tables import table_elements
from iomdesk.rendering.docx_xml import Element

PARAGRAPH_STYLES = {
    ParagraphStyle.BODY: "BodyText",
    ParagraphStyle.NOTE: "Note",
    ParagraphStyle.CENTRED: "Centred",
    ParagraphStyle.PREAMBLE: "Preamble",
    ParagraphStyle.SIGNATURE: "Signature",
}
DEEPEST_HEADING = 3
_AFTER_LIST = 8.0  # points, as below a paragraph


class BlockWriter:
    """Turn one block after the other into elements of the body."""

    def __init__(
        self,
        document: Document,
        numbering: PlaceGiver,
        bookmarks: Bookmarks,
        pages: Mapping[int, str],
        notes: Notes,
    ) -> None:
        self._document = document
        self._numbering = numbering
        self._bookmarks = bookmarks
        self._pages = pages
        self._numbers = numbers_by_anchor(document)
        self._anchors = anchors(document)
        self._begin_page = False
        self._notes = notes
        self._by_type: dict[type[Block], Callable[[Any, int], list[Element]]] = {
            Heading: self._heading,
            NumberedParagraph: self._numbered,
            OperativeParagraph: self._operative,
            Paragraph: self._paragraph,
            ListItem: self._item,
            Table: self._table,
            Annex: self._annex,
            PageBreak: self._page_break,
        }

    def elements(self, block: Block, index: int) -> list[Element]:
        """Give the elements of the block that stands at `index` in the document."""
        begin_page, self._begin_page = self._begin_page, False
        made = self._by_type[type(block)](block, index)
        if not begin_page or not made:
            self._begin_page = self._begin_page or begin_page
            return made
        if isinstance(block, Annex) or break_page_before(made[0]):
            return made
        return [paragraph("TableEnd", page_before=True), *made]

    def _page_break(self, _block: PageBreak, _index: int) -> list[Element]:
        self._begin_page = True
        return []

    def _heading(self, heading: Heading, index: int) -> list[Element]:
        level = min(max(heading.level, 1), DEEPEST_HEADING)
        place = self._numbering.place(HEADINGS, level - 1, heading.number)
        content = self._bookmarks.around(self._runs(heading.text), self._names(heading.anchor, index, True))
        opens_page = index == 0 and self._document.contents is not None
        before = 0.0 if opens_page else None  # for Word keeps the space at the top of a section
        return [paragraph(f"Heading{level}", content, place=place, before=before)]

    def _numbered(self, block: NumberedParagraph, index: int) -> list[Element]:
        place = self._numbering.place(PARAGRAPHS, 0, block.number)
        content = self._anchored(block, index)
        return [paragraph("NumberedParagraph", content, place=place, keep_next=self._announces(block, index))]

    def _operative(self, block: OperativeParagraph, index: int) -> list[Element]:
        place = self._numbering.place(OPERATIVE, 0, block.number)
        content = self._anchored(block, index)
        return [
            paragraph("OperativeParagraph", content, place=place, keep_next=self._announces(block, index))
        ]

    def _anchored(self, block: NumberedParagraph | OperativeParagraph, index: int) -> list[Element]:
        return self._bookmarks.around(self._runs(block.text), self._names(block.anchor, index))

    def _paragraph(self, block: Paragraph, index: int) -> list[Element]:
        make = self._capitals if block.style is ParagraphStyle.CENTRED else self._runs
        content = make(block.text)
        return [paragraph(PARAGRAPH_STYLES[block.style], content, keep_next=self._announces(block, index))]

    def _item(self, item: ListItem, index: int) -> list[Element]:
        place = self._numbering.place(ITEMS, max(item.level, 1) - 1, item.marker)
        style = "ListA" if item.level <= 1 else "ListI"
        after = None if isinstance(self._following(index), ListItem) else _AFTER_LIST
        return [paragraph(style, self._runs(item.text), place=place, after=after)]

    def _following(self, index: int) -> Block | None:
        rest = self._document.blocks[index + 1 : index + 2]
        return rest[0] if rest else None

    def _announces(self, block: NumberedParagraph | OperativeParagraph | Paragraph, index: int) -> bool:
        """Tell whether a paragraph must stay with what follows: a list it announces, or a signature."""
        following = self._following(index)
        if isinstance(following, Paragraph):
            return following.style is ParagraphStyle.SIGNATURE
        announced = isinstance(following, ListItem | Table)
        return announced and plain_text(block.text).rstrip().endswith(":")

    def _table(self, table: Table, _index: int) -> list[Element]:
        return table_elements(table, self._runs)

    def _annex(self, annex: Annex, index: int) -> list[Element]:
        names = self._names(annex.anchor, index, in_contents=True)
        if self._is_counted(annex):
            place = self._numbering.place(ANNEXES, 0, annex.label)
            content = self._bookmarks.around(capital_runs(plain(f"– {annex.title}"), self._elsewhere), names)
        else:
            place = self._numbering.place(ANNEXES, 0, "")
            content = self._labelled(annex, names)
        return [paragraph("AnnexHeading", content, place=place), *line("AnnexRemark", annex.remark)]

    def _is_counted(self, annex: Annex) -> bool:
        """Tell whether Word may print the label; a heading of nothing else would be listed nowhere."""
        return bool(annex.title) and is_counted(annex.label)

    def _labelled(self, annex: Annex, names: list[str]) -> list[Element]:
        """Write the label as text; its bookmark is what a reference to the annex then repeats."""
        *own, contents = names
        label = self._bookmarks.around(run(annex.label), own)
        rest = capital_runs(plain(f" – {annex.title}" if annex.title else ""), self._elsewhere)
        return self._bookmarks.around([*label, *rest], [contents])

    def _names(self, anchor: str, index: int, in_contents: bool = False) -> list[str]:
        """Name the bookmarks of a block; of two blocks with one anchor only the last is led to."""
        own = [reference_name(anchor)] if anchor and self._anchors[anchor] == index else []
        return [*own, contents_name(index)] if in_contents else own

    def _runs(self, text: Text) -> list[Element]:
        return runs(text, self._elsewhere)

    def _capitals(self, text: Text) -> list[Element]:
        return capital_runs(text, self._elsewhere)

    def _elsewhere(self, part: Reference | Footnote | Link) -> list[Element]:
        if isinstance(part, Footnote):
            return self._notes.call(part)
        return self._reference(part) if isinstance(part, Reference) else self._runs(part.runs)

    def _reference(self, reference: Reference) -> list[Element]:
        index = self._anchors.get(reference.target)
        if index is None:
            return run(plain_text((reference,)), *weight(reference))
        name = reference_name(reference.target)
        if reference.part == "page":
            return field(f"PAGEREF {name} \\h", run(self._pages.get(index, "…"), *weight(reference)))
        number = self._numbers[reference.target]
        shown = run(number, *weight(reference))
        return field(f"REF {name}{self._switch(index)} \\h", shown) if number else []

    def _switch(self, index: int) -> str:
        """Ask for the number as it is printed (`\\n`); `\\r` would put the chapter before it (`II.A`)."""
        block = self._document.blocks[index]
        return "" if isinstance(block, Annex) and not self._is_counted(block) else " \\n"
