"""Set the table of contents: numbers hung, dotted leaders, page numbers at the right."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from iomdesk.document.blocks import Annex, Heading
from iomdesk.document.document import Document, annex_label
from iomdesk.document.inline import Text, plain
from iomdesk.document.text import plain_text
from iomdesk.rendering import pdf_styles as styles
from iomdesk.rendering.pdf_boxes import Box, Stack, text_boxes
from iomdesk.rendering.pdf_flow import destination
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_styles import STEP, TextStyle
from iomdesk.rendering.pdf_tags import ARTIFACT, Tag
from iomdesk.rendering.pdf_typesetter import Typesetter

_AFTER_NUMBER = 6.0
_LEADER_GAP = 5.0


class ContentsLine(NamedTuple):
    """Hold a line of the contents: what it names, on which page it is, and where a click leads."""

    level: int
    number: str
    text: Text
    page: str
    target: str


def contents_boxes(
    document: Document, heads: tuple[str, str], pages: Mapping[int, str], typesetter: Typesetter, width: float
) -> list[Box]:
    """Set the contents of a paper over a width in points.

    `heads` are the title and the word over the page numbers; `pages` maps places of blocks to page numbers.
    """
    blocks = ((place, document.blocks[place], page) for place, page in pages.items())
    lines = [
        ContentsLine(*_printed(block), page, destination(place))
        for place, block, page in blocks
        if isinstance(block, Heading | Annex)
    ]
    return contents_of(lines, heads, typesetter, width)


def contents_of(
    lines: Iterable[ContentsLine], heads: tuple[str, str], typesetter: Typesetter, width: float
) -> list[Box]:
    """Set contents line by line under their heads."""
    stack = Stack()
    tags = (Tag("H2"), Tag("P"))
    for text, style, tag in zip(heads, (styles.CONTENTS_TITLE, styles.CONTENTS_PAGE), tags, strict=True):
        stack.add(text_boxes(typesetter.lines(plain(text), style, width), style, tag), 0, style.after)
    contents = Tag("TOC")
    for line in lines:
        words = " ".join(filter(None, (line.number, plain_text(line.text))))
        link = Tag("Link", Tag("Reference", Tag("TOCI", contents)), words=words)
        boxes, style = _entry(line, typesetter, width, link)
        dots, number = _page_number(boxes[-1].lines[-1], line.page, typesetter, width)
        boxes[-1].tags = (*(link for _ in boxes[-1].lines), ARTIFACT, link)
        boxes[-1].lines += (dots, number)
        for box in boxes:
            box.link = line.target
        stack.add(boxes, style.before, style.after)
    return stack.boxes


def _entry(
    entry: ContentsLine, typesetter: Typesetter, width: float, tag: Tag
) -> tuple[list[Box], TextStyle]:
    style = styles.CONTENTS_LINE if entry.level > 1 else styles.CONTENTS_SECTION
    indent = (entry.level - 1) * STEP
    label = typesetter.line(entry.number, style)._replace(x=indent)
    tab = max(STEP, label.width + _AFTER_NUMBER) if label.fragments else 0.0
    style = replace(style, first=indent + tab, rest=indent + tab)
    boxes = text_boxes(typesetter.lines(entry.text, style, width) or [Line((), indent, 0)], style, tag)
    boxes[0].lines = (label, *boxes[0].lines)
    for box in boxes[:-1]:
        box.glued = True
    return boxes, style


def _printed(block: Heading | Annex) -> tuple[int, str, Text]:
    if isinstance(block, Annex):
        return 1, "", plain(annex_label(block))
    return min(max(block.level, 1), len(styles.HEADINGS)), block.number, block.text


def _page_number(entry: Line, page: str, typesetter: Typesetter, width: float) -> tuple[Line, Line]:
    """Set the page number at the right edge, and before it dots that stand below those of other entries."""
    number = typesetter.line(page, styles.CONTENTS_LINE)
    one, two = (typesetter.line(dots, styles.CONTENTS_LINE).width for dots in (".", ". ."))
    right = width - STEP
    count = int((right - _LEADER_GAP - entry.x - entry.width) / (two - one))
    leader = typesetter.line(" ".join("." * max(count, 0)), styles.CONTENTS_LINE)
    return leader._replace(x=right - leader.width), number._replace(x=width - number.width)
