"""The sheets of an Excel workbook as they were last calculated: no formula is run, no link is followed."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from iomdesk.reading.csv_table import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Table
from iomdesk.reading.refusals import FileEncrypted, FileNotWhatItSays, FileUnreadable, TableTooLarge

MOST_UNPACKED = 100 * 1024 * 1024
"""More than this, in bytes, is an archive made to fill the memory."""
MOST_PARTS = 2000
MOST_SHEETS = 20
_MOST_LINES = 20_000  # empty ones too: a stray cell far below must not keep anybody waiting

_FAILED = frozenset(["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#NUM!"])
_WRONG = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, LookupError, ValueError, TypeError, AttributeError,
    NotImplementedError, RuntimeError, SyntaxError,  # what the XML readers raise derives from the last
)  # fmt: skip


def xlsx_sheets(path: Path, data: bytes) -> tuple[Table, ...]:
    """Return the visible sheets that hold anything, each row by row with its empty rows.

    Raises FileEncrypted, FileNotWhatItSays, FileUnreadable, TableTooLarge.
    """
    try:
        _check_package(path, data)
        return tuple(_sheets(path, data))
    except _WRONG as error:  # openpyxl tells damage by whatever it stumbles over
        raise FileUnreadable(path) from error


def _check_package(path: Path, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise TableTooLarge(path)
        if any(entry.flag_bits & 1 for entry in entries):
            raise FileEncrypted(path)
        if "xl/workbook.xml" not in archive.namelist():
            raise FileNotWhatItSays(path)
        if any(_declares(archive, entry) for entry in entries if entry.filename.endswith((".xml", ".rels"))):
            raise FileUnreadable(path)


def _declares(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Say whether a part declares entities: Excel writes none, they are a way to read other files."""
    with archive.open(entry) as part:
        return b"<!DOCTYPE" in part.read(2000).replace(b"\0", b"")


def _sheets(path: Path, data: bytes) -> Iterator[Table]:
    from openpyxl import load_workbook  # the window starts without what reads workbooks

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about colours and lists of choices that are not read anyway
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets[:MOST_SHEETS]:
                if sheet.sheet_state == "visible" and (table := _table(path, sheet)):
                    yield table
        finally:
            book.close()


def _table(path: Path, sheet: Any) -> Table:
    rows: list[tuple[str, ...]] = []
    filled = 0
    sheet.reset_dimensions()  # other programs write wrong ones
    for line, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), start=1):
        row = _row(cells)
        filled += bool(row)
        if filled > MOST_ROWS or line > _MOST_LINES:
            raise TableTooLarge(path)
        rows.append(row)
    return tuple(rows) if filled else ()


def _row(cells: Iterable[object]) -> tuple[str, ...]:
    row = tuple(_text(cell) for cell in cells)
    return row if any(row) else ()


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = " ".join(str(value).split())[:LONGEST_CELL]
    return "" if text in _FAILED else text
