"""Make and open desk files: who may write, what is too old, too new, damaged or no desk at all."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy.orm import Session

from iomdesk.runtime.translations import _
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.copies import copy_for_reading, reserved
from iomdesk.storage.desk_file import DeskFile, Restriction
from iomdesk.storage.errors import DeskDamaged, DeskMissing, DeskTooNew, NotADesk, primary_code, user_error
from iomdesk.storage.header import check_header
from iomdesk.storage.lock import (
    DeskLock,
    HeldElsewhere,
    Holder,
    NoLocksHere,
    acquire,
    read_holder,
    this_program,
)
from iomdesk.storage.migrations import Migrations, own_migrations, upgrade, upgrade_with_copy
from iomdesk.storage.schema import empty_desk_statements, is_newer


def create_desk_file(path: Path, fill: Callable[[Session], None] = lambda _session: None) -> DeskFile:
    """Make a desk at the newest format, fill it in one transaction, and leave it open.

    Raises DeskExists (nothing is ever overwritten), DeskNotWritable, DeskFull; then no file stays.
    """
    path = path.resolve()
    with reserved(path):
        try:
            _lay_out(path)
        except sqlite3.Error as error:
            raise user_error(error, path) or error from error
        file = open_desk_file(path)
        try:
            with file.writing() as session:
                fill(session)
        except BaseException:
            file.close()
            raise
        file.checkpoint()
        return file


def open_desk_file(path: Path, *, read_only: bool = False, migrations: Migrations | None = None) -> DeskFile:
    """Open a desk; one that somebody else is writing, or that lies where one may not write, only for reading.

    An older desk is copied beside itself and upgraded. Raises DeskMissing, NotADesk, DeskDamaged, DeskTooNew,
    DeskUpgradeFailed, DeskNotWritable, DeskFull, DeskBusy.
    """
    try:
        path = path.resolve(strict=True)
        check_header(path)
        return _open(path, read_only, migrations or own_migrations())
    except FileNotFoundError as error:
        raise DeskMissing(path) from error
    except sqlite3.Error as error:
        raise user_error(error, path) or error from error


def _open(path: Path, read_only: bool, migrations: Migrations) -> DeskFile:
    if read_only:
        return _open_for_reading(path, Restriction(_("This desk was opened for reading only.")), migrations)
    try:
        lock = _take_lock(path)
    except HeldElsewhere as held:
        return _open_for_reading(path, _held(held.holder), migrations)
    except NoLocksHere:
        return _open_for_reading(path, _no_locks(), migrations)
    except OSError:
        return _open_for_reading(path, _not_writable(path), migrations)
    try:
        return _open_for_writing(path, lock, migrations)
    except BaseException:
        lock.release()
        raise


def _take_lock(path: Path) -> DeskLock:
    if not os.access(path, os.W_OK):
        raise PermissionError(path)
    return acquire(path, this_program())


def _open_for_writing(path: Path, lock: DeskLock, migrations: Migrations) -> DeskFile:
    if _is_older(path, Access.WRITE, migrations, check_all=lock.was_left_behind):
        upgrade_with_copy(path, migrations)
    return DeskFile(path, connect(path, Access.WRITE), lock=lock)


def _open_for_reading(path: Path, restriction: Restriction, migrations: Migrations) -> DeskFile:
    access = _reading_access(path, restriction.holder)
    if access is None or _is_older(path, access, migrations):
        return _open_copy(path, restriction, migrations)
    return DeskFile(path, connect(path, access), restriction=restriction)


def _reading_access(path: Path, holder: Holder | None) -> Access | None:
    """Choose how to read; None where the desk itself cannot be read safely, and a copy can."""
    if holder is not None and holder.host != this_program().host:
        return None
    if _can_read_beside_a_writer(path):
        return Access.READ
    wal = path.with_name(f"{path.name}-wal")
    return None if wal.exists() and wal.stat().st_size else Access.FROZEN


def _can_read_beside_a_writer(path: Path) -> bool:
    """Say whether SQLite finds, or can make, the shared memory that its log needs."""
    with closing(connect(path, Access.READ)) as connection:
        try:
            connection.execute("SELECT 1 FROM sqlite_master")
        except sqlite3.OperationalError as error:
            if primary_code(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                return False
            raise
    return True


def _open_copy(path: Path, restriction: Restriction, migrations: Migrations) -> DeskFile:
    folder = tempfile.TemporaryDirectory(prefix="iomdesk-")
    try:
        copy = copy_for_reading(path, Path(folder.name))
        if _is_older(copy, Access.WRITE, migrations, check_all=True):
            upgrade(copy, migrations)
        connection = connect(copy, Access.READ)
    except BaseException:
        folder.cleanup()
        raise
    return DeskFile(path, connection, restriction=restriction, copy_folder=folder)


def _is_older(path: Path, access: Access, migrations: Migrations, *, check_all: bool = False) -> bool:
    with closing(connect(path, access)) as connection:
        revision = _revision(connection, path)
        if check_all and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DeskDamaged(path)
    if is_newer(revision, migrations.head):
        raise DeskTooNew(path)
    return revision != migrations.head


def _revision(connection: sqlite3.Connection, path: Path) -> str:
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        raise user_error(error, path) or NotADesk(path) from error
    if found is None:
        raise DeskDamaged(path)
    return str(found[0])


def _lay_out(path: Path) -> None:
    # Not yet with a log: the header must be in the file itself, where the next opening looks for it.
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(f"BEGIN IMMEDIATE;\n{empty_desk_statements()}\nCOMMIT;")


def _held(holder: Holder | None) -> Restriction:
    if holder is None:
        return Restriction(
            _("This desk is open for writing in another window or program. You can read it here.")
        )
    sentence = _(
        "This desk is open for writing by {user} on {host} since {time}. You can read it; "
        "to change it, close it there and open it here again."
    )
    time = holder.since.astimezone().strftime("%Y-%m-%d %H:%M")
    return Restriction(sentence.format(user=holder.user, host=holder.host, time=time), holder)


def _no_locks() -> Restriction:
    return Restriction(
        _(
            "This desk lies in a place where files cannot be locked. You can read it; "
            "to change it, copy it into a folder of this computer."
        )
    )


def _not_writable(path: Path) -> Restriction:
    return Restriction(
        _(
            "This desk lies where you may not write. You can read it; "
            "to change it, copy it into a folder of your own."
        ),
        read_holder(path),
    )
