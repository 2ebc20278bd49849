"""What is seen while a desk is being opened: its name, and that work goes on."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

PATIENCE_MS = 600  # a bar that moves takes time away from the opening itself


class OpeningPage(QWidget):
    """Show the name of the desk that is being opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(240)
        self._bar.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._bar.show)
        self.setLayout(column(None, self._words, row(None, self._bar, None), None, gap="m"))

    def show_name(self, name: str) -> None:
        """Show which desk it is, and that work goes on once it takes a while."""
        self._bar.hide()
        self._patience.start()
        self._words.setText(_("Opening {name}…").format(name=name))
