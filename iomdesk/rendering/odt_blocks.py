"""Turn the blocks of a paper into paragraphs, lists and tables of OpenDocument."""

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
from iomdesk.document.document import Document
from iomdesk.document.inline import plain
from iomdesk.document.text import plain_text
from iomdesk.rendering.docx_blocks import DEEPEST_HEADING, PARAGRAPH_STYLES
from iomdesk.rendering.docx_bookmarks import anchors, contents_name, reference_name
from iomdesk.rendering.docx_series import ANNEXES, HEADINGS, ITEMS, OPERATIVE, PARAGRAPHS
from iomdesk.rendering.docx_shapes import is_counted
from iomdesk.rendering.docx_tables import column_widths
from iomdesk.rendering.odt_inline import InlineWriter
from iomdesk.rendering.odt_numbering import OdtNumbering
from iomdesk.rendering.odt_styles import OwnStyles
from iomdesk.rendering.odt_xml import Element, Piece, name, o, pt, text_pieces

_STYLE = name("text:style-name")
_PARAGRAPHS = (name("text:p"), name("text:h"))


class BlockWriter:
    """Turn one block after the other into elements of the body."""

    def __init__(
        self, document: Document, numbering: OdtNumbering, styles: OwnStyles, inline: InlineWriter
    ) -> None:
        self._document = document
        self._numbering = numbering
        self._styles = styles
        self._inline = inline
        self._anchors = anchors(document)
        self._tables = 0
        self._begin_page = False
        self._by_type: Mapping[type[Block], Callable[[Any, int], list[Element]]] = {
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
        if begin_page and not made:
            self._begin_page = True
        if begin_page and made and not isinstance(block, Annex):
            return self.changed(made, {"fo:break-before": "page"})
        return made

    def changed(self, made: list[Element], properties: Mapping[str, str], master: str = "") -> list[Element]:
        """Let the first paragraph begin a page, or a kind of pages; before a table stands an empty one."""
        first = next((each for each in made[:1] for each in each.iter(*_PARAGRAPHS)), None)
        if first is None or made[0].tag == name("table:table"):
            first = _p("TableEnd")
            made = [first, *made]
        first.set(_STYLE, self._styles.paragraph(first.get(_STYLE), properties, master))
        return made

    def _page_break(self, _block: PageBreak, _index: int) -> list[Element]:
        self._begin_page = True
        return []

    def _heading(self, heading: Heading, index: int) -> list[Element]:
        level = min(max(heading.level, 1), DEEPEST_HEADING)
        words = self._marked(self._inline.pieces(heading.text), heading.anchor, index, in_contents=True)
        made = _h(f"Heading{level}", level, words)
        return [self._numbering.numbered(made, HEADINGS, level - 1, heading.number)]

    def _numbered(self, block: NumberedParagraph, index: int) -> list[Element]:
        made = self._announcing("NumberedParagraph", block, index)
        return [self._numbering.numbered(made, PARAGRAPHS, 0, block.number)]

    def _operative(self, block: OperativeParagraph, index: int) -> list[Element]:
        made = self._announcing("OperativeParagraph", block, index)
        return [self._numbering.numbered(made, OPERATIVE, 0, block.number)]

    def _announcing(self, style: str, block: NumberedParagraph | OperativeParagraph, index: int) -> Element:
        words = self._marked(self._inline.pieces(block.text), block.anchor, index)
        return _p(self._holding(style, block, index), *words)

    def _holding(
        self, style: str, block: NumberedParagraph | OperativeParagraph | Paragraph, index: int
    ) -> str:
        """Keep a paragraph with what it announces, or with the signature below it."""
        following = self._following(index)
        is_signed = isinstance(following, Paragraph) and following.style is ParagraphStyle.SIGNATURE
        announces = isinstance(following, ListItem | Table) and plain_text(block.text).rstrip().endswith(":")
        if not is_signed and not announces:
            return style
        return self._styles.paragraph(style, {"fo:keep-with-next": "always"})

    def _following(self, index: int) -> Block | None:
        rest = self._document.blocks[index + 1 : index + 2]
        return rest[0] if rest else None

    def _paragraph(self, block: Paragraph, index: int) -> list[Element]:
        is_capital = block.style is ParagraphStyle.CENTRED
        words = (self._inline.capitals if is_capital else self._inline.pieces)(block.text)
        return [_p(self._holding(PARAGRAPH_STYLES[block.style], block, index), *words)]

    def _item(self, item: ListItem, index: int) -> list[Element]:
        style = "ListA" if item.level <= 1 else "ListI"
        if not isinstance(self._following(index), ListItem):
            style = self._styles.paragraph(style, {"fo:margin-bottom": "8pt"})
        made = _p(style, *self._inline.pieces(item.text))
        return [self._numbering.numbered(made, ITEMS, max(item.level, 1) - 1, item.marker)]

    def _annex(self, annex: Annex, index: int) -> list[Element]:
        is_listed = bool(annex.title) and is_counted(annex.label)
        before = annex.label if not is_listed else ""
        title = f"– {annex.title}" if annex.title else ""
        words = self._inline.capitals(plain(" ".join(part for part in (before, title) if part)))
        made = _h("AnnexHeading", 1, self._marked(words, annex.anchor, index, in_contents=True))
        if is_listed:
            made = self._numbering.numbered(made, ANNEXES, 0, annex.label)
        remark = [_p("AnnexRemark", *text_pieces(annex.remark))] if annex.remark else []
        return [made, *remark]

    def _marked(self, words: list[Piece], anchor: str, index: int, in_contents: bool = False) -> list[Piece]:
        """Enclose words in the bookmarks that contents and references lead to."""
        own = [reference_name(anchor)] if anchor and self._anchors[anchor] == index else []
        for named in [*own, contents_name(index)] if in_contents else own:
            start, end = (
                o("text:bookmark-start", {"text:name": named}),
                o("text:bookmark-end", {"text:name": named}),
            )
            words = [start, *words, end]
        return words

    def _table(self, table: Table, _index: int) -> list[Element]:
        widths = column_widths(table)
        if not widths:
            return []
        self._tables += 1
        columns = (
            o("table:table-column", {"table:style-name": self._styles.column(width)}) for width in widths
        )
        head = self._row([column.head for column in table.columns], "Head")
        rows = (
            self._row([*row[: len(widths)], *([()] * (len(widths) - len(row)))], "Text") for row in table.rows
        )
        summary = [o("table:desc", None, table.summary)] if table.summary else []
        made = o(
            "table:table",
            {"table:name": f"Table{self._tables}", "table:style-name": "PaperTable"},
            *summary,
            *columns,
            o("table:table-header-rows", None, head),
            *rows,
        )
        return [made, _p("TableEnd")]

    def _row(self, cells: list[Any], look: str) -> Element:
        made = (
            o(
                "table:table-cell",
                {"table:style-name": f"Cell{look}", "office:value-type": "string"},
                _p(f"Table{look}", *self._inline.pieces(cell)),
            )
            for cell in cells
        )
        return o("table:table-row", {"table:style-name": "PaperRow"}, *made)


def table_styles(width: int) -> list[Element]:
    """Make the styles of tables, rows that stay whole, and cells under their rules."""
    table = {"style:width": pt(width), "table:align": "left", "fo:margin-bottom": "0pt"}
    cell = {"fo:padding-left": pt(85), "fo:padding-right": pt(85), "fo:border-bottom": "0.25pt solid #000000"}
    head = {**cell, "fo:border-top": "0.75pt solid #000000", "fo:border-bottom": "0.75pt solid #000000"}
    return [
        _table_style("PaperTable", "table", table),
        _table_style("PaperRow", "table-row", {"fo:keep-together": "always"}),
        _table_style("CellText", "table-cell", cell),
        _table_style("CellHead", "table-cell", head),
    ]


def _table_style(named: str, family: str, properties: Mapping[str, str]) -> Element:
    return o(
        "style:style",
        {"style:name": named, "style:family": family},
        o(f"style:{family}-properties", properties),
    )


def _p(style: str, *words: Piece) -> Element:
    return o("text:p", {"text:style-name": style}, *words)


def _h(style: str, level: int, words: list[Piece]) -> Element:
    return o("text:h", {"text:style-name": style, "text:outline-level": level}, *words)
