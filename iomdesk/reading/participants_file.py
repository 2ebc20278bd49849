"""Read a list of participants out of a CSV file, an Excel workbook or vCards."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from iomdesk.document.participant_words import FULL_NAME, column_meant, split_name
from iomdesk.model.participant_rows import ParticipantRow
from iomdesk.reading.csv_table import Table, csv_table
from iomdesk.reading.kinds import OLD_OFFICE, FileKind, content_kind, is_locked_office
from iomdesk.reading.refusals import (
    FileEncrypted,
    FileNotWhatItSays,
    FileOfAnotherKind,
    FileTooLarge,
    TableOfAnotherKind,
    TableTooLarge,
    TableWithoutPersons,
)
from iomdesk.reading.vcard_file import is_vcard, vcard_rows
from iomdesk.reading.whole_file import read_whole
from iomdesk.reading.xlsx_table import xlsx_sheets

LARGEST = 10 * 1024 * 1024
"""No list of participants is larger than 10 MiB, in bytes."""

_ENDINGS = {FileKind.WORD: (".xlsx", ".xlsm"), FileKind.TEXT: (".csv", ".txt", ".tsv")}
_HEAD_AMONG_FIRST = 15
_POSITIONS: Mapping[int, tuple[str, ...]] = {
    1: ("holder",),
    2: ("holder", FULL_NAME),
    3: ("holder", "given_name", "family_name"),
}
_ALL_POSITIONS = ("holder", "honorific", "given_name", "family_name", "function", "role", "capacity")


def read_participants(path: Path) -> tuple[ParticipantRow, ...]:
    """Return the rows of a list of participants, by the heads of its columns, else by position.

    Without heads: State, title, given name, family name, function, role, capacity. A row without a State
    belongs to the delegation above it. vCards name all by themselves. Raises
    FileMissing, FileEmpty, FileEncrypted, FileNotWhatItSays, FileUnreadable, TableOfAnotherKind,
    TableTooLarge, TableWithoutPersons.
    """
    try:
        data = read_whole(path, LARGEST)
        if is_vcard(data):
            return vcard_rows(path, data)
        tables = tables_in(path, data)
    except FileTooLarge as error:
        raise TableTooLarge(path) from error
    except FileOfAnotherKind as error:
        raise TableOfAnotherKind(path) from error
    with_heads = (table for table in tables if _head(table) is not None)
    table = next(with_heads, tables[0] if tables else ())
    rows = tuple(_rows(table))
    if not rows:
        raise TableWithoutPersons(path)
    return rows


def tables_in(path: Path, data: bytes) -> tuple[Table, ...]:
    """Return the tables of a file, by what it is; raises as `read_participants` does."""
    if data.startswith(OLD_OFFICE):
        raise FileEncrypted(path) if is_locked_office(data) else TableOfAnotherKind(path)
    kind = content_kind(data)
    promised = path.suffix.lower()
    if kind not in _ENDINGS:
        raise TableOfAnotherKind(path)
    for other, endings in _ENDINGS.items():
        if promised in endings and other is not kind:
            raise FileNotWhatItSays(path, _ENDINGS[kind][0])
    return xlsx_sheets(path, data) if kind is FileKind.WORD else (csv_table(path, data),)


def _rows(table: Table) -> Iterator[ParticipantRow]:
    head = _head(table)
    start, fields = head if head is not None else (0, _by_position(table))
    holder = ""
    for line, cells in enumerate(table[start:], start=start + 1):
        values = _values(fields, cells)
        if not any(values.values()):
            continue
        holder = values.get("holder") or holder
        yield ParticipantRow(line=line, **{**values, "holder": holder})


def _head(table: Table) -> tuple[int, Sequence[str | None]] | None:
    """Find the row that names the columns; titles may stand above it. Return what follows it, and them."""
    for place, cells in enumerate(table[:_HEAD_AMONG_FIRST]):
        fields = _fields(cells)
        known = {field for field in fields if field is not None}
        if len(known) > 1 or (known == {"holder"} and _width(cells) == 1):
            return place + 1, fields
    return None


def _fields(cells: Sequence[str]) -> Sequence[str | None]:
    """Say which field each column holds; the first of two columns for one field counts."""
    meant: list[str | None] = []
    for cell in cells:
        field = column_meant(cell)
        meant.append(None if field in meant else field)
    if "given_name" in meant and FULL_NAME in meant and "family_name" not in meant:
        return ["family_name" if field == FULL_NAME else field for field in meant]  # "First name", "Name"
    alone = {"given_name", "family_name", FULL_NAME} & set(meant)
    if len(alone) == 1:
        return [FULL_NAME if field in alone else field for field in meant]  # "Nom" or "Nombre" and no other
    return meant


def _by_position(table: Table) -> Sequence[str | None]:
    width = max((_width(cells) for cells in table), default=0)
    return _POSITIONS.get(width, _ALL_POSITIONS)


def _width(cells: Sequence[str]) -> int:
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)


def _values(fields: Sequence[str | None], cells: Sequence[str]) -> dict[str, str]:
    named = {field: cell for field, cell in zip(fields, cells, strict=False) if field is not None and cell}
    if FULL_NAME in named:
        given, family = split_name(named.pop(FULL_NAME))
        named.setdefault("given_name", given)
        named.setdefault("family_name", family)
    return named
