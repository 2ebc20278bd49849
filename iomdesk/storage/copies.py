"""Whole copies of a desk, also of one that is open and being written."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from iomdesk.storage.connections import Access, connect, connect_new, key_behind
from iomdesk.storage.errors import (
    DeskBusy,
    DeskExists,
    DeskNotReadable,
    DeskNotWritable,
    NoRoomToRead,
    user_error,
)

_SUFFIX = ".iomdesk"
_ATTEMPTS = 3
_WAL_HEADER = 32


def copy_beside(path: Path, mark: str) -> Path:
    """Copy a desk into its own folder as `name.mark.iomdesk`; never over an older copy."""
    with closing(connect(path, Access.READ)) as source:
        for target in _free_names(path, mark):
            try:
                copy_into(source, target)
            except DeskExists:
                continue
            return target
    raise DeskExists(path)


def copy_into(source: sqlite3.Connection, target: Path) -> None:
    """Copy what a connection sees into a new file.

    Raises DeskExists, DeskNotWritable, DeskFull; no half a copy stays.
    """
    with reserved(target):
        try:
            with closing(connect_new(target, key_behind(source))) as copy:
                copy.execute("PRAGMA journal_mode = WAL")
                source.backup(copy)
        except sqlite3.Error as error:
            raise user_error(error, target) or error from error


@contextmanager
def reserved(path: Path) -> Iterator[None]:
    """Take a name that nobody has, empty; take it away again when what follows fails."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise DeskExists(path) from error
    except OSError as error:
        raise DeskNotWritable(path) from error
    try:
        yield
    except BaseException:
        for beside in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
        raise


def copy_for_reading(path: Path, folder: Path) -> Path:
    """Copy the files of a desk that another machine is writing, or that lies where nothing can be written.

    Shared memory does not reach over a network, so the log is copied too and read on this side. Raises
    DeskBusy where the desk changed during every attempt, NoRoomToRead, DeskNotReadable.
    """
    target = folder / path.name
    wal, wal_target = (p.with_name(p.name + "-wal") for p in (path, target))
    for _attempt in range(_ATTEMPTS):
        before = _state(path, wal)
        try:
            _copy_files({path: target, wal: wal_target})
        except OSError as error:
            raise NoRoomToRead(path) if error.errno == errno.ENOSPC else DeskNotReadable(path) from error
        if _state(path, wal) == before:
            return target
    raise DeskBusy(path)


def _copy_files(targets: Mapping[Path, Path]) -> None:
    for source, target in targets.items():
        target.unlink(missing_ok=True)
        if source.exists():
            shutil.copyfile(source, target)


def _free_names(path: Path, mark: str) -> Iterator[Path]:
    stem = path.name.removesuffix(_SUFFIX)
    yield path.with_name(f"{stem}.{mark}{_SUFFIX}")
    for count in range(2, 1_000):
        yield path.with_name(f"{stem}.{mark}-{count}{_SUFFIX}")


def _state(path: Path, wal: Path) -> tuple[object, ...]:
    """Say by what one sees that pages went into the file or that its log began anew."""
    about = path.stat()
    try:
        with wal.open("rb") as log:
            header = log.read(_WAL_HEADER)
    except FileNotFoundError:
        header = b""
    return about.st_size, about.st_mtime_ns, header
