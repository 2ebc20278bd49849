"""Beside the editor: the recommendation as printed, and its life."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.recommendations.life_panel import LifePanel
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, scrolled


class SidePanel(QFrame):
    """Show the formed text, the steps, and what comes next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self.setStyleSheet("QFrame#context { border: none; }")  # the splitter draws the line
        self.formed = label("", "print", wraps=True)
        self.formed.setTextFormat(Qt.TextFormat.RichText)
        self.formed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.life = LifePanel()
        content = QWidget()
        content.setLayout(
            column(section(_("As printed")), self.formed, 16, self.life, None, margins=(16, 16, 16, 16))
        )
        self.setLayout(column(scrolled(content)))

    def show_formed(self, html: str) -> None:
        """Show the text as the report will print it."""
        self.formed.setText(html)
