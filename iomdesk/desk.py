"""The composition root: one desk, with its file, its thread, the clock and the installation that acts."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from iomdesk.document.typed_text import lines_of
from iomdesk.queries.recovered import JournalState, journal_state
from iomdesk.runtime.desk_address import acting_at, is_server, server_at
from iomdesk.runtime.desk_keys import is_protected
from iomdesk.runtime.journal_file import left_journals
from iomdesk.runtime.paths import journals_folder
from iomdesk.runtime.settings import backups_root
from iomdesk.storage.errors import DeskClosed
from iomdesk.storage.worker import DeskWorker, WorkerStopped

if TYPE_CHECKING:  # SQLAlchemy is imported on the desk's own thread, once the window shows its list
    from sqlalchemy.orm import Session

    from iomdesk.queries.findings import Finding
    from iomdesk.services.work import Work
    from iomdesk.storage.listening import Listener
    from iomdesk.storage.news import News
    from iomdesk.storage.stores import Store

T = TypeVar("T")


@dataclass(frozen=True)
class Surroundings:
    """Hold what a desk takes from the world around it: the clock, whose hand changes things, where this
    machine keeps words that a desk could not take, and where backups.
    """

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    installation: str = field(default_factory=lambda: platform.node() or "local")
    journals: Callable[[], Path] = journals_folder
    backups: Callable[[], Path] = backups_root


class CalledFromDeskThread(Exception):
    """Raised where waiting for the desk's thread on that thread would wait for ever."""


class Desk:
    """Hold an open desk. Everything runs on its one thread, in the order it was asked for."""

    def __init__(self, worker: DeskWorker, file: Store, surroundings: Surroundings) -> None:
        self._worker = worker
        self._file = file
        self._surroundings = surroundings
        self._is_gathered = False
        self.path: Path = file.path
        self.client: str = file.client  # the sign of this window among those that share the desk
        self.is_read_only: bool = file.is_read_only
        self.holder: str = file.restriction.held_by if file.restriction else ""
        self.why_read_only: str = file.restriction.why if file.restriction else ""
        self.is_damaged: bool = file.restriction.is_damaged if file.restriction else False
        self._listener: Listener | None = None
        self._acting = acting_at(self.path, surroundings.installation)
        worker.when_idle = file.checkpoint
        worker.when_stopped = file.close

    @property
    def is_shared(self) -> bool:
        """Say whether it is on a server, where others may have it open too."""
        return is_server(self.path)

    @property
    def is_protected(self) -> bool:
        """Say whether the desk can only be read with a passphrase."""
        return is_protected(self.path)

    @property
    def name(self) -> str:
        """Return the file's name, as shown to the user."""
        return self.path.name

    def submit(self, function: Callable[[Work], T]) -> Future[T]:
        """Run a function in one transaction: stored when it returns, taken back when it raises."""
        return self._queue(lambda: self._write(function))

    def run(self, function: Callable[[Work], T]) -> T:
        """Do the same and wait for it."""
        self._refuse_own_thread()
        return self.submit(function).result()

    def do(self, service: Callable[..., T], /, **arguments: Any) -> Future[T]:
        """Run a service: `desk.do(map_clause, item=3, clause=7)`; raises ChangedElsewhere where shared."""
        seen = self._file.seen
        return self._queue(lambda: self._write(lambda work: service(work, **arguments), seen))

    def insist(self, service: Callable[..., T], /, **arguments: Any) -> Future[T]:
        """Run a service whatever others changed meanwhile: whoever asks has seen it."""
        return self.submit(lambda work: service(work, **arguments))

    def note(self, service: Callable[..., T], /, **arguments: Any) -> Future[T]:
        """Run a service before all that waits, as the journal of typing: words are not to wait for papers."""
        return self._queue(lambda: self._write(lambda work: service(work, **arguments)), is_urgent=True)

    def ask(self, query: Callable[..., T], /, **arguments: Any) -> Future[T]:
        """Run a query on one state of the desk: `desk.ask(agenda_of, session_id=1, language="fr")`."""
        return self._queue(lambda: self._read(query, arguments))

    def glance(self, query: Callable[..., T], /, **arguments: Any) -> Future[T]:
        """Run a query that is plain SQL, such as the first list: answered before SQLAlchemy is imported."""
        return self._queue(lambda: self._glance(query, arguments))

    def answer(self, query: Callable[..., T], /, **arguments: Any) -> T:
        """Run a query and wait for its answer."""
        self._refuse_own_thread()
        return self.ask(query, **arguments).result()

    def warm_up(self) -> Future[None]:
        """Import what all but the first list needs, so that the first click does not wait for it."""
        return self._queue(_map_model)

    def gather(self) -> Future[JournalState]:
        """Make recovered texts of what was typed and not stored when the program last ended; say what waits.

        Happens once, and before the first change at the latest: what is typed from then on is no leftover.
        """
        return self._queue(self._gather)

    def copy_to(self, path: Path) -> Future[None]:
        """Write a whole copy beside going work; raises DeskExists, DeskNotWritable, DeskFull."""
        return self._queue(lambda: self._file.copy_to(path))

    def export_to(self, path: Path) -> Future[int]:
        """Write the whole desk as JSON and say how many rows it has; raises PaperNotWritten."""
        return self._queue(lambda: self._export(path))

    def check(self) -> Future[tuple[Finding, ...]]:
        """Look whether everything is readable, whole and linked to something that is there."""
        return self._queue(self._check)

    def repair(self, backups: Sequence[Path] = ()) -> Future[tuple[str, ...]]:
        """Repair what `check` finds, as far as that can be rebuilt; the answer says what was done."""
        return self.submit(lambda work: _repaired(work, backups))

    def listen(self, on_news: Callable[[News | None], None], on_reached: Callable[[bool], None]) -> None:
        """Hear on another thread what others do with a shared desk, and whether its server answers."""
        from iomdesk.storage.listening import Listener

        self._listener = Listener(server_at(self.path), self.client, on_news, on_reached)

    def stand_at(self, place: str) -> None:
        """Tell the others where this window is: `item:12`."""
        if self._listener is not None:
            self._listener.stand_at(place)

    def note_seen(self, audited: int | None = None) -> Future[None]:
        """Note that the window shows, or is about to ask for, what was changed up to a row, or all of it."""
        return self._queue(lambda: self._file.note_seen(audited))

    def close(self) -> None:
        """Do what is queued, bring everything into the single file, end the thread; twice is once."""
        if self._listener is not None:
            self._listener.stop()
        self._worker.stop()

    def __enter__(self) -> Desk:
        """Leave the desk open until the block ends."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close the desk."""
        self.close()

    def _queue(self, function: Callable[[], T], *, is_urgent: bool = False) -> Future[T]:
        try:
            return self._worker.submit(function, is_urgent=is_urgent)
        except WorkerStopped as error:
            raise DeskClosed(self.path) from error

    def _refuse_own_thread(self) -> None:
        if self._worker.is_current_thread():
            raise CalledFromDeskThread

    def _write(self, function: Callable[[Work], T], seen: int | None = None) -> T:
        if not self._is_gathered:
            self._gather()
        with self._file.writing(seen) as session:
            result = function(self._work(session))
            self._file.note_touched(session, result)
            return result

    def _work(self, session: Session) -> Work:
        from iomdesk.services.work import Work

        return Work(session, self._surroundings.clock, self._acting)

    def _gather(self) -> JournalState:
        state = self._glance(journal_state, {})
        is_alone = not state.typed or self._is_alone()
        found = left_journals(self._surroundings.journals(), state.uid)
        left = tuple(one for one in found if one.is_readable)
        if self.is_read_only or self._is_gathered or not (left or (state.typed and is_alone)):
            self._is_gathered = True
            return replace(state, aside=len(left))
        from iomdesk.services.recovery import gather_typing

        aside = tuple(line for one in left for line in lines_of(one.records))
        with self._file.writing() as session:
            gather_typing(self._work(session), aside=aside, is_alone=is_alone)
        self._is_gathered = True
        for one in left:
            if not one.belongs_elsewhere(self.path):
                one.discard()
        return self._glance(journal_state, {})

    def _is_alone(self) -> bool:
        if not self.is_shared:
            return True
        from iomdesk.queries.presence import who_is_here

        return not self._read(who_is_here, {})

    def _export(self, path: Path) -> int:
        from iomdesk.rendering.output import write_with
        from iomdesk.storage.exchange import export_rows

        with self._file.as_rows() as connection:
            return write_with(lambda scratch: export_rows(connection, target=scratch), path)

    def _check(self) -> tuple[Finding, ...]:
        from iomdesk.storage.check import check_desk

        with self._file.reading() as session:
            return check_desk(session)

    def _glance(self, query: Callable[..., T], arguments: dict[str, Any]) -> T:
        with self._file.glancing() as connection:
            return query(connection, **arguments)

    def _read(self, query: Callable[..., T], arguments: dict[str, Any]) -> T:
        with self._file.reading() as session:
            return query(session, **arguments)


def open_desk_later(
    path: Path,
    *,
    read_only: bool = False,
    is_suspect: bool = False,
    surroundings: Surroundings = Surroundings(),
) -> Future[Desk]:
    """Begin to open a desk and return at once; the future raises what `open_desk` raises.

    One that is suspect is looked through first, however large, and only read where it is damaged.
    """
    return _begin(DeskWorker(), partial(_opened, path, read_only, surroundings, is_suspect), surroundings)


def open_desk(path: Path, *, read_only: bool = False, surroundings: Surroundings = Surroundings()) -> Desk:
    """Open a desk and wait for it.

    Raises DeskMissing, NotADesk, DeskDamaged, DeskTooNew, DeskUpgradeFailed, DeskNotWritable, DeskFull,
    DeskBusy.
    """
    return _await(partial(_opened, path, read_only, surroundings), surroundings)


def new_desk_later(
    path: Path, *, sample: bool = False, surroundings: Surroundings = Surroundings()
) -> Future[Desk]:
    """Begin to make a desk and return at once; the future raises what `new_desk` raises."""
    return _begin(DeskWorker(), partial(_made, path, sample, surroundings), surroundings)


def new_desk(path: Path, *, sample: bool = False, surroundings: Surroundings = Surroundings()) -> Desk:
    """Make a desk, with the sample session or without, and wait for it.

    Raises DeskExists (nothing is ever overwritten), DeskNotWritable, DeskFull.
    """
    return _await(partial(_made, path, sample, surroundings), surroundings)


def _begin(worker: DeskWorker, get_file: Callable[[], Store], surroundings: Surroundings) -> Future[Desk]:
    future = worker.submit(lambda: Desk(worker, get_file(), surroundings))
    future.add_done_callback(lambda done: None if _has_desk(done) else worker.stop())
    return future


def _await(get_file: Callable[[], Store], surroundings: Surroundings) -> Desk:
    worker = DeskWorker()
    try:
        return _begin(worker, get_file, surroundings).result()
    except BaseException:
        worker.stop()
        raise


def _has_desk(done: Future[Desk]) -> bool:
    return not done.cancelled() and done.exception() is None


def _opened(path: Path, read_only: bool, surroundings: Surroundings, is_suspect: bool = False) -> Store:
    from iomdesk.storage.stores import open_store

    return open_store(path, read_only=read_only, is_suspect=is_suspect, backups=surroundings.backups)


def _made(path: Path, sample: bool, surroundings: Surroundings) -> Store:
    from iomdesk.storage.stores import make_store

    return make_store(path, surroundings.clock, surroundings.installation, sample=sample)


def _repaired(work: Work, backups: Sequence[Path]) -> tuple[str, ...]:
    from iomdesk.storage.repairs import repair_desk

    return repair_desk(work, backups)


def _map_model() -> None:
    from sqlalchemy.orm import configure_mappers

    import iomdesk.model  # noqa: F401 - importing it maps every class

    configure_mappers()
