"""Set the table of contents: numbers hung, dotted leaders, page numbers at the right."""

from collections.abc import Mapping
from dataclasses import replace

from iomdesk.document.blocks import Annex, Heading
from iomdesk.document.document import Document, annex_label
from iomdesk.document.inline import Text, plain
from iomdesk.rendering import pdf_styles as styles
from iomdesk.rendering.pdf_boxes import Box, Stack, text_boxes
from iomdesk.rendering.pdf_flow import destination
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_styles import STEP, TextStyle
from iomdesk.rendering.pdf_typesetter import Typesetter

_AFTER_NUMBER = 6.0
_LEADER_GAP = 5.0


def contents_boxes(
    document: Document, heads: tuple[str, str], pages: Mapping[int, str], typesetter: Typesetter, width: float
) -> list[Box]:
    """Set the contents over a width in points.

    `heads` are the title and the word over the page numbers; `pages` maps places of blocks to page numbers.
    """
    stack = Stack()
    for text, style in zip(heads, (styles.CONTENTS_TITLE, styles.CONTENTS_PAGE), strict=True):
        stack.add(text_boxes(typesetter.lines(plain(text), style, width), style), 0, style.after)
    for place, page in pages.items():
        block = document.blocks[place]
        if isinstance(block, Heading | Annex):
            boxes, style = _entry(block, typesetter, width)
            boxes[-1].lines += _page_number(boxes[-1].lines[-1], page, typesetter, width)
            for box in boxes:
                box.link = destination(place)
            stack.add(boxes, style.before, style.after)
    return stack.boxes


def _entry(block: Heading | Annex, typesetter: Typesetter, width: float) -> tuple[list[Box], TextStyle]:
    number, text, level = _printed(block)
    style = styles.CONTENTS_LINE if level > 1 else styles.CONTENTS_SECTION
    indent = (level - 1) * STEP
    label = typesetter.line(number, style)._replace(x=indent)
    tab = max(STEP, label.width + _AFTER_NUMBER) if label.fragments else 0.0
    style = replace(style, first=indent + tab, rest=indent + tab)
    boxes = text_boxes(typesetter.lines(text, style, width) or [Line((), indent, 0)], style)
    boxes[0].lines = (label, *boxes[0].lines)
    for box in boxes[:-1]:
        box.glued = True
    return boxes, style


def _printed(block: Heading | Annex) -> tuple[str, Text, int]:
    if isinstance(block, Annex):
        return "", plain(annex_label(block)), 1
    return block.number, block.text, min(max(block.level, 1), len(styles.HEADINGS))


def _page_number(entry: Line, page: str, typesetter: Typesetter, width: float) -> tuple[Line, ...]:
    """Set the page number at the right edge, and before it dots that stand below those of other entries."""
    number = typesetter.line(page, styles.CONTENTS_LINE)
    one, two = (typesetter.line(dots, styles.CONTENTS_LINE).width for dots in (".", ". ."))
    right = width - STEP
    count = int((right - _LEADER_GAP - entry.x - entry.width) / (two - one))
    leader = typesetter.line(" ".join("." * max(count, 0)), styles.CONTENTS_LINE)
    return leader._replace(x=right - leader.width), number._replace(x=width - number.width)
