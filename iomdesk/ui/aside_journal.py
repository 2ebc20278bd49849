"""Keep words on this machine while the desk cannot be written, or does not come to it in time."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from iomdesk.document.typed_text import TextKey, TypedLine, delta_between, digest_of, record_of, whole_text
from iomdesk.runtime.journal_file import JournalFile
from iomdesk.ui.background import Courier, error_of

_REMEMBERED = 4
"""How many states of a text are known again: the desk is seldom further behind than two."""


class AsideJournal(QObject):
    """Write texts into a file of this machine until the desk has them; without a desk it writes nothing.

    A line is handed to the system at once, on the thread of the window: other threads may be what words wait
    for. Bringing it onto the disk, which can take long, is done beside.
    """

    failed = Signal(object)
    """(exception): words are on the screen and nowhere else."""
    kept = Signal()
    """What was given is on the disk of this machine."""

    def __init__(self, courier: Courier) -> None:
        super().__init__(courier)
        self._courier = courier
        self._desk = ("", "")
        self._executor: ThreadPoolExecutor | None = None
        self._file: JournalFile | None = None
        self._texts: dict[TextKey, tuple[str, ...]] = {}
        self._syncing = 0
        self.trouble: Exception | None = None

    def serve(self, desk_uid: str, desk_path: str) -> None:
        """Keep words for this desk from now on."""
        self._desk = (desk_uid, desk_path)

    @property
    def holds_all(self) -> bool:
        """Say whether all that was given is on the disk of this machine, and something is."""
        return bool(self._texts) and self.trouble is None and not self._syncing

    def keep(self, key: TextKey, states: Sequence[str]) -> None:
        """Write a text down, or what changed in it since the last time.

        It comes with the states before it that the desk has, or may still come to: whoever finds both then
        knows which is the newer one.
        """
        if not self._desk[0] or self._texts.get(key, ())[-1:] == (states[-1],):
            return
        try:
            if self._file is None:
                self._file = JournalFile(*self._desk)
            for text in states:
                if text is states[-1] or text not in self._texts.get(key, ()):
                    self._add(self._file, key, text)
        except OSError as error:
            self._on_trouble(error)
            return
        self._run(self._file.sync)

    def deliver(self, key: TextKey) -> None:
        """Let go of a text that is in the desk."""
        if self._texts.pop(key, None) is None or self._file is None:
            return
        if self._texts:
            with suppress(OSError):  # then it is offered once more than it needs to be
                self._file.add({"delivered": list(key)})
            return
        self.trouble = None
        file, self._file = self._file, None
        self._run(file.discard)

    def close(self) -> None:
        """Finish what is under way; a file that holds something stays for the next start."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None
        if self._file is not None:
            self._file.close()
            self._file = None

    def _add(self, file: JournalFile, key: TextKey, text: str) -> None:
        """Begin with the whole text: whatever the desk holds then, these words can be read."""
        written, now = self._texts.get(key, ()), datetime.now(UTC)
        if written[-1:] == (text,):
            return
        if written:
            line = TypedLine(key, digest_of(written[-1]), delta_between(written[-1], text), now)
        else:
            line = whole_text(key, text, now)
        file.add(record_of(line))
        self._texts[key] = (*written[-_REMEMBERED:], text)

    def _run(self, function: Callable[[], None]) -> None:
        if self._executor is None:
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="iomdesk-aside")
        self._syncing += 1
        self._courier.await_result(self._executor.submit(function), self._on_done)

    def _on_done(self, done: "Future[None]") -> None:
        self._syncing -= 1
        error = error_of(done)
        if error is not None:
            self._on_trouble(error)
        elif not self._syncing:
            self.trouble = None
            self.kept.emit()

    def _on_trouble(self, error: Exception) -> None:
        self.trouble = error
        self.failed.emit(error)
