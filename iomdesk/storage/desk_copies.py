"""Copy a desk from a file to a server or back: row by row, with the numbers that are never given twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from iomdesk.model import metadata
from iomdesk.queries.store_kinds import is_file
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.copies import reserved
from iomdesk.storage.engines import WRITING, engine_over
from iomdesk.storage.errors import user_error
from iomdesk.storage.schema import empty_desk_statements
from iomdesk.storage.search_index import make_index_anew

_AT_ONCE = 500
_OF_RELATIONS = """
    SELECT c.conrelid::regclass::text, quote_ident(c.conname) FROM pg_constraint c
    JOIN pg_namespace n ON n.oid = c.connamespace
    WHERE c.contype = 'f' AND n.nspname = current_schema()"""


def copy_to_file(source: Connection, target: Path) -> int:
    """Make a desk file of all rows of another desk, and return how many there were.

    Raises DeskExists, DeskNotWritable, DeskFull; no half a desk stays.
    """
    with reserved(target):
        try:
            with closing(connect(target, Access.WRITE)) as raw:
                raw.executescript(f"BEGIN IMMEDIATE;\n{empty_desk_statements()}\nCOMMIT;")
                raw.execute("PRAGMA foreign_keys = OFF")  # rows come table by table
                engine = engine_over(raw).execution_options(begin=WRITING)
                with engine.begin() as connection:
                    return copy_rows(source, connection)
        except Exception as error:
            raise user_error(error, target) or error from error


def copy_rows(source: Connection, target: Connection) -> int:
    """Copy all rows of a desk into an empty one of the newest format; return how many there were."""
    with _links_looked_at_last(target):
        count = sum(_copy_table(table, source, target) for table in metadata.sorted_tables)
    _go_on_numbering(source, target)
    make_index_anew(target)
    return count


def rows_of(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a table in the order of their keys, as the program sees them."""
    statement = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_ONCE)
    with connection.execute(statement) as rows:
        yield from (tuple(row) for row in rows)


def _copy_table(table: Table, source: Connection, target: Connection) -> int:
    names, count = [column.name for column in table.columns], 0
    rows: list[dict[str, Any]] = []
    for row in rows_of(source, table):
        rows.append(dict(zip(names, (_without_nul(value) for value in row), strict=True)))
        if len(rows) == _AT_ONCE:
            count += _put(table, rows, target)
    return count + _put(table, rows, target)


def _put(table: Table, rows: list[dict[str, Any]], target: Connection) -> int:
    count = len(rows)
    if rows:
        target.execute(insert(table), rows)
    rows.clear()
    return count


def _without_nul(value: Any) -> Any:
    """Leave out the one sign that no server stores; a reading of a damaged PDF may hold it."""
    return value.replace("\0", "") if isinstance(value, str) and "\0" in value else value


@contextmanager
def _links_looked_at_last(target: Connection) -> Iterator[None]:
    """Let rows come before those they refer to; no trigger is to write what is copied as well."""
    if is_file(target):
        yield
        return
    links = target.execute(text(_OF_RELATIONS)).all()
    for table, name in links:
        target.execute(text(f"ALTER TABLE {table} ALTER CONSTRAINT {name} DEFERRABLE INITIALLY DEFERRED"))
    for table in metadata.sorted_tables:
        target.execute(text(f"ALTER TABLE {_quoted(target, table)} DISABLE TRIGGER USER"))
    yield
    target.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    for table in metadata.sorted_tables:
        target.execute(text(f"ALTER TABLE {_quoted(target, table)} ENABLE TRIGGER USER"))
    for table, name in links:
        target.execute(text(f"ALTER TABLE {table} ALTER CONSTRAINT {name} NOT DEFERRABLE"))


def _quoted(connection: Connection, table: Table) -> str:
    return connection.dialect.identifier_preparer.format_table(table)


def _go_on_numbering(source: Connection, target: Connection) -> None:
    """Give no number again that the desk ever gave, also of rows that are gone."""
    given = _last_numbers(source)
    for table in metadata.sorted_tables:
        if _is_numbered(table) and (last := max(given.get(table.name, 0), _highest(target, table))):
            _set_last(target, table, last)


def _is_numbered(table: Table) -> bool:
    return table.autoincrement_column is not None


def _highest(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.max(table.c.id))).scalar() or 0)


def _last_numbers(source: Connection) -> Mapping[str, int]:
    if is_file(source):
        return {
            name: int(last) for name, last in source.execute(text("SELECT name, seq FROM sqlite_sequence"))
        }
    statement = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"
    return {name.removesuffix("_id_seq"): int(last) for name, last in source.execute(text(statement))}


def _set_last(target: Connection, table: Table, last: int) -> None:
    if not is_file(target):
        sequence = f"pg_get_serial_sequence('{_quoted(target, table)}', 'id')"
        target.execute(text(f"SELECT setval({sequence}, {last})"))
    elif table.dialect_options["sqlite"].get("autoincrement"):
        target.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        target.execute(
            text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"),
            {"name": table.name, "last": last},
        )
