"""Set the blocks of a document, one after the other, in boxes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
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
from iomdesk.document.document import annex_label
from iomdesk.document.inline import Text, plain
from iomdesk.document.text import plain_text
from iomdesk.rendering import pdf_styles as styles
from iomdesk.rendering.pdf_boxes import Box, Stack, text_boxes
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_notes import note_boxes
from iomdesk.rendering.pdf_styles import STEP, TextStyle
from iomdesk.rendering.pdf_tables import table_boxes
from iomdesk.rendering.pdf_tags import Tag
from iomdesk.rendering.pdf_typesetter import Typesetter

_AFTER_NUMBER = 6.0  # points, where a number is wider than the tab
_LIST_GAP = 5.0
_DEEPEST_LIST = 6


class Flow:
    """Set blocks over a width in points; `boxes` grows with each block."""

    def __init__(self, blocks: Sequence[Block], typesetter: Typesetter, width: float) -> None:
        self.stack = Stack()
        self._blocks = blocks
        self._typesetter = typesetter
        self._width = width
        self._before: Block | None = None
        self._next: Block | None = None
        self._opens_page = False
        self._section: Tag | None = None
        self._lists: list[tuple[Tag, Tag]] = []  # open lists with the words of their last items

    @property
    def boxes(self) -> list[Box]:
        """Return the boxes set so far."""
        return self.stack.boxes

    def add(self, place: int) -> None:
        """Set the block at a place; its neighbours decide what must stay together."""
        block = self._blocks[place]
        self._before = self._blocks[place - 1] if place else None
        self._next = self._blocks[place + 1] if place + 1 < len(self._blocks) else None
        start = len(self.boxes)
        if not isinstance(block, ListItem):
            self._lists.clear()
        _SETTERS[type(block)](self, block)
        self._finish(self.boxes[start:], block, place)

    def _finish(self, boxes: Sequence[Box], block: Block, place: int) -> None:
        if not boxes:
            return
        for box in boxes:
            box.block = place
            box.notes = note_boxes(box, self._typesetter, self._width)
        boxes[0].anchors = _anchors(block, place)
        boxes[0].opens_page, self._opens_page = self._opens_page, False
        boxes[-1].glued = boxes[-1].glued or _stays_with_next(self._before, block, self._next)

    def _heading(self, block: Heading) -> None:
        style = styles.HEADINGS[min(max(block.level, 1), len(styles.HEADINGS)) - 1]
        if isinstance(self._before, Heading):
            style = replace(style, before=0)
        tag = Tag(heading_role(block.level + 1), self._section)
        self._hung(block.number, block.text, style, 0, (tag,))

    def _numbered(self, block: NumberedParagraph) -> None:
        self._tabbed(block.number, block.text, bold=False)

    def _operative(self, block: OperativeParagraph) -> None:
        self._tabbed(block.number, block.text, bold=True)

    def _paragraph(self, block: Paragraph) -> None:
        style = styles.PARAGRAPHS[block.style]
        if block.style is ParagraphStyle.SIGNATURE:
            indent = self._width * styles.SIGNATURE_INDENT
            style = replace(style, first=indent, rest=indent)
        self._text(block.text, style, Tag("P", self._section))

    def _list_item(self, block: ListItem) -> None:
        level = min(max(block.level, 1), _DEEPEST_LIST)
        after = _LIST_GAP if isinstance(self._next, ListItem) else styles.BODY.after
        style = replace(styles.BODY, before=_LIST_GAP, after=after)
        self._hung(block.marker, block.text, style, level * STEP, self._item_tags(block.marker, level))

    def _table(self, block: Table) -> None:
        boxes = table_boxes(block, self._typesetter, self._width, self._section)
        self.stack.add(boxes, styles.CELL_GAP, 2 * styles.CELL_GAP)

    def _annex(self, block: Annex) -> None:
        self._opens_page = True
        self._section = Tag("Sect", words=annex_label(block))
        title = Tag(heading_role(2), self._section)
        self._text(plain(block.label), styles.ANNEX_LABEL, title)
        self._text(plain(block.title), styles.ANNEX_TITLE, title)
        self._text(plain(block.remark), styles.ANNEX_REMARK, Tag("P", self._section))

    def _page_break(self, block: PageBreak) -> None:  # noqa: ARG002
        self._opens_page = True

    def _text(self, text: Text, style: TextStyle, tag: Tag) -> None:
        lines = self._typesetter.lines(text, style, self._width)
        self.stack.add(text_boxes(lines, style, tag), style.before, style.after)

    def _item_tags(self, marker: str, level: int) -> tuple[Tag, ...]:
        """Tag the marker and the words of an item, in its list or in one inside the last item above it."""
        del self._lists[level:]
        while len(self._lists) < level:
            within = self._lists[-1][1] if self._lists else self._section
            opened = Tag("L", within, detail=list_numbering(marker))
            self._lists.append((opened, opened))
        item = Tag("LI", self._lists[-1][0])
        body = Tag("LBody", item)
        self._lists[-1] = (self._lists[-1][0], body)
        return (Tag("Lbl", item), body) if marker else (body,)

    def _tabbed(self, number: str, text: Text, bold: bool) -> None:
        """Set the number at the margin and the first line after a tab; further lines begin at the margin."""
        label = self._typesetter.line(number, replace(styles.NUMBERED, bold=bold))
        style = replace(styles.NUMBERED, first=max(STEP, label.width + _AFTER_NUMBER))
        self._labelled(label, text, style, (Tag("P", self._section),))

    def _hung(self, marker: str, text: Text, style: TextStyle, indent: float, tags: tuple[Tag, ...]) -> None:
        """Set a marker and hang all lines of the text one tab after it; without a marker there is no tab."""
        label = self._typesetter.line(marker, style)
        tab = max(STEP, label.width + _AFTER_NUMBER) if label.fragments else 0.0
        style = replace(style, first=indent + tab, rest=indent + tab)
        self._labelled(label._replace(x=indent), text, style, tags)

    def _labelled(self, label: Line, text: Text, style: TextStyle, tags: tuple[Tag, ...]) -> None:
        """Put a label on the first line of a text, which may be empty; `tags` are those of both."""
        lines = self._typesetter.lines(text, style, self._width)
        boxes = text_boxes(lines or [Line((), 0, 0)], style, tags[-1])
        if label.fragments:
            boxes[0].lines = (label, *boxes[0].lines)
            boxes[0].tags = tags
        if lines or label.fragments:
            self.stack.add(boxes, style.before, style.after)


def heading_role(level: int) -> str:
    """Name a heading; the title of the paper is the first."""
    return f"H{min(max(level, 1), 6)}"


def list_numbering(marker: str) -> str:
    """Say how the items of a list are counted (ISO 32000-1, table 347)."""
    bare = marker.strip("().")
    if bare.isdecimal():
        return "Decimal"
    if bare.isalpha() and bare.isascii():
        return "LowerRoman" if set(bare) <= set("ivx") else "LowerAlpha"
    return "Disc" if marker else "None"


def destination(place: int) -> str:
    """Name the destination that bookmarks and contents use for a block."""
    return f"block-{place}"


def _anchors(block: Block, place: int) -> tuple[str, ...]:
    anchor = getattr(block, "anchor", "")
    own = (destination(place),) if isinstance(block, Heading | Annex) else ()
    return (*own, anchor) if anchor else own


def _stays_with_next(before: Block | None, block: Block, following: Block | None) -> bool:
    """Keep an announcement with its list, a signature with its text, a heading with its preamble."""
    if isinstance(following, ListItem | Table):
        text = getattr(block, "text", ())
        return not isinstance(block, ListItem) and plain_text(text).rstrip().endswith(":")
    if isinstance(following, Paragraph) and following.style is ParagraphStyle.SIGNATURE:
        return True
    is_preamble = isinstance(block, Paragraph) and block.style is ParagraphStyle.PREAMBLE
    return is_preamble and isinstance(before, Heading)


_SETTERS: dict[type, Callable[[Flow, Any], None]] = {
    Heading: Flow._heading,
    NumberedParagraph: Flow._numbered,
    OperativeParagraph: Flow._operative,
    Paragraph: Flow._paragraph,
    ListItem: Flow._list_item,
    Table: Flow._table,
    Annex: Flow._annex,
    PageBreak: Flow._page_break,
}
