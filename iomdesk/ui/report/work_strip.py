"""Show long work as it goes, with a way to stop it; short work never shows."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import row

SHOW_AFTER_MS = 500
_KNOWN_AFTER = 1.0  # seconds of a stage before anybody can say how long it takes


class WorkStrip(QFrame):
    """Follow one piece of work at a time."""

    def __init__(self, parent: QWidget | None = None, *, show_after_ms: int = SHOW_AFTER_MS) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._work: WorkHandle | None = None
        self._began = (0.0, 0, 0)
        self._words = label("")
        self._left = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self.cancel = TextButton(_("Stop"), "link", self._on_cancel)
        self.setLayout(
            row(self._words, self._bar, self._left, None, self.cancel, gap="m", margins=(16, 6, 12, 6))
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(show_after_ms)
        self._timer.timeout.connect(self.show)
        self.hide()

    @property
    def left(self) -> str:
        """Return what is said about the time left."""
        return self._left.text()

    def follow(self, work: WorkHandle, words: str) -> None:
        """Show a piece of work once it has lasted a moment."""
        self._work = work
        self._began = (0.0, 0, 0)
        self._words.setText(words)
        self._left.setText("")
        self._bar.setRange(0, 0)
        work.progressed.connect(self._on_progress)
        work.finished.connect(lambda: self._on_finished(work))
        self._timer.start()

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        now = time.monotonic()
        began, first, of = self._began
        if of != total or done < first:
            self._began = (now, done, total)
        elif done > first and now - began >= _KNOWN_AFTER:
            self._left.setText(time_left((now - began) / (done - first) * (total - done)))

    def _on_cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _on_finished(self, work: WorkHandle) -> None:
        if work is self._work:
            self._work = None
            self._timer.stop()
            self.hide()


def time_left(seconds: float) -> str:
    """Say roughly how long something still takes."""
    if seconds < 60:
        count = max(1, round(seconds))
        return ngettext("about {count} second left", "about {count} seconds left", count).format(count=count)
    count = round(seconds / 60)
    return ngettext("about {count} minute left", "about {count} minutes left", count).format(count=count)
