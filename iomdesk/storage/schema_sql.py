"""Write db/schema.sql anew from the migrations: `python -m iomdesk.storage.schema_sql`."""

import sqlite3
from contextlib import closing

from iomdesk.runtime.paths import database_folder
from iomdesk.storage.migrations import own_migrations, run_migrations
from iomdesk.storage.schema import describe_schema


def schema_of_migrations() -> str:
    """Run all revisions over nothing and describe what comes out."""
    with closing(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)) as connection:
        run_migrations(connection, own_migrations())
        return describe_schema(connection)


def main() -> None:
    """Put the present schema into the file."""
    (database_folder() / "schema.sql").write_text(schema_of_migrations(), encoding="utf-8")


if __name__ == "__main__":
    main()
