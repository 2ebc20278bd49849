"""A desk on a server that is open: its transactions, and what becomes of them when the connection breaks.

Writers wait for each other before their first statement, as those of a file do: whoever writes sees all that
was stored before, and nothing of it can change meanwhile.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.orm import Session

from iomdesk.model.audit_chain import AuditedRow
from iomdesk.runtime.desk_address import ServerAddress
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.passwords import password_for
from iomdesk.services.changes import Changes
from iomdesk.services.overtaken import ChangedElsewhere, find_overtaken
from iomdesk.storage.audit_chain import audited_after, extend_chain
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.errors import DeskReadOnly
from iomdesk.storage.news import News, send_news
from iomdesk.storage.restrictions import Restriction
from iomdesk.storage.server_errors import OutcomeUnknown, is_lost, server_error
from iomdesk.storage.server_index import index_pending

PROGRAM = "iomdesk"
CONNECT_SECONDS = 5
_WAIT_FOR_WRITERS = "10s"
_KEPT = "1 day"  # receipts: whoever lost the connection asks within seconds
_ASK_AGAIN_FOR = 5.0  # seconds in which a server that broke off may come back and tell
_WRITERS = 0x494F4D44
"""The lock of all who write: the letters IOMD."""


class ServerDesk:
    """Hold the connection to a shared desk; used from one thread."""

    def __init__(self, path: Path, engine: Engine, restriction: Restriction | None = None) -> None:
        self.path = path
        self.restriction = restriction
        self.client = uuid.uuid4().hex[:12]
        self.seen = 0
        self._engine = engine
        self._own: set[int] = set()  # rows of the audit that this window wrote and has not passed yet

    @property
    def is_read_only(self) -> bool:
        """Say whether nothing can be changed."""
        return self.restriction is not None

    def glancing(self) -> AbstractContextManager[Session]:
        """Give a session that sees one state of the desk."""
        return self.reading()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the desk throughout and leaves nothing behind."""
        engine = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with self._told_to_users(), Session(engine) as session:
            yield session
            session.rollback()

    @contextmanager
    def writing(self, seen: int | None = None) -> Iterator[Session]:
        """Give a session whose changes are stored at the end, all or none.

        `seen` is the last row of the audit that whoever changes something has seen. Raises ChangedElsewhere,
        DeskReadOnly, DeskBusy, DeskFull, RoleForbids, ServerUnreachable, OutcomeUnknown.
        """
        if self.restriction is not None:
            raise DeskReadOnly(self.restriction.why)
        with self._told_to_users(), Session(self._engine) as session:
            wait_for_writers(session.connection())
            yield session
            session.flush()
            audited = extend_chain(session)
            is_newest = bool(audited) and self._is_first_to_change(session, seen, audited)
            index_pending(session)
            last = audited[-1].id if audited else 0
            if touched := _touched(session, audited):
                send_news(session, News(self.client, touched, last))
            self._commit(session)
        self._own |= {row.id for row in audited}
        if is_newest:
            self.note_seen(last)

    @contextmanager
    def administering(self) -> Iterator[Connection]:
        """Give a connection that sees to the desk itself, as to its roles."""
        with self._told_to_users(), self._engine.begin() as connection:
            yield connection

    def note_touched(self, session: Session, result: object) -> None:
        """Note what a transaction touches: the other windows are told with it."""
        if isinstance(result, Changes):
            touched: dict[str, frozenset[int]] = session.info.setdefault("touched", {})
            for kind, ids in result.touched.items():
                touched[kind] = touched.get(kind, frozenset()) | ids

    def note_seen(self, number: int | None = None) -> None:
        """Note that what was changed up to a row of the audit has been seen; all of it without a number."""
        if number is None:
            with self.reading() as session:
                number = session.scalar(text("SELECT coalesce(max(id), 0) FROM audit")) or 0
        self.seen = max(self.seen, number)
        self._own = {one for one in self._own if one > self.seen}

    @contextmanager
    def as_rows(self) -> Iterator[sqlite3.Connection]:
        """Give the desk as a file has it, in a copy that is taken away afterwards."""
        with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
            copy = Path(folder) / "desk.iomdesk"
            self.copy_to(copy)
            with closing(connect(copy, Access.READ)) as connection:
                yield connection

    def copy_to(self, target: Path) -> None:
        """Write the whole desk as a file; raises DeskExists, DeskNotWritable, DeskFull."""
        from iomdesk.storage.desk_copies import copy_to_file

        with self.reading() as session:
            copy_to_file(session.connection(), target)

    def checkpoint(self) -> None:
        """Rest: the server brings what it stored where it wants it."""

    def tidy(self) -> None:
        """Take away the receipts that nobody asks for any more."""
        if self.restriction is None:
            with self.administering() as connection:
                connection.execute(text(f"DELETE FROM receipt WHERE stored_at < now() - INTERVAL '{_KEPT}'"))

    def close(self) -> None:
        """Let go of the connection; a second time does nothing."""
        self._engine.dispose()

    def _is_first_to_change(self, session: Session, seen: int | None, audited: Sequence[AuditedRow]) -> bool:
        """Say whether nobody changed anything since what was seen; raises ChangedElsewhere."""
        if seen is None:
            return False
        others = [row for row in audited_after(session, seen, audited[0].id) if row.id not in self._own]
        if conflicts := tuple(find_overtaken(audited, others)):
            raise ChangedElsewhere(conflicts)
        return not others

    def _commit(self, session: Session) -> None:
        """Store, and know afterwards whether it was: each transaction leaves its number behind."""
        receipt = uuid.uuid4().hex
        session.execute(text("INSERT INTO receipt (id) VALUES (:id)"), {"id": receipt})
        try:
            session.commit()
        except Exception as error:
            if not is_lost(error):
                raise
            if not self._was_stored(receipt):
                raise

    def _was_stored(self, receipt: str) -> bool:
        until = time.monotonic() + _ASK_AGAIN_FOR
        while True:
            try:
                with self._engine.connect() as connection:
                    wait_for_writers(connection)  # the broken transaction is over when its lock is free
                    query = text("SELECT 1 FROM receipt WHERE id = :id")
                    return connection.execute(query, {"id": receipt}).first() is not None
            except Exception as error:
                if not is_lost(error):
                    raise
                if time.monotonic() > until:
                    raise OutcomeUnknown(self.path) from error
                time.sleep(0.2)

    @contextmanager
    def _told_to_users(self) -> Iterator[None]:
        with told_to_users(self.path):
            yield


def _touched(session: Session, audited: Sequence[AuditedRow]) -> Mapping[str, frozenset[int]]:
    """Return what the services said, and what the audit tells of those who say nothing."""
    touched: dict[str, frozenset[int]] = dict(session.info.get("touched", {}))
    for row in audited:
        if row.record_id.isdecimal():
            touched[row.record_kind] = touched.get(row.record_kind, frozenset()) | {int(row.record_id)}
    return touched


def wait_for_writers(connection: Connection) -> None:
    """Take the place of the one who writes, until the transaction ends; raises where that takes too long."""
    connection.execute(text(f"SET LOCAL lock_timeout = '{_WAIT_FOR_WRITERS}'"))
    connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITERS})"))


def engine_at(address: ServerAddress) -> Engine:
    """Make an engine with one connection, made again where it broke between two transactions."""
    return create_engine(
        "postgresql+psycopg://",
        connect_args=connection_arguments(address),
        pool_size=1,
        max_overflow=0,
        pool_pre_ping=True,
    )


def connection_arguments(address: ServerAddress) -> dict[str, object]:
    """Say how to connect; a dead line is noticed within half a minute."""
    return {
        "host": address.host,
        "port": address.port,
        "dbname": address.database,
        "user": address.user or None,
        "password": password_for(address),
        "application_name": PROGRAM,
        "connect_timeout": CONNECT_SECONDS,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
        "options": "-c idle_in_transaction_session_timeout=60000 -c timezone=UTC",
    }


@contextmanager
def told_to_users(path: Path) -> Iterator[None]:
    """Say in the user's words what the server refuses."""
    try:
        yield
    except UserError:
        raise
    except Exception as error:
        told = server_error(error, path)
        raise told or error from error
