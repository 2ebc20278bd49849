"""Tables in an edited text: put in whole, read whole, left and lengthened by keys."""

from collections.abc import Callable

from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from iomdesk.document.inline import Run, Text
from iomdesk.document.runs import merge_runs
from iomdesk.document.text_paragraph import Rows, TextParagraph, table_paragraph

_PADDING = 5.0
_SPACE_AROUND = 6.0
# Seen on light and dark ground alike: a document keeps its colours when the theme changes.
_RULES, _HEAD = QColor(128, 136, 150, 150), QColor(128, 136, 150, 36)


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """Return the table that a cursor stands in."""
    return cursor.currentTable()  # the stubs leave out that there may be none


def insert_table(cursor: QTextCursor, rows: Rows, insert_text: Callable[[QTextCursor, Text], None]) -> None:
    """Insert a table at a cursor and go to the paragraph below it."""
    table = cursor.insertTable(len(rows), len(rows[0]), _format(len(rows[0])))
    for line, row in enumerate(rows):
        for place, cell in enumerate(row):
            inside = table.cellAt(line, place).firstCursorPosition()
            inside.setBlockFormat(QTextBlockFormat())
            if not line:
                table.cellAt(line, place).setFormat(_head_format())
            insert_text(inside, cell)
    cursor.setPosition(table.lastPosition() + 1)


def read_table(table: QTextTable, text_of: Callable[[QTextBlock], Text]) -> TextParagraph:
    """Read a table; the paragraphs of a cell are lines of it."""
    return table_paragraph(
        [
            [_cell_text(table.cellAt(line, place), text_of) for place in range(table.columns())]
            for line in range(table.rows())
        ]
    )


def next_cell(cursor: QTextCursor, by: int) -> bool:
    """Go to the next cell (1) or the one before (-1); beyond the last one a row is added."""
    table = table_at(cursor)
    if table is None:
        return False
    here = table.cellAt(cursor)
    place = here.row() * table.columns() + here.column() + by
    if place < 0:
        cursor.setPosition(table.firstPosition() - 1)
        return True
    if place >= table.rows() * table.columns():
        table.appendRows(1)
    row, column = divmod(place, table.columns())
    cursor.setPosition(table.cellAt(row, column).firstPosition())
    return True


def change_table(cursor: QTextCursor, *, rows: int = 0, columns: int = 0) -> None:
    """Add a row below or a column behind the cursor's cell (1), or take out its own (-1), as one step."""
    table = table_at(cursor)
    if table is None:
        return
    here = table.cellAt(cursor)
    cursor.beginEditBlock()
    if rows > 0:
        table.insertRows(here.row() + 1, rows)
    elif rows < 0:
        table.removeRows(here.row(), 1)
    if columns > 0:
        table.insertColumns(here.column() + 1, columns)
    elif columns < 0:
        table.removeColumns(here.column(), 1)
    cursor.endEditBlock()


def _cell_text(cell: QTextTableCell, text_of: Callable[[QTextBlock], Text]) -> Text:
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    text = text_of(block)
    while block != last and block.next().isValid():
        block = block.next()
        text = (*text, Run("\n"), *text_of(block))
    return merge_runs(text)


def _format(columns: int) -> QTextTableFormat:
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderBrush(_RULES)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setCellPadding(_PADDING)
    form.setCellSpacing(0)
    form.setTopMargin(_SPACE_AROUND)
    form.setBottomMargin(_SPACE_AROUND)
    form.setHeaderRowCount(1)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
    return form


def _head_format() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(_HEAD)
    return form
