"""Write a whole desk as JSON that any program reads, and make a desk of such a file."""

import base64
import binascii
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.private_files import bring_to_disk
from iomdesk.runtime.translations import _
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.copies import reserved
from iomdesk.storage.errors import DeskTooNew, user_error
from iomdesk.storage.exchange_schema import BYTES, KIND, columns_of, counters_of, tables_of
from iomdesk.storage.migrations import Migrations, own_migrations, run_migrations, upgrade
from iomdesk.storage.schema import HEAD_REVISION, is_newer
from iomdesk.storage.search_index import rebuild_index

_OLDEST = "0001"


class NotAnExport(UserError):
    """Raised when a file is no exported desk, or not a whole one; no desk is then made of it."""


def export_rows(connection: sqlite3.Connection, *, target: Path) -> int:
    """Write every row of a desk into a file and return how many there were; one row is held at a time."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        return _write(connection, file)


def import_desk(source: Path, target: Path) -> int:
    """Make a desk of an exported one and return the number of its rows.

    A file of an older format is brought to the newest. Raises NotAnExport, DeskTooNew, DeskExists,
    DeskNotWritable, DeskFull; no half a desk stays.
    """
    exported = _read(source)
    with reserved(target):
        try:
            with closing(connect(target, Access.WRITE)) as connection:
                count = _fill(connection, exported, source)
            if exported["format"] != HEAD_REVISION:
                upgrade(target, own_migrations())
        except (sqlite3.IntegrityError, OverflowError) as error:
            raise _not_whole(source, str(error)) from error
        except sqlite3.Error as error:
            raise user_error(error, target) or error from error
        bring_to_disk(target)
    return count


def _write(connection: sqlite3.Connection, file: IO[str]) -> int:
    (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    head = {"kind": KIND, "format": revision, "counters": counters_of(connection)}
    file.write(_json(head).removesuffix("}") + ',\n"tables": {')
    count = 0
    for place, table in enumerate(tables_of(connection)):
        file.write(f"{',' if place else ''}\n{_json(table)}: [")
        for number, row in enumerate(_rows(connection, table)):
            file.write(f"{',' if number else ''}\n{_json(row)}")
            count += 1
        file.write("]")
    file.write("\n}}\n")
    return count


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    names = columns_of(connection, table)
    for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
        yield {name: _plain(value) for name, value in zip(names, row, strict=True)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return {BYTES: base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _stored(value: Any) -> Any:
    if isinstance(value, Mapping):
        return base64.b64decode(value[BYTES], validate=True)
    if isinstance(value, Sequence) and not isinstance(value, str):
        raise TypeError(_json(value))
    return value


def _read(source: Path) -> dict[str, Any]:
    try:
        exported = json.loads(source.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _not_whole(source, str(error)) from error
    if not isinstance(exported, dict) or exported.get("kind") != KIND:
        raise _not_whole(source, _("it does not say that it is one"))
    revision = exported.get("format")
    if not isinstance(revision, str) or not isinstance(exported.get("tables"), dict):
        raise _not_whole(source, _("its format or its tables are missing"))
    if is_newer(revision, HEAD_REVISION):
        raise DeskTooNew(source)
    return exported


def _fill(connection: sqlite3.Connection, exported: Mapping[str, Any], source: Path) -> int:
    connection.execute("PRAGMA foreign_keys = OFF")  # rows come table by table, links are looked at below
    run_migrations(connection, Migrations(own_migrations().folder, max(exported["format"], _OLDEST)))
    tables = exported["tables"]
    if set(tables) != set(tables_of(connection)):
        names = ", ".join(sorted(set(tables) ^ set(tables_of(connection))))
        raise _not_whole(source, _("tables missing or unknown: {names}").format(names=names))
    connection.execute("BEGIN IMMEDIATE")
    count = sum(_fill_table(connection, table, rows, source) for table, rows in tables.items())
    _set_counters(connection, exported.get("counters"), source)
    _refuse_loose(connection, source)
    if exported["format"] == HEAD_REVISION:
        rebuild_index(connection)
    connection.execute("COMMIT")
    return count


def _fill_table(connection: sqlite3.Connection, table: str, rows: Any, source: Path) -> int:
    names = columns_of(connection, table)
    marks = ", ".join("?" * len(names))
    quoted = ", ".join(f'"{name}"' for name in names)
    if not isinstance(rows, list):
        raise _not_whole(source, table)
    for number, row in enumerate(rows, start=1):
        where = _("“{table}”, row {row}").format(table=table, row=number)
        if not isinstance(row, dict) or set(row) != set(names):
            raise _not_whole(source, where)
        try:
            values = [_stored(row[name]) for name in names]
        except (KeyError, TypeError, binascii.Error, ValueError) as error:
            raise _not_whole(source, where) from error
        connection.execute(f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})', values)
    return len(rows)


def _set_counters(connection: sqlite3.Connection, counters: Any, source: Path) -> None:
    """Go on numbering where the desk was: a number of something deleted is never given again."""
    if not isinstance(counters, dict):
        raise _not_whole(source, "counters")
    connection.execute("DELETE FROM sqlite_sequence")
    pairs = [(name, number) for name, number in counters.items() if isinstance(number, int)]
    connection.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", pairs)


def _refuse_loose(connection: sqlite3.Connection, source: Path) -> None:
    found = connection.execute("PRAGMA foreign_key_check").fetchone()
    if found is not None:
        message = _("a row of “{table}” refers to a row of “{parent}” that is not there")
        raise _not_whole(source, message.format(table=found[0], parent=found[2]))
    if connection.execute("SELECT 1 FROM desk").fetchone() is None:
        raise _not_whole(source, "desk")


def _not_whole(source: Path, detail: str) -> NotAnExport:
    return NotAnExport(
        _(
            "“{name}” is not a whole exported desk ({detail}). No desk was made and the file was left as it "
            "is. Export the desk once more with `iomdesk export`."
        ).format(name=source.name, detail=detail)
    )
