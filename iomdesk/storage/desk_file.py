"""A desk file that is open: its transactions, its copies, and its closing as one single file."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from iomdesk.runtime.errors import UserError
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.copies import copy_into
from iomdesk.storage.errors import DeskMoved, user_error
from iomdesk.storage.lock import DeskLock, HeldElsewhere, NoLocksHere, acquire, this_program
from iomdesk.storage.restrictions import Restriction

if TYPE_CHECKING:  # SQLAlchemy is imported with the first session: a glance does without it
    from sqlalchemy import Engine
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
        self.client = ""
        self.seen = 0
        self._connection = connection
        self._lock = lock
        self._copy_folder = copy_folder
        self._file = os.stat(path)

    @property
    def is_read_only(self) -> bool:
        """Say whether nothing can be changed."""
        return self.restriction is not None

    @contextmanager
    def glancing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection without SQLAlchemy that sees one state of the desk and leaves nothing behind."""
        with self._told_to_users():
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.rollback()

    def as_rows(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give the desk as a file has it, row by row."""
        return self.glancing()

    def reading(self) -> AbstractContextManager[Session]:
        """Give a session that sees one state of the desk throughout and leaves nothing behind."""
        return self._transaction(lambda session: session.rollback(), is_writing=False)

    def writing(self, seen: int | None = None) -> AbstractContextManager[Session]:  # noqa: ARG002
        """Give a session whose changes are stored at the end, all or none; `seen` is of shared desks.

        Raises DeskReadOnly, DeskFull, DeskBusy, DeskDamaged, DeskMoved, DeskNotWritable.
        """
        return self._transaction(self._store, is_writing=not self.is_read_only)

    def note_touched(self, session: Session, result: object) -> None:
        """Tell nobody: a file has one window that writes."""

    def note_seen(self, number: int | None = None) -> None:
        """Note nothing: nobody else changes a file."""

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
        if "_engine" in vars(self):
            self._engine.dispose()
        self._connection.close()
        if self._lock:
            self._lock.release()
        elif self._copy_folder:
            self._copy_folder.cleanup()
        else:
            tidy_after_reading(self.path)

    @cached_property
    def _engine(self) -> Engine:
        from iomdesk.storage.engines import engine_over

        return engine_over(self._connection)

    @contextmanager
    def _transaction(self, finish: Callable[[Session], None], *, is_writing: bool) -> Iterator[Session]:
        from sqlalchemy.orm import Session

        from iomdesk.storage.engines import READING, WRITING

        engine = self._engine.execution_options(begin=WRITING if is_writing else READING)
        with self._told_to_users(), Session(engine) as session:
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
        from iomdesk.storage.audit_chain import extend_chain
        from iomdesk.storage.search_index import index_pending

        session.flush()
        if not self.is_read_only:
            if not self._is_in_place():
                raise DeskMoved(self.path)
            extend_chain(session)
            index_pending(session)
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
