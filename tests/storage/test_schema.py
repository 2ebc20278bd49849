"""The three descriptions of the format say the same: the migrations, db/schema.sql and the model."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.pool import StaticPool

from iomdesk.model import metadata
from iomdesk.storage.migrations import own_migrations, run_revisions
from iomdesk.storage.schema import (
    APPLICATION_ID,
    HEAD_REVISION,
    describe_schema,
    empty_desk_statements,
    is_newer,
)
from iomdesk.storage.schema_sql import schema_of_migrations
from tests.postgres import Server


@pytest.fixture
def made_from_sql() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as connection:
        connection.executescript(empty_desk_statements())
        yield connection


@pytest.fixture
def made_from_model() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as connection:
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        metadata.create_all(engine)
        yield connection


def tables_and_indexes(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Describe each by its parts in alphabetical order: the order of constraints says nothing.

    SQLite writes a column that was added later on the line of the column before it.
    """
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master "
        "WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name <> 'alembic_version'"
    )
    return {name: sorted(_parts(sql)) for name, sql in rows if "search_" not in name}


def _parts(sql: str) -> list[str]:
    lines = [line.strip().rstrip(",") for line in sql.splitlines()]
    return [part for line in lines for part in re.split(r", (?![^(]*\))", line)]


def test_schema_file_is_what_the_migrations_make() -> None:
    assert empty_desk_statements() == schema_of_migrations(), (
        "db/schema.sql is out of date: run `python -m iomdesk.storage.schema_sql`"
    )


def test_schema_file_makes_what_it_describes(made_from_sql: sqlite3.Connection) -> None:
    assert describe_schema(made_from_sql) == empty_desk_statements()


def test_schema_file_makes_the_tables_of_the_model(
    made_from_sql: sqlite3.Connection, made_from_model: sqlite3.Connection
) -> None:
    assert tables_and_indexes(made_from_sql) == tables_and_indexes(made_from_model)


def test_desk_bears_its_mark(made_from_sql: sqlite3.Connection) -> None:
    assert made_from_sql.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert APPLICATION_ID.to_bytes(4, "big") == b"IOMD"


def test_new_desk_is_at_the_newest_revision(made_from_sql: sqlite3.Connection) -> None:
    found = made_from_sql.execute("SELECT version_num FROM alembic_version").fetchall()
    assert found == [(HEAD_REVISION,)]


@pytest.mark.parametrize(
    ("revision", "newer"), [("0001", False), ("0004", False), ("0005", True), ("abc", True), ("", True)]
)
def test_revisions_follow_each_other_by_number(revision: str, newer: bool) -> None:
    assert is_newer(revision, "0004") is newer


def test_revisions_make_the_tables_of_the_model_on_a_server(postgres: Server) -> None:
    engine = create_engine(postgres.new_database())
    with engine.begin() as connection:
        run_revisions(connection, own_migrations())
        found = inspect(connection)
        for table in metadata.sorted_tables:
            columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
            assert columns == {column.name: column.nullable for column in table.columns}, table.name
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == HEAD_REVISION
    engine.dispose()
