"""Any table as a workbook or as CSV: the first row heads, numbers and days as such."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from iomdesk.document.cells import defused
from iomdesk.rendering.output import write_bytes

Cell = str | int | date | None
_WIDEST = 60


def write_table(rows: Sequence[Sequence[Cell]], target: Path) -> str:
    """Write a table to `target` in one step, as a workbook where it ends in .xlsx; return its SHA-256.

    Raises PaperNotWritten.
    """
    content = _workbook(rows) if target.suffix.lower() == ".xlsx" else _csv(rows)
    return write_bytes(content, target)


def _csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """The byte order mark is for spreadsheets, which take the accents for something else without it."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        ["" if c is None else defused(c) if isinstance(c, str) else str(c) for c in row] for row in rows
    )
    return text.getvalue().encode("utf-8-sig")


def _workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    from openpyxl import Workbook  # slow to load, and CSV needs none
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from iomdesk.rendering.workbooks import workbook_bytes, write_words

    book = Workbook()
    sheet = book.worksheets[0]
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(line, column)
            if isinstance(value, str):
                write_words(cell, value)
            elif value is not None:
                cell.value = value
                if isinstance(value, date):
                    cell.number_format = "yyyy-mm-dd"
            cell.font = Font(bold=line == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for column in range(1, sheet.max_column + 1):
        longest = max(len(str(row[column - 1] or "")) for row in rows)
        sheet.column_dimensions[get_column_letter(column)].width = min(_WIDEST, max(9, longest + 2))
    return workbook_bytes(book)
