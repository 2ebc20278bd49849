"""Keep words on this machine while the desk cannot be written, on a thread of its own."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from iomdesk.document.typed_text import TextKey, TypedLine, delta_between, digest_of, record_of, whole_text
from iomdesk.runtime.journal_file import JournalFile
from iomdesk.ui.background import Courier, error_of


class AsideJournal(QObject):
    """Write texts into a file of this machine until the desk has them; without a desk it writes nothing."""

    failed = Signal(object)
    """(exception): words are on the screen and nowhere else."""
    kept = Signal()
    """What was given is on the disk of this machine."""

    def __init__(self, courier: Courier) -> None:
        super().__init__(courier)
        self._courier = courier
        self._desk = ("", "")
        self._executor: ThreadPoolExecutor | None = None
        self._file = _File()
        self._wanted: dict[TextKey, int] = {}
        self._turn = 0
        self.trouble: Exception | None = None

    def serve(self, desk_uid: str, desk_path: str) -> None:
        """Keep words for this desk from now on."""
        self._desk = (desk_uid, desk_path)

    @property
    def holds_all(self) -> bool:
        """Say whether all that was given is on the disk of this machine, and something is."""
        return bool(self._wanted) and not self.trouble and self._file.is_open and not self._pending

    @property
    def keys(self) -> frozenset[TextKey]:
        """Return the texts that the desk does not have yet."""
        return frozenset(self._wanted)

    def keep(self, key: TextKey, text: str) -> None:
        """Write a text down, or what changed in it since the last time."""
        if not self._desk[0]:
            return
        self._turn += 1
        turn = self._wanted[key] = self._turn
        now = datetime.now(UTC)
        self._run(lambda: self._file.keep(self._desk, key, text, now, lambda: self._is_last(key, turn)))

    def deliver(self, key: TextKey) -> None:
        """Let go of a text that is in the desk."""
        if self._wanted.pop(key, None) is not None:
            self._run(lambda: self._file.deliver(key))

    def close(self) -> None:
        """Finish what is under way; a file that holds something stays for the next start."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None
        self._file.close()

    _pending = 0

    def _is_last(self, key: TextKey, turn: int) -> bool:
        return self._wanted.get(key) == turn

    def _run(self, function: Callable[[], None]) -> None:
        if self._executor is None:
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="iomdesk-aside")
        self._pending += 1
        self._courier.await_result(self._executor.submit(function), self._on_done)

    def _on_done(self, done: "Future[None]") -> None:
        self._pending -= 1
        self.trouble = error_of(done)
        if self.trouble is not None:
            self.failed.emit(self.trouble)
        elif not self._pending:
            self.kept.emit()


class _File:
    """The file, made when it is first needed, and what it holds; used from one thread."""

    def __init__(self) -> None:
        self._file: JournalFile | None = None
        self._texts: dict[TextKey, str] = {}

    @property
    def is_open(self) -> bool:
        return self._file is not None

    def keep(
        self, desk: tuple[str, str], key: TextKey, text: str, at: datetime, is_wanted: Callable[[], bool]
    ) -> None:
        """Begin with the whole text: whatever the desk holds then, these words can be read."""
        if not is_wanted() or self._texts.get(key) == text:
            return
        if self._file is None:
            self._file = JournalFile(*desk)
        former = self._texts.get(key)
        line = (
            whole_text(key, text, at)
            if former is None
            else TypedLine(key, digest_of(former), delta_between(former, text), at)
        )
        self._file.add(record_of(line))
        self._texts[key] = text

    def deliver(self, key: TextKey) -> None:
        self._texts.pop(key, None)
        if self._file is not None and not self._texts:
            self._file.discard()
            self._file = None
        elif self._file is not None:
            self._file.add({"delivered": list(key)})

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
