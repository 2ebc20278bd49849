"""Qt's application, that also hears which file the system asks it to open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from iomdesk.runtime.paths import resources_folder


class QtApplication(QApplication):
    """Tell of a desk double-clicked while the program runs, as macOS does it.

    An event filter on the application would see every event of every widget, and slow all of them.
    """

    fileAsked = Signal(object)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("iomdesk")
        self.setApplicationDisplayName("iomdesk")
        self.setDesktopFileName("iomdesk")
        self.setWindowIcon(QIcon(str(resources_folder() / "icons" / "iomdesk.svg")))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self.fileAsked.emit(Path(event.file()))
            return True
        return super().event(event)
