"""Set tables: thin rules, a head on each page, rows that are cut only when they are long."""

from collections.abc import Sequence
from itertools import zip_longest

from iomdesk.document.blocks import Table
from iomdesk.document.inline import Run, Text
from iomdesk.rendering.pdf_boxes import Box, Rule, TableHead, baseline, moved
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_styles import CELL, CELL_HEAD, CELL_PADDING, THICK_RULE, THIN_RULE, TextStyle
from iomdesk.rendering.pdf_tags import Tag
from iomdesk.rendering.pdf_typesetter import Typesetter

_WHOLE_ROW = 8  # lines: a longer row may continue on the next page
_CELL_SEPARATOR = Run(" ")


def table_boxes(table: Table, typesetter: Typesetter, width: float, section: Tag | None = None) -> list[Box]:
    """Set a table over the width of the page: boxes of its head, then of its rows."""
    if not table.columns:
        return []
    edges = _edges(table, width)
    tag = Tag("Table", section, words=table.summary)
    head = _head(table, typesetter, edges, Tag("TR", Tag("THead", tag)))
    boxes = list(head.boxes)
    body = Tag("TBody", tag)
    for place, row in enumerate(table.rows):
        cells = _cells("TD", Tag("TR", body), len(table.columns))
        slices = _row(_squared(row, len(table.columns)), CELL, typesetter, edges, cells)
        if place:
            slices[0].rules = (Rule(0, width, 0, THIN_RULE),)
        for box in slices:
            box.table = head
        boxes += slices
    boxes[-1].glued = False
    return boxes


def _edges(table: Table, width: float) -> list[float]:
    """Return the left edges of the columns, and the right edge of the last."""
    shares = [max(column.share, 0.0) for column in table.columns]
    total = sum(shares)
    if not total:
        shares, total = [1.0] * len(shares), float(len(shares))
    return [width * sum(shares[:place]) / total for place in range(len(shares) + 1)]


def _head(table: Table, typesetter: Typesetter, edges: list[float], line: Tag) -> TableHead:
    cells = _cells("TH", line, len(table.columns))
    boxes = _row([column.head for column in table.columns], CELL_HEAD, typesetter, edges, cells)
    top, bottom = boxes[0], boxes[-1]
    top.rules = (Rule(0, edges[-1], 0, THICK_RULE),)
    bottom.rules = (*bottom.rules, Rule(0, edges[-1], bottom.height, THICK_RULE))
    for box in boxes:
        box.glued = True
    return TableHead(tuple(boxes), Rule(0, edges[-1], 0, THICK_RULE))


def _cells(role: str, line: Tag, count: int) -> list[Tag]:
    line.cells = [Tag(role, line, detail="Column" if role == "TH" else "") for _ in range(count)]
    return line.cells


def _squared(row: Sequence[Text], count: int) -> list[Text]:
    """Fill a short row with empty cells; the cells that a row has too many join the last, so none is lost."""
    cells = [cell for cell, _ in zip_longest(row[:count], range(count), fillvalue=())]
    for cell in row[count:]:
        cells[-1] = (*cells[-1], _CELL_SEPARATOR, *cell)
    return cells


def _row(
    cells: Sequence[Text],
    style: TextStyle,
    typesetter: Typesetter,
    edges: list[float],
    tags: Sequence[Tag],
) -> list[Box]:
    """Set a row as one box for each line of its longest cell; `tags` are those of its cells."""
    set_cells = [
        [moved(line, left + CELL_PADDING) for line in _cell(cell, style, typesetter, right - left)]
        for cell, left, right in zip(cells, edges, edges[1:], strict=False)
    ]
    boxes = [
        Box(
            style.leading,
            baseline(style),
            tuple(line for line in lines if line),
            tags=tuple(tag for line, tag in zip(lines, tags, strict=True) if line),
        )
        for lines in zip_longest(*set_cells)
    ] or [Box(style.leading, baseline(style))]
    boxes[0].height += CELL_PADDING
    boxes[0].baseline += CELL_PADDING
    boxes[-1].height += CELL_PADDING
    _glue(boxes)
    return boxes


def _cell(cell: Text, style: TextStyle, typesetter: Typesetter, width: float) -> list[Line]:
    return typesetter.lines(cell, style, width - 2 * CELL_PADDING)


def _glue(boxes: list[Box]) -> None:
    held = boxes[:-1] if len(boxes) <= _WHOLE_ROW else [boxes[0], boxes[-2]]
    for box in held:
        box.glued = True
