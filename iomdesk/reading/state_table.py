"""Tables of States as spreadsheets save them, with the heads of their columns in any of the languages."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from iomdesk.model.state_lists import TableLine
from iomdesk.reading.csv_table import Table, csv_table
from iomdesk.reading.kinds import FileKind, content_kind
from iomdesk.reading.refusals import FileRefused
from iomdesk.reading.whole_file import read_whole
from iomdesk.reading.xlsx_table import xlsx_sheets
from iomdesk.runtime.translations import _

LARGEST = 5 * 1024 * 1024
"""No list of States is larger than 5 MiB, in bytes."""
_HEADS: Mapping[str, tuple[str, ...]] = {
    "iso3": ("iso3", "iso", "code", "código"),
    "kind": ("kind", "qualité", "calidad"),
    "from": ("from", "du", "depuis", "desde"),
    "until": ("until", "au", "jusqu'au", "hasta"),
    "suspended_from": ("suspended_from", "suspendu_du", "suspendido_desde"),
    "suspended_until": ("suspended_until", "suspendu_au", "suspendido_hasta"),
    "verified": ("verified", "vérifié", "verificado"),
    "group": ("group", "groupe", "grupo"),
    "aligned": ("aligned", "aligné", "alineado"),
}
_MEANT = {head: name for name, heads in _HEADS.items() for head in heads}


class ColumnsMissing(FileRefused):
    """Raised when the first line of a table does not name the columns that are needed."""

    def __init__(self, path: Path, names: Sequence[str]) -> None:
        text = _(
            "“{name}” has no column {columns}. Nothing was changed; its first line must name the columns."
        )
        super().__init__(path, text.replace("{columns}", ", ".join(names)))


def read_state_table(path: Path, *, needed: Sequence[str] = ("iso3",)) -> tuple[TableLine, ...]:
    """Return the lines of a CSV file or a workbook by their columns; columns not known are left aside.

    Raises ColumnsMissing, FileMissing, FileEmpty, FileTooLarge, FileNotWhatItSays, FileUnreadable,
    FileOfAnotherKind, TableTooLarge.
    """
    rows = _rows(path, read_whole(path, LARGEST))
    heads = [_MEANT.get(head.casefold(), "") for head in rows[0]] if rows else []
    missing = [name for name in needed if name not in heads]
    if missing:
        raise ColumnsMissing(path, missing)
    return tuple(
        TableLine(number, {head: cell for head, cell in zip(heads, row, strict=False) if head})
        for number, row in enumerate(rows[1:], start=2)
        if any(row)
    )


def _rows(path: Path, data: bytes) -> Table:
    if content_kind(data) is FileKind.WORD:  # a package of Office: a workbook, or it is refused
        return next(iter(xlsx_sheets(path, data)), ())
    return csv_table(path, data)
