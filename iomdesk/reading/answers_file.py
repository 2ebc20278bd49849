"""Read what was answered to recommendations out of a CSV file, an Excel workbook, or what was pasted."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from iomdesk.document.answer_words import answer_column
from iomdesk.model.answer_rows import AnswerRow
from iomdesk.reading.csv_table import Table, csv_table
from iomdesk.reading.participants_file import LARGEST, tables_in
from iomdesk.reading.refusals import FileOfAnotherKind, FileTooLarge, TableOfAnotherKind, TableTooLarge
from iomdesk.reading.whole_file import read_whole
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _

_HEAD_AMONG_FIRST = 15
_NEEDED = frozenset({"number", "answer"})


class TableWithoutAnswers(UserError):
    """Raised when a table holds no answers to recommendations."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This table holds no answers to recommendations. Nothing was changed; its first row should "
                "name the columns: No., Status, and where they are known Session, Date, Symbol, Note."
            )
        )


def read_answers(path: Path) -> tuple[AnswerRow, ...]:
    """Return the rows of a table of answers, by the heads of its columns.

    Raises FileRefused in one of its kinds, TableWithoutAnswers.
    """
    try:
        tables = tables_in(path, read_whole(path, LARGEST))
    except FileTooLarge as error:
        raise TableTooLarge(path) from error
    except FileOfAnotherKind as error:
        raise TableOfAnotherKind(path) from error
    return _found(tables)


def answers_pasted(text: str) -> tuple[AnswerRow, ...]:
    """Return the rows of a table that was pasted from a spreadsheet or a mail. Raises TableWithoutAnswers."""
    if not text.strip():
        raise TableWithoutAnswers
    return _found([csv_table(Path("paste.csv"), text.encode("utf-8"))])


def _found(tables: Sequence[Table]) -> tuple[AnswerRow, ...]:
    rows = next((rows for rows in map(_rows_of, tables) if rows), ())
    if not rows:
        raise TableWithoutAnswers
    return rows


def _rows_of(table: Table) -> tuple[AnswerRow, ...]:
    for place, cells in enumerate(table[:_HEAD_AMONG_FIRST]):
        fields = _fields(cells)
        if {field for field in fields if field} >= _NEEDED:
            return tuple(_rows(table[place + 1 :], fields, place + 2))
    return ()


def _fields(cells: Sequence[str]) -> Sequence[str | None]:
    """Say which field each column holds; "No." is the number where "Recommendation" stands beside it."""
    meant = [answer_column(cell) for cell in cells]
    seen: list[str | None] = []
    for field in meant:
        seen.append(None if field in seen else field)
    return seen


def _rows(table: Table, fields: Sequence[str | None], first: int) -> Iterator[AnswerRow]:
    for line, cells in enumerate(table, start=first):
        values = {field: cell for field, cell in zip(fields, cells, strict=False) if field and cell}
        if values.get("number") or values.get("answer"):
            yield AnswerRow(line=line, **values)
