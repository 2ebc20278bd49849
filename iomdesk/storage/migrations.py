"""Bring an older desk to the newest format: a copy first, then all in one transaction."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from iomdesk.runtime.paths import database_folder
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.copies import copy_beside
from iomdesk.storage.errors import DeskUpgradeFailed, user_error
from iomdesk.storage.schema import HEAD_REVISION

if TYPE_CHECKING:
    from sqlalchemy import Connection

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Migrations:
    """Name the folder of the revisions and the newest of them."""

    folder: Path
    head: str


def own_migrations() -> Migrations:
    """Return the revisions that come with the program."""
    return Migrations(database_folder() / "migrations", HEAD_REVISION)


def upgrade_with_copy(path: Path, migrations: Migrations) -> Path:
    """Upgrade an older desk and return the copy of what it was.

    Raises DeskUpgradeFailed, or what is wrong with disk and file; the desk is then as it was.
    """
    copy = copy_beside(path, f"before-{migrations.head}")
    try:
        upgrade(path, migrations)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy


def upgrade(path: Path, migrations: Migrations) -> None:
    """Run the missing revisions in one transaction."""
    connection = connect(path, Access.WRITE)
    try:
        # Tables are made anew by many revisions; dropping the former one would delete what refers to it.
        connection.execute("PRAGMA foreign_keys = OFF")
        run_migrations(connection, migrations)
    except Exception as error:
        _log.info("upgrade of a desk failed", exc_info=True)
        raise user_error(error, path) or DeskUpgradeFailed(path) from error
    finally:
        connection.close()


def run_migrations(connection: sqlite3.Connection, migrations: Migrations) -> None:
    """Run the missing revisions over an open connection; commits only when no reference dangles anew."""
    from iomdesk.storage.engines import WRITING, engine_over

    # A table made anew takes its own name again; views and triggers that name it are not to be changed.
    connection.execute("PRAGMA legacy_alter_table = ON")
    before = _dangling(connection)
    with engine_over(connection).execution_options(begin=WRITING).begin() as transaction:
        run_revisions(transaction, migrations)
        if _dangling(connection) - before:
            raise ReferencesBroken


def run_revisions(connection: Connection, migrations: Migrations) -> None:
    """Run the missing revisions in the transaction that is open, of a file or of a server."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations.folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, migrations.head)


class ReferencesBroken(Exception):
    """Raised when a revision would leave rows that refer to nothing."""


def _dangling(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.execute("PRAGMA foreign_key_check")}
