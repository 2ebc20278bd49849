"""Describe the exported form of a desk, made from the tables themselves so that none can be forgotten."""

import sqlite3
from contextlib import closing
from typing import Any

from iomdesk.storage.schema import HEAD_REVISION, empty_desk_statements
from iomdesk.storage.search_index import DERIVED

KIND = "iomdesk desk"
"""What an exported desk says it is."""

BYTES = "base64"
"""The one key of the object that stands for bytes."""

_TYPES: dict[str, dict[str, Any]] = {
    "INTEGER": {"type": "integer"},
    "BOOLEAN": {"enum": [0, 1]},
    "FLOAT": {"type": "number"},
    "DATE": {"type": "string", "format": "date"},
    "DATETIME": {"type": "string", "description": "UTC, as 2020-05-12 09:30:00.000000"},
    # SQLite keeps a JSON number as a number, all else as the text it is.
    "JSON": {"type": ["string", "number"], "contentMediaType": "application/json"},
    "BLOB": {
        "type": "object",
        "required": [BYTES],
        "additionalProperties": False,
        "properties": {BYTES: {"type": "string", "contentEncoding": "base64"}},
    },
}


def tables_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return all tables of a desk but those of SQLite, of its migrations and of its index, in their order."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name <> 'alembic_version' ORDER BY rowid"
    )
    return tuple(name for (name,) in found if not name.startswith(DERIVED))


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """Return the columns of a table in their order."""
    return tuple(column[1] for column in connection.execute(f'PRAGMA table_info("{table}")'))


def counters_of(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the last number given in each table that never gives one twice."""
    return dict(connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall())


def exchange_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an exported desk of the newest format."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(empty_desk_statements())
        tables = {name: _table(connection, name) for name in tables_of(connection)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": KIND,
        "type": "object",
        "required": ["kind", "format", "counters", "tables"],
        "additionalProperties": False,
        "properties": {
            "kind": {"const": KIND},
            "format": {"const": HEAD_REVISION},
            "counters": {"type": "object", "additionalProperties": {"type": "integer"}},
            "tables": _object(tables),
        },
    }


def _table(connection: sqlite3.Connection, table: str) -> dict[str, Any]:
    links = {
        link[3]: f"{link[2]}.{link[4]}" for link in connection.execute(f'PRAGMA foreign_key_list("{table}")')
    }
    columns = {
        name: _column(kind, is_needed=bool(needed or key), link=links.get(name, ""))
        for _place, name, kind, needed, _default, key in connection.execute(f'PRAGMA table_info("{table}")')
    }
    return {"type": "array", "items": _object(columns)}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _column(kind: str, *, is_needed: bool, link: str) -> dict[str, Any]:
    wanted = _TYPES.get(kind, {"type": "string"})
    described: dict[str, Any] = wanted if is_needed else {"anyOf": [wanted, {"type": "null"}]}
    return {**described, "$comment": f"refers to {link}"} if link else described
