"""Beside the editor: the recommendation as printed, and its history."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.document.dates import format_date
from iomdesk.queries.recommendations import StepRow
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.recommendations.words import statuses
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import add, column, empty, scrolled
from iomdesk.ui.wording import word_for


class SidePanel(QFrame):
    """Show the formed text and the dated steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self.setStyleSheet("QFrame#context { border: none; }")  # the splitter draws the line
        self.formed = label("", "print", wraps=True)
        self.formed.setTextFormat(Qt.TextFormat.RichText)
        self.formed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._steps = column(gap="xs")
        content = QWidget()
        content.setLayout(
            column(
                section(_("As printed")),
                self.formed,
                16,
                section(_("History")),
                self._steps,
                None,
                margins=(16, 16, 16, 16),
            )
        )
        self.setLayout(column(scrolled(content)))

    def show_formed(self, html: str) -> None:
        """Show the text as the report will print it."""
        self.formed.setText(html)

    def show_steps(self, steps: Sequence[StepRow]) -> None:
        """Show the steps, newest first."""
        empty(self._steps)
        for step in reversed(steps):
            day = step.on or step.recorded_at.astimezone().date()
            words = f"{format_date(day, interface_language())} · {word_for(statuses(), step.status)}"
            more = " · ".join(part for part in (step.symbol, step.note) if part)
            add(self._steps, label(words, wraps=True))
            if more:
                add(self._steps, label(more, "small", wraps=True))
