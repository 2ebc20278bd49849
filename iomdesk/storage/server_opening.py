"""Make and open desks on a server: what is no desk, what is too old or too new, and who may only read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.orm import Session

from iomdesk.runtime.desk_address import ServerAddress, server_at
from iomdesk.storage.migrations import Migrations, own_migrations, run_revisions
from iomdesk.storage.restrictions import Restriction, asked_for, for_readers
from iomdesk.storage.schema import is_newer
from iomdesk.storage.server import (
    ServerDesk,
    connection_arguments,
    engine_at,
    told_to_users,
    wait_for_writers,
)
from iomdesk.storage.server_errors import (
    NotASharedDesk,
    SharedDeskExists,
    SharedDeskOlder,
    SharedDeskTooNew,
)
from iomdesk.storage.server_roles import grant_again

_ANY_DATABASE = "postgres"
_MAY_WRITE = "SELECT has_table_privilege('typed_change', 'INSERT')"


def open_server_desk(path: Path, *, read_only: bool = False) -> ServerDesk:
    """Open a shared desk; one of an older format is brought to the newest first, by its owner.

    Raises NotAnAddress, ServerUnreachable, PasswordWanted, WrongPassword, SharedDeskMissing, NotASharedDesk,
    SharedDeskTooNew, SharedDeskOlder.
    """
    address = server_at(path)
    engine = engine_at(address)
    try:
        with told_to_users(address.path):
            _bring_up_to_date(engine, address.path, own_migrations(), read_only=read_only)
            restriction = asked_for() if read_only else _restriction(engine)
            desk = ServerDesk(address.path, engine, restriction)
            desk.note_seen()
            desk.tidy()
    except BaseException:
        engine.dispose()
        raise
    return desk


def create_server_desk(path: Path, fill: Callable[[Session], None]) -> ServerDesk:
    """Make a desk in an empty database, or in a new one, fill it, and leave it open.

    Raises SharedDeskExists (nothing is ever overwritten) and what opening raises; then no desk stays.
    """
    address = server_at(path)
    with told_to_users(address.path):
        _make_database(address)
        engine = engine_at(address)
        try:
            with engine.begin() as connection:
                lay_out(connection, address.path)
                with Session(connection) as session:
                    fill(session)
                    session.flush()
            desk = ServerDesk(address.path, engine)
            with desk.writing():
                pass  # chains what was audited and indexes what is found
        except BaseException:
            engine.dispose()
            raise
    return desk


def lay_out(connection: Connection, path: Path) -> None:
    """Run all revisions in an empty database; raises SharedDeskExists."""
    wait_for_writers(connection)
    if inspect(connection).get_table_names():
        raise SharedDeskExists(path)
    run_revisions(connection, own_migrations())


def make_empty(address: ServerAddress) -> Engine:
    """Make the database where it is not there; raises what connecting raises."""
    _make_database(address)
    return engine_at(address)


def look_in(address: ServerAddress) -> None:
    """Knock, whether a desk is there or not; raises ServerUnreachable, PasswordWanted, WrongPassword."""
    with told_to_users(address.path):
        _knock(address)


def _knock(address: ServerAddress) -> Exception | None:
    """Return what the server says where it has no such database; raises what else it says."""
    try:
        psycopg.connect(**connection_arguments(address)).close()  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        if f'database "{address.database}" does not exist' not in str(error):
            raise
        return error
    return None


def _make_database(address: ServerAddress) -> None:
    if (missing := _knock(address)) is not None:
        with closing(_connect_to_any(address, missing)) as connection:
            name = psycopg.sql.Identifier(address.database)
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(name))


def _connect_to_any(address: ServerAddress, missing: Exception) -> psycopg.Connection[tuple[object, ...]]:
    arguments = {**connection_arguments(address), "dbname": _ANY_DATABASE}
    try:
        return psycopg.connect(**arguments, autocommit=True)  # type: ignore[arg-type]
    except psycopg.OperationalError:
        raise missing from None


def _bring_up_to_date(engine: Engine, path: Path, migrations: Migrations, *, read_only: bool) -> None:
    with engine.begin() as connection:
        revision = _revision(connection, path)
        if is_newer(revision, migrations.head):
            raise SharedDeskTooNew(path)
        if revision == migrations.head:
            return
        if read_only or not _is_owner(connection):
            raise SharedDeskOlder(path)
        wait_for_writers(connection)
        run_revisions(connection, migrations)
        grant_again(connection)


def _revision(connection: Connection, path: Path) -> str:
    if not inspect(connection).has_table("alembic_version"):
        raise NotASharedDesk(path)
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is None:
        raise NotASharedDesk(path)
    return str(found)


def _is_owner(connection: Connection) -> bool:
    statement = "SELECT pg_has_role(tableowner::name, 'USAGE') FROM pg_tables WHERE tablename = 'desk'"
    return bool(connection.execute(text(statement)).scalar())


def _restriction(engine: Engine) -> Restriction | None:
    with engine.connect() as connection:
        return None if connection.execute(text(_MAY_WRITE)).scalar() else for_readers()
