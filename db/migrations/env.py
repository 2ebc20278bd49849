"""Tell Alembic which tables there are and which desk to work on."""

import sqlite3
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from iomdesk.model import metadata
from iomdesk.model.base import UtcDateTime
from iomdesk.runtime.paths import database_folder


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write the custom type as what it is in the database: a migration must outlive the model's classes."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, UtcDateTime) else False


def migrate(connection: Connection) -> None:
    """Run the revisions asked for; all of them in the transaction of the caller, where there is one."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=render_item,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def empty_desk_at_head() -> sqlite3.Connection:
    """Make what a new revision is compared with when the command `alembic revision` is used by itself."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.executescript((database_folder() / "schema.sql").read_text(encoding="utf-8"))
    return connection


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with create_engine("sqlite://", creator=empty_desk_at_head, poolclass=StaticPool).connect() as fresh:
        migrate(fresh)
