"""A desk file that is open: its transactions, its copies, and its closing as one single file."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from iomdesk.runtime.errors import UserError
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.copies import copy_into
from iomdesk.storage.engines import READING, WRITING, engine_over
from iomdesk.storage.errors import DeskMoved, user_error
from iomdesk.storage.lock import DeskLock, HeldElsewhere, NoLocksHere, acquire, this_program
from iomdesk.storage.restrictions import Restriction

if TYPE_CHECKING:  # the mapper is imported with the first session: a glance does without it
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session


class DeskFile:
    """Hold the one connection to a desk file; used from one thread."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        lock: DeskLock | None = None,
        restriction: Restriction | None = None,
        copy_folder: tempfile.TemporaryDirectory[str] | None = None,
    ) -> None:
        self.path = path
        self.restriction = restriction
        self._connection = connection
        self._lock = lock
        self._copy_folder = copy_folder
        self._file = os.stat(path)
        self._engine = engine_over(connection)

    @property
    def is_read_only(self) -> bool:
        """Say whether nothing can be changed."""
        return self.restriction is not None

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """Give a bare connection that sees one state of the desk: for plain rows, at once."""
        with self._told_to_users(), self._engine.connect() as connection:
            yield connection

    def reading(self) -> AbstractContextManager[Session]:
        """Give a session that sees one state of the desk throughout and leaves nothing behind."""
        return self._transaction(READING, lambda session: session.rollback())

    def writing(self) -> AbstractContextManager[Session]:
        """Give a session whose changes are stored at the end, all or none.

        Raises DeskReadOnly, DeskFull, DeskBusy, DeskDamaged, DeskMoved, DeskNotWritable.
        """
        return self._transaction(READING if self.is_read_only else WRITING, self._store)

    def checkpoint(self) -> None:
        """Bring the log into the file as far as nobody waits for it, so that a copy of the file is whole."""
        if not self.is_read_only:
            with suppress(sqlite3.Error):  # a later one, or the closing, does it
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def copy_to(self, target: Path) -> None:
        """Write a whole copy; raises DeskExists, DeskNotWritable, DeskFull."""
        copy_into(self._connection, target)

    def close(self) -> None:
        """Close so that the single file holds everything; a second time does nothing."""
        with suppress(sqlite3.Error):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()
        self._connection.close()
        if self._lock:
            self._lock.release()
        elif self._copy_folder:
            self._copy_folder.cleanup()
        else:
            tidy_after_reading(self.path)

    @contextmanager
    def _transaction(self, begin: str, finish: Callable[[Session], None]) -> Iterator[Session]:
        from sqlalchemy.orm import Session

        with self._told_to_users(), Session(self._engine.execution_options(begin=begin)) as session:
            yield session
            finish(session)

    @contextmanager
    def _told_to_users(self) -> Iterator[None]:
        try:
            yield
        except UserError:
            raise
        except Exception as error:
            told = user_error(error, self.path, self.restriction.why if self.restriction else "")
            raise told or error from error

    def _store(self, session: Session) -> None:
        session.flush()
        if not self.is_read_only and not self._is_in_place():
            raise DeskMoved(self.path)
        session.commit()

    def _is_in_place(self) -> bool:
        try:
            return os.path.samestat(self._file, os.stat(self.path))
        except OSError:
            return False


def tidy_after_reading(path: Path) -> None:
    """Let SQLite take its log away where a reader was the last to leave: only a writer can."""
    if not path.with_name(f"{path.name}-wal").exists():
        return
    try:
        lock = acquire(path, this_program())
    except (HeldElsewhere, NoLocksHere, OSError):
        return
    with suppress(sqlite3.Error):
        connect(path, Access.WRITE).close()
    lock.release()
