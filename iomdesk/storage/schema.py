"""The format of a desk file: its mark, its revision, and the statements that make an empty one."""

import re
import sqlite3
from collections.abc import Iterator
from functools import cache

from iomdesk.runtime.paths import database_folder

APPLICATION_ID = 0x494F4D44
"""The letters IOMD in the header of every desk, so that no other SQLite file is taken for one."""

HEAD_REVISION = "0009"
"""The newest revision, kept here so that opening a desk need not import Alembic."""


def is_newer(revision: str, head: str) -> bool:
    """Say whether a desk was made by a later program; revisions are four digits in the order of time."""
    return re.fullmatch(r"\d{4}", revision) is None or revision > head


@cache
def empty_desk_statements() -> str:
    """Return the generated SQL that makes an empty desk at the newest revision."""
    return (database_folder() / "schema.sql").read_text(encoding="utf-8")


def describe_schema(connection: sqlite3.Connection) -> str:
    """Write the schema of a desk as the SQL that would make it again, in the order it was made."""
    return "\n\n".join(_statements(connection)) + "\n"


def _statements(connection: sqlite3.Connection) -> Iterator[str]:
    yield "-- Made from the migrations by `python -m iomdesk.storage.schema_sql`; never edited by hand."
    yield f"PRAGMA application_id = {connection.execute('PRAGMA application_id').fetchone()[0]};"
    for (statement,) in connection.execute(
        "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND sql IS NOT NULL "
        r"AND name NOT LIKE 'search\_index\_%' ESCAPE '\' "  # SQLite makes these with their virtual table
        "ORDER BY type = 'trigger', rowid"
    ):
        yield re.sub(r"[ \t]+$", "", statement, flags=re.MULTILINE) + ";"
    for (revision,) in connection.execute("SELECT version_num FROM alembic_version"):
        yield f"INSERT INTO alembic_version (version_num) VALUES ('{revision}');"
