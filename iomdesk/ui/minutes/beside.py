"""What stands beside the text: several panels in one place, one of them shown."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import Segments


class Beside(QFrame):
    """Hold panels under a switch."""

    chosen = Signal(str)
    """(key): a panel was chosen."""

    def __init__(self, panels: Mapping[str, tuple[str, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("beside")
        self._panels = {key: panel for key, (_words, panel) in panels.items()}
        self.switch = Segments({key: words for key, (words, _panel) in panels.items()})
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        self.switch.chosen.connect(self.choose)
        head = row(self.switch, None, margins=(12, 10, 12, 2))
        self.setLayout(column(head, self._stack, gap="xs"))

    def choose(self, key: str) -> None:
        """Show a panel."""
        self.switch.choose(key)
        self._stack.setCurrentWidget(self._panels[key])
        self.chosen.emit(key)

    @property
    def current(self) -> str:
        """Return the key of the panel shown."""
        return self.switch.current
