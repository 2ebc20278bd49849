"""Make and open desk files: who may write, what is too old, too new, damaged or no desk at all."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from iomdesk.runtime.desk_keys import DeskKey
from iomdesk.storage.connections import Access, connect, connect_new
from iomdesk.storage.copies import copy_for_reading, reserved
from iomdesk.storage.desk_file import DeskFile, tidy_after_reading
from iomdesk.storage.errors import DeskDamaged, DeskMissing, DeskTooNew, NotADesk, primary_code, user_error
from iomdesk.storage.header import check_header
from iomdesk.storage.integrity import is_damaged
from iomdesk.storage.lock import (
    DeskLock,
    HeldElsewhere,
    NoLocksHere,
    acquire,
    read_holder,
    this_program,
)
from iomdesk.storage.migrations import Migrations, own_migrations, upgrade, upgrade_with_copy
from iomdesk.storage.restrictions import (
    Restriction,
    asked_for,
    damaged,
    held,
    no_locks,
    no_space,
    not_writable,
)
from iomdesk.storage.schema import empty_desk_statements, is_newer

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_CHECKED_AT_ONCE = 16 << 20  # looked through in some milliseconds; larger ones with the first backup
BeforeUpgrade = Callable[[Path], object]
_NO_SHARED_MEMORY = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_IOERR,
)


def create_desk_file(
    path: Path, fill: Callable[[Session], None] = lambda _session: None, *, key: DeskKey | None = None
) -> DeskFile:
    """Make a desk at the newest format, fill it in one transaction, and leave it open; a key protects it.

    Raises DeskExists (nothing is ever overwritten), DeskNotWritable, DeskFull; then no file stays.
    """
    path = path.resolve()
    with reserved(path):
        try:
            _lay_out(path, key)
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


def open_desk_file(
    path: Path,
    *,
    read_only: bool = False,
    migrations: Migrations | None = None,
    before_upgrade: BeforeUpgrade = lambda _path: None,
    is_suspect: bool = False,
) -> DeskFile:
    """Open a desk; one that somebody else is writing, that is damaged, or that lies where one may not write,
    only for reading.

    An older desk is copied beside itself and upgraded; `before_upgrade` may put it elsewhere too. Small
    desks and suspect ones are looked through first. Raises DeskMissing, NotADesk, DeskDamaged, DeskTooNew,
    DeskUpgradeFailed, DeskNotWritable, DeskFull, DeskBusy.
    """
    try:
        path = path.resolve(strict=True)
        check_header(path)
        return _open(path, read_only, migrations or own_migrations(), before_upgrade, is_suspect)
    except FileNotFoundError as error:
        raise DeskMissing(path) from error
    except sqlite3.Error as error:
        raise user_error(error, path) or error from error


def _open(
    path: Path, read_only: bool, migrations: Migrations, before_upgrade: BeforeUpgrade, is_suspect: bool
) -> DeskFile:
    if read_only:
        return _open_for_reading(path, asked_for(), migrations)
    try:
        lock = _take_lock(path)
    except HeldElsewhere as error:
        return _open_for_reading(path, held(error.holder), migrations)
    except NoLocksHere:
        return _open_for_reading(path, no_locks(), migrations)
    except OSError as error:
        why = no_space() if error.errno == errno.ENOSPC else not_writable()
        return _open_for_reading(path, why, migrations)
    try:
        return _open_for_writing(path, lock, migrations, before_upgrade, is_suspect)
    except DeskDamaged:
        lock.release()
        return _open_for_reading(path, damaged(), migrations)
    except BaseException:
        lock.release()
        tidy_after_reading(path)
        raise


def _take_lock(path: Path) -> DeskLock:
    if not os.access(path, os.W_OK):
        raise PermissionError(path)
    return acquire(path, this_program())


def _open_for_writing(
    path: Path, lock: DeskLock, migrations: Migrations, before_upgrade: BeforeUpgrade, is_suspect: bool
) -> DeskFile:
    is_small = path.stat().st_size <= _CHECKED_AT_ONCE
    if _is_older(path, migrations, check_all=is_suspect or is_small or lock.was_left_behind):
        before_upgrade(path)
        upgrade_with_copy(path, migrations)
    return DeskFile(path, connect(path, Access.WRITE), lock=lock)


def _open_for_reading(path: Path, restriction: Restriction, migrations: Migrations) -> DeskFile:
    if _is_written_elsewhere(path) or not _can_read_in_place(path):
        return _open_copy(path, restriction, migrations)
    try:
        if not _is_older(path, migrations):
            return DeskFile(path, connect(path, Access.READ), restriction=restriction)
    except BaseException:
        tidy_after_reading(path)
        raise
    tidy_after_reading(path)
    return _open_copy(path, restriction, migrations)


def _is_written_elsewhere(path: Path) -> bool:
    """Say whether the last writer was on another machine: its shared memory does not reach this one."""
    holder = read_holder(path)
    return holder is not None and holder.host != this_program().host


def _can_read_in_place(path: Path) -> bool:
    """Say whether SQLite finds, or can make, the shared memory that its log needs beside the desk."""
    with closing(connect(path, Access.READ)) as connection:
        try:
            connection.execute("SELECT 1 FROM sqlite_master")
        except sqlite3.OperationalError as error:
            if primary_code(error) in _NO_SHARED_MEMORY:
                return False
            raise
    return True


def _open_copy(path: Path, restriction: Restriction, migrations: Migrations) -> DeskFile:
    """Read a copy of an older desk, or of one that cannot be read where it lies."""
    folder = tempfile.TemporaryDirectory(prefix="iomdesk-")
    try:
        copy = copy_for_reading(path, Path(folder.name))
        if _is_older(copy, migrations, check_all=True):
            upgrade(copy, migrations)
        connection = connect(copy, Access.READ)
    except BaseException:
        folder.cleanup()
        raise
    return DeskFile(path, connection, restriction=restriction, copy_folder=folder)


def _is_older(path: Path, migrations: Migrations, *, check_all: bool = False) -> bool:
    """Say whether a desk must be upgraded; looked at for reading, so that a newer one stays untouched."""
    with closing(connect(path, Access.READ)) as connection:
        revision = _revision(connection, path)
        if check_all and is_damaged(connection):
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


def _lay_out(path: Path, key: DeskKey | None) -> None:
    # Not yet with a log: the header must be in the file itself, where the next opening looks for it.
    with closing(connect_new(path, key)) as connection:
        connection.executescript(f"BEGIN IMMEDIATE;\n{empty_desk_statements()}\nCOMMIT;")
