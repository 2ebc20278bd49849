"""A clause's text being written: as high as its words, handed in on leaving and while writing goes on."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from iomdesk.ui.mandate.growing_text import GrowingText
from iomdesk.ui.widgets.fields import SAVE_AFTER_MS


class ClauseTextField(GrowingText):
    """Hold a text; a line that was broken in it is one line again when it is stored."""

    committed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", name, parent)
        self._stored = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._on_typed)

    def show_stored(self, text: str) -> None:
        """Show what the desk holds, unless the user is just writing something else."""
        is_being_written = self.hasFocus() and self._typed() != self._stored
        self._stored = text
        if not is_being_written and self._typed() != text:
            with QSignalBlocker(self):
                self.setPlainText(text)
            self._fit()

    def flush(self) -> None:
        """Hand in what was typed."""
        self._timer.stop()
        if self._typed() != self._stored and not self.isReadOnly():
            self._stored = self._typed()
            self.committed.emit(self._stored)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def _typed(self) -> str:
        return " ".join(self.toPlainText().split())

    def _on_typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
