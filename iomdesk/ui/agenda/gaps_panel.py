"""What is still missing for the session; each line leads to where it is mended."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from iomdesk.queries.gap_words import gap_sentence
from iomdesk.queries.gaps import Gap, GapKind
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import ElidedButton, TextButton
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.layouts import column, empty, scrolled

PLACES_OF_GAPS: Mapping[GapKind, str] = {
    GapKind.ITEM_WITHOUT_TITLE: "title",
    GapKind.TITLE_NOT_TRANSLATED: "title",
    GapKind.TITLE_STALE: "title",
    GapKind.ANNOTATION_STALE: "annotation",
    GapKind.ITEM_WITHOUT_DOCUMENT: "documents",
    GapKind.DOCUMENT_OVERDUE: "documents",
    GapKind.DOCUMENT_LATE: "documents",
}
"""Which part of an item's panel mends a gap; the others are mended in the list or the mandate."""


class GapsPanel(QWidget):
    """List the gaps; pressing one asks to show its record."""

    gapChosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gaps: Sequence[Gap] = ()
        self._waiting = True
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._rows.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        content.setLayout(column(self._rows, None))
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(content))
        self._stack.addWidget(
            EmptyState(
                "circle-check", _("Nothing is missing"), _("The session has all that it needs so far.")
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def buttons(self) -> list[TextButton]:
        """Return the lines in order."""
        self._make_rows()
        items = [self._rows.itemAt(place) for place in range(self._rows.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, TextButton)]

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show these gaps; their lines are made once they are seen, for a large agenda has hundreds."""
        self._waiting = self._waiting or tuple(gaps) != self._gaps
        self._gaps = tuple(gaps)
        if self.isVisible():
            self._make_rows()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_rows()

    def _make_rows(self) -> None:
        if not self._waiting:
            return
        self._waiting = False
        empty(self._rows)
        for gap in self._gaps:
            self._rows.addWidget(self._row(gap))
        self._stack.setCurrentIndex(0 if self._gaps else 1)

    def _row(self, gap: Gap) -> QWidget:
        return ElidedButton(gap_sentence(gap), "gap", lambda: self.gapChosen.emit(gap), "triangle-alert")
