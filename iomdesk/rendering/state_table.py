"""Memberships as CSV or as a workbook, in the form in which they are read again."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from iomdesk.document.cells import defused
from iomdesk.model.state_lists import MembershipLine
from iomdesk.rendering.output import write_bytes

HEADS = ("iso3", "name", "kind", "from", "until", "suspended_from", "suspended_until", "verified")
_WIDTHS = (8, 40, 12, 12, 12, 16, 16, 10)

Cells = tuple[str | date, ...]


def write_memberships(lines: Sequence[MembershipLine], names: Mapping[str, str], target: Path) -> str:
    """Write memberships to `target` in one step, as a workbook where it ends in .xlsx; return its SHA-256.

    Raises PaperNotWritten.
    """
    rows = [_cells(line, names.get(line.state, "")) for line in lines]
    content = _workbook(rows) if target.suffix.lower() == ".xlsx" else _csv(rows)
    return write_bytes(content, target)


def _csv(rows: Sequence[Cells]) -> bytes:
    """The byte order mark is for spreadsheets, which take the accents for something else without it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows([defused(str(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _workbook(rows: Sequence[Cells]) -> bytes:
    from openpyxl import Workbook  # slow to load, and CSV needs none
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from iomdesk.rendering.workbooks import workbook_bytes, write_words

    book = Workbook()
    sheet = book.worksheets[0]
    for line, row in enumerate((HEADS, *rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(line, column)
            if isinstance(value, date):
                cell.value, cell.number_format = value, "yyyy-mm-dd"
            else:
                write_words(cell, value)
            cell.font = Font(bold=line == 1)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    return workbook_bytes(book)


def _cells(line: MembershipLine, name: str) -> Cells:
    days = (line.from_on, line.until_on, line.vote_suspended_from, line.vote_suspended_until)
    return (
        line.state,
        name,
        line.kind,
        *(day or "" for day in days),
        "yes" if line.is_verified else "",
    )
