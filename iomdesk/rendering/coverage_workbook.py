"""Write the table of coverage as a workbook: the board in colours, and the same as a list to be sorted."""

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from iomdesk.papers.coverage_facts import MARKS, CoverageFacts, CoveredClause
from iomdesk.papers.coverage_wording import left_aside, legend, session_label, state_words, words
from iomdesk.rendering.printable import printable
from iomdesk.rendering.workbooks import workbook_bytes, write_words

_FILLS = {
    "planned": "F1F4F9", "examined": "D5E3F7", "reported": "A9C7F0", "recommended": "6FA0E0",
    "followed_up": "2F6DBF",
}  # fmt: skip
_DARK = frozenset({"followed_up"})
_FIRST_CELL = 4  # after version, clause and text


def coverage_workbook(facts: CoverageFacts, language: str) -> bytes:
    """Give the bytes of the workbook; the same facts give the same bytes."""
    book = Workbook()
    book.properties.creator = printable(facts.body)
    book.properties.title = words("title", language)
    _fill_board(book.worksheets[0], facts, language)
    _fill_list(book.create_sheet(words("sheet.list", language)), facts, language)
    return workbook_bytes(book)


def _fill_board(sheet: Worksheet, facts: CoverageFacts, language: str) -> None:
    sheet.title = words("sheet.board", language)
    labels = [session_label(session, language) for session in facts.sessions]
    _write_row(sheet, [*_heads(language, "sheet.version", "clause", "sheet.text"), *labels], is_head=True)
    for clause in facts.clauses:
        _write_row(sheet, [clause.version, clause.reference, clause.text, *_signs(clause)])
        _colour(sheet, clause)
    for line in ("", legend(language), *left_aside(facts.clauses, language)):
        _write_row(sheet, [line])
    sheet.freeze_panes = sheet.cell(2, _FIRST_CELL)
    _set_widths(sheet, (18, 9, 48, *[10] * len(labels)))


def _fill_list(sheet: Worksheet, facts: CoverageFacts, language: str) -> None:
    names = ("sheet.version", "clause", "sheet.session", "sheet.date")
    counted = ("sheet.states", "sheet.items", "sheet.recommendations")
    _write_row(sheet, _heads(language, *names, *counted), is_head=True)
    for row in _list_rows(facts, language):
        _write_row(sheet, row)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _set_widths(sheet, (22, 10, 14, 12, 44, 10, 18))


def _list_rows(facts: CoverageFacts, language: str) -> Iterator[list[Any]]:
    for clause in facts.clauses:
        for session, cell in zip(facts.sessions, clause.cells, strict=True):
            if cell.states:
                yield [
                    clause.version,
                    clause.reference,
                    session_label(session, language),
                    session.start_on,
                    state_words(cell.states, language),
                    cell.items,
                    cell.recommendations,
                ]


def _heads(language: str, *keys: str) -> list[str]:
    return [words(key, language) for key in keys]


def _signs(clause: CoveredClause) -> list[str]:
    return ["".join(MARKS[state] for state in cell.states) for cell in clause.cells]


def _write_row(sheet: Worksheet, values: Sequence[Any], *, is_head: bool = False) -> None:
    row = sheet.max_row + (0 if sheet.max_row == 1 and sheet.cell(1, 1).value is None else 1)
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        if isinstance(value, str):
            write_words(cell, value)
        else:
            cell.value = value
        cell.font = Font(bold=is_head)
        cell.alignment = Alignment(vertical="top", wrap_text=len(values) > 1)


def _colour(sheet: Worksheet, clause: CoveredClause) -> None:
    for column, found in enumerate(clause.cells, start=_FIRST_CELL):
        cell = sheet.cell(sheet.max_row, column)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        if found.states:
            last = found.states[-1]
            cell.fill = PatternFill("solid", fgColor=_FILLS[last])
            cell.font = Font(color="FFFFFF" if last in _DARK else "1A1E26")


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
