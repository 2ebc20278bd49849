"""Make tables whose head is repeated and whose rows stay whole."""

from collections.abc import Callable
from itertools import pairwise

from iomdesk.document.blocks import Table
from iomdesk.document.inline import Text
from iomdesk.rendering.docx_looks import TEXT_WIDTH
from iomdesk.rendering.docx_paragraphs import paragraph
from iomdesk.rendering.docx_xml import Element, w
from iomdesk.rendering.printable import printable

Cells = Callable[[Text], list[Element]]


def table_elements(table: Table, runs: Cells) -> list[Element]:
    """Make a table and the thin paragraph that Word needs after it."""
    widths = column_widths(table)
    if not widths:
        return []
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    heads = tuple(column.head for column in table.columns)
    rows = [_row(heads, widths, runs, "TableHead", w("tblHeader"))]
    rows += [_row(_filled(row, len(widths)), widths, runs, "TableText") for row in table.rows]
    return [w("tbl", _properties(table, sum(widths)), grid, *rows), paragraph("TableEnd")]


def column_widths(table: Table) -> list[int]:
    """Share the width of the text among the columns, to the last twentieth of a point."""
    shares = [max(column.share, 0.01) for column in table.columns]
    if not shares:
        return []
    edges = [round(TEXT_WIDTH * sum(shares[:count]) / sum(shares)) for count in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _properties(table: Table, width: int) -> Element:
    look = w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    summary = printable(table.summary)
    spoken = [w("tblDescription", val=summary)] if summary else []
    return w(
        "tblPr",
        w("tblStyle", val="PaperTable"),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
        look,
        *spoken,
    )


def _filled(row: tuple[Text, ...], count: int) -> tuple[Text, ...]:
    """Fill a short row with empty cells: Word refuses a file with ragged ones."""
    return (*row[:count], *(() for _ in range(count - len(row))))


def _row(cells: tuple[Text, ...], widths: list[int], runs: Cells, style: str, *marks: Element) -> Element:
    made = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), paragraph(style, runs(cell)))
        for cell, width in zip(cells, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), *marks), *made)
