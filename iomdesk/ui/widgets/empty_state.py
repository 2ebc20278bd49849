"""Say what a place is for while it is empty, and what to do first."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from iomdesk.ui.icons import pixmap
from iomdesk.ui.tokens import current_tokens
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class EmptyState(QWidget):
    """Show an icon, a title, a sentence and the buttons that begin the work."""

    def __init__(self, icon_name: str, title: str, sentence: str, *buttons: QPushButton) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = label(title, "strong")
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = label(sentence, "muted", wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMinimumWidth(200)
        words.setMaximumWidth(420)
        middle = row(None, words, None)
        middle.setStretchFactor(words, 100)
        self.setLayout(
            column(
                None,
                self._icon,
                heading,
                middle,
                8,
                row(None, *buttons, None),
                None,
                margins=(24, 24, 24, 24),
            )
        )
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._paint()

    def _paint(self) -> None:
        tokens = current_tokens()
        self._icon.setPixmap(pixmap(self._icon_name, tokens.faint, 36, self.devicePixelRatioF()))
