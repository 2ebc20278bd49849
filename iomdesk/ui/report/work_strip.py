"""Show long work as it goes, with a way to stop it; short work never shows."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import row

SHOW_AFTER_MS = 500


class WorkStrip(QFrame):
    """Follow one piece of work at a time."""

    def __init__(self, parent: QWidget | None = None, *, show_after_ms: int = SHOW_AFTER_MS) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._work: WorkHandle | None = None
        self._words = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self.cancel = TextButton(_("Stop"), "link", self._on_cancel)
        self.setLayout(row(self._words, self._bar, None, self.cancel, gap="m", margins=(16, 6, 12, 6)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(show_after_ms)
        self._timer.timeout.connect(self.show)
        self.hide()

    def follow(self, work: WorkHandle, words: str) -> None:
        """Show a piece of work once it has lasted a moment."""
        self._work = work
        self._words.setText(words)
        self._bar.setRange(0, 0)
        work.progressed.connect(self._on_progress)
        work.finished.connect(lambda: self._on_finished(work))
        self._timer.start()

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def _on_cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _on_finished(self, work: WorkHandle) -> None:
        if work is self._work:
            self._work = None
            self._timer.stop()
            self.hide()
