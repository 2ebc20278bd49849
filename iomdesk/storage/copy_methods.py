"""Copy what one connection sees of a desk while others write: page by page, or the file as it lies."""

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from iomdesk.storage.connections import Access, connect, connect_new, key_behind

Progress = Callable[[int, int], bool]
"""Told what is done and all there is; the answer says whether to go on."""
_PAGES_PER_STEP = 1_024  # some milliseconds; between two steps a copy can be given up
_BYTES_PER_STEP = 4 << 20


class BackupGivenUp(Exception):
    """Raised where a copy was stopped before it was whole; nothing of it counts."""


def copy_online(source: sqlite3.Connection, target: Path, progress: Progress | None = None) -> None:
    """Copy with SQLite's own backup, in steps; without a journal, for a file that does not count yet."""

    def step(_status: int, left: int, total: int) -> None:
        _go_on(progress, total - left, total)

    with closing(connect_new(target, key_behind(source))) as copy:
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy, pages=_PAGES_PER_STEP, progress=step)


def copy_settled(
    desk: Path, reader: sqlite3.Connection, target: Path, progress: Progress | None = None
) -> bool:
    """Copy the file itself, three times as fast, where it holds all that the reader's transaction sees.

    Once the log up to there is in the file, no checkpoint writes to it while the reader reads: what is newer
    would be written over what it sees (sqlite.org/wal.html, "Checkpointing"). False where that cannot be had.

    Only for a process that has the desk open nowhere else: closing a file drops all its locks of the process
    (sqlite.org/howtocorrupt.html, 2.2). On Windows those locks are in the way of reading.
    """
    if os.name != "posix" or not _has_all(desk):
        return False
    file = desk.open("rb")
    try:
        total, done = os.fstat(file.fileno()).st_size, 0
        with target.open("r+b") as copy:
            while moved := _move(file, copy):
                done += moved
                _go_on(progress, done, total)
        reader.rollback()  # its transaction must outlast the copy, and its connection the file
        reader.close()
    finally:
        file.close()
    return True


def _move(file: BinaryIO, copy: BinaryIO) -> int:
    """Copy the next piece and return its size; Linux does it without bringing the bytes into the program."""
    if hasattr(os, "sendfile") and sys.platform == "linux":
        return os.sendfile(copy.fileno(), file.fileno(), None, _BYTES_PER_STEP)
    return copy.write(file.read(_BYTES_PER_STEP))


def _has_all(desk: Path) -> bool:
    try:
        with closing(connect(desk, Access.WRITE)) as writer:
            is_busy, in_log, in_file = writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    except sqlite3.Error:  # where one may only read
        return False
    return not is_busy and in_log == in_file


def _go_on(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and not progress(done, total):
        raise BackupGivenUp
