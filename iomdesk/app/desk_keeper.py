"""Keep the open desk safe: backups by themselves, their rehearsal, checks, repairs and what can be saved."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from iomdesk.desk import Desk
from iomdesk.queries.findings import Finding
from iomdesk.queries.keeping_words import Rescued
from iomdesk.runtime.backup_record import Backup
from iomdesk.runtime.desk_address import is_server
from iomdesk.runtime.paths import backups_folder
from iomdesk.ui.background import Courier, error_of
from iomdesk.ui.keeping.keeper import Keeper

T = TypeVar("T")

BACKED_UP_AFTER_MS = 8_000  # the desk is on screen and somebody begins to read
HOUR_MS = 3_600_000


class DeskKeeper(Keeper):
    """Work on a thread of its own, and rehearse in a process of its own: nobody waits for a backup."""

    def __init__(
        self,
        desk: Desk,
        root: Callable[[], Path],
        choose: Callable[[Path | None], None],
        restore: Callable[[Path], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._root, self._choose, self._restore = desk, root, choose, restore
        self._courier = Courier(self)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="iomdesk-keeper")
        self._is_over = Event()
        self._left = 0
        self._backed_up: object = None
        self._first = self._timer(BACKED_UP_AFTER_MS, lambda: self._by_itself("opening"))
        self._hourly = self._timer(HOUR_MS, lambda: self._by_itself("hourly"))
        self._first.setSingleShot(True)
        if self.can_change:
            self._first.start()
            self._hourly.start()

    @property
    def folder(self) -> Path:
        """Return the folder of all backups."""
        return self._root()

    @property
    def is_elsewhere(self) -> bool:
        """Say whether another folder than the program's own was chosen."""
        return self.folder != backups_folder()

    @property
    def is_damaged(self) -> bool:
        """Say whether the desk is open for reading only because it is damaged."""
        return self._desk.is_damaged

    @property
    def can_change(self) -> bool:
        """Say whether the desk is open for writing."""
        return not self._desk.is_read_only

    def look(self) -> None:
        """List the backups anew."""
        self._work(lambda: _list(self._desk.path, self._root()), self._on_listed)

    def back_up(self, reason: str = "asked") -> None:
        """Make a backup and rehearse it."""
        path, root = self._desk.path, self._root()
        self._backed_up = _state(path)

        def work() -> Backup:
            from iomdesk.backups import back_up_elsewhere

            return back_up_elsewhere(path, root, reason=reason, is_wanted=lambda: not self._is_over.is_set())

        self._work(work, self._on_backed_up, self._on_not_backed_up)

    def rehearse(self, backup: Backup) -> None:
        """Rehearse a backup again."""

        def work() -> Backup:
            from iomdesk.backups import rehearse

            return rehearse(backup)

        self._work(work, self._on_backed_up)

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the desk, and open that."""
        self._restore(backup)

    def choose_folder(self, folder: Path | None) -> None:
        """Keep backups elsewhere from now on; None for the program's own folder."""
        self._choose(folder)
        self._backed_up = None
        self.look()

    def check(self) -> None:
        """Check the desk."""
        self.repaired = ()
        self._await(self._desk.check(), self._on_checked)

    def repair(self) -> None:
        """Repair what can be, and check again."""
        self._await(self._desk.repair([one.path for one in self.backups]), self._on_repaired)

    def rescue(self, target: Path) -> None:
        """Save what can be read into a new desk."""
        path = self._desk.path

        def work() -> Rescued:
            from iomdesk.storage.rescue import rescue_desk

            return rescue_desk(path, target)

        self._work(work, lambda rescued: self.rescued.emit(target, rescued))

    def close(self) -> None:
        """Give up what is going on; nothing half-made stays."""
        self._is_over.set()
        self._first.stop()
        self._hourly.stop()
        self._courier.close()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _timer(self, after_ms: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(after_ms)
        timer.timeout.connect(do)
        return timer

    def _by_itself(self, reason: str) -> None:
        if self._backed_up != _state(self._desk.path) and not self.is_busy:
            self.back_up(reason)

    def _work(
        self,
        function: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        if not self._is_over.is_set():
            self._await(self._executor.submit(function), then, otherwise)

    def _await(
        self,
        future: "Future[T]",
        then: Callable[[T], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        self._count(1)

        def finished(done: "Future[T]") -> None:
            self._count(-1)
            error = error_of(done)
            if error is None:
                then(done.result())
            elif otherwise is not None:
                otherwise(error)
            else:
                self.failed.emit(str(error))

        self._courier.await_result(future, finished)

    def _count(self, change: int) -> None:
        self._left += change
        if self.is_busy != bool(self._left):
            self.is_busy = bool(self._left)
            self.busyChanged.emit(self.is_busy)

    def _on_listed(self, backups: tuple[Backup, ...]) -> None:
        self.backups, self.is_listed = backups, True
        if not self.trouble and backups and backups[0].trouble:
            self.trouble = backups[0].trouble
        self.listed.emit()

    def _on_backed_up(self, backup: Backup) -> None:
        self.trouble = backup.trouble
        self._backed_up = _state(self._desk.path)
        self.look()
        if self.trouble and self.can_change:
            self.check()  # is it the backup that is damaged, or the desk?

    def _on_not_backed_up(self, error: Exception) -> None:
        self.trouble = str(error)
        self.failed.emit(self.trouble)
        self.look()

    def _on_checked(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        self.checked.emit()
        if self.can_change and any(one.kind == "file_damaged" for one in findings):
            self.damageFound.emit()

    def _on_repaired(self, sentences: tuple[str, ...]) -> None:
        self.repaired = sentences
        self._await(self._desk.check(), self._on_checked)


def _list(path: Path, root: Path) -> tuple[Backup, ...]:
    from iomdesk.storage.backups import list_backups

    return list_backups(path, root)


def _state(path: Path) -> Any:
    """Say by what one sees of its files that a desk was written to; of a shared one nothing is seen."""
    if is_server(path):
        return object()
    files = [path, path.with_name(f"{path.name}-wal")]
    stats = [file.stat() for file in files if file.exists()]
    return [(one.st_size, one.st_mtime_ns) for one in stats]
