"""Choose a clause without leaving the agenda: `/`, a few letters, Enter."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.queries.mandate import VersionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.clause_list import ClauseList
from iomdesk.ui.agenda.clause_model import ClauseModel
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column

SIZE = QSize(460, 380)


class ClauseChooser(QFrame):
    """Float above the agenda until a clause is chosen or Escape is pressed."""

    chosen = Signal(int, int, bool)
    """(item, clause, with those that say the same)"""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._item = 0
        self._when_hidden: Callable[[], None] | None = None
        self.model = ClauseModel(self)
        self.filter = FilterLine(_("Clause: 2b, or words"))
        self.list = ClauseList(self.model)
        hint = label(_("Enter: choose or take back · Shift+Enter: with its twin · Esc: close"), "small")
        self.setLayout(column(self.filter, self.list, hint, margins=(10, 10, 10, 10)))
        self.filter.textChanged.connect(self._on_typed)
        self.filter.wentDown.connect(lambda: self.list.step(1))
        self.filter.wentUp.connect(lambda: self.list.step(-1))
        self.filter.accepted.connect(self._on_accepted)
        self.list.toggled.connect(self._on_toggled)

    def show_version(self, version: VersionRow | None) -> None:
        """Offer the clauses of a version."""
        self.model.show_version(version)

    def open_for(self, item: int, clauses: tuple[int, ...], at: QPoint) -> None:
        """Open below a point of the screen for one item."""
        self._item = item
        self.filter.clear()
        self.model.check(clauses)
        self.list.choose_first()
        self.resize(SIZE)
        self.move(self._kept_on_screen(at))
        self.show()
        self.filter.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _kept_on_screen(self, at: QPoint) -> QPoint:
        area = self.screen().availableGeometry()
        return QPoint(
            min(at.x(), area.right() - SIZE.width()),
            at.y() if at.y() + SIZE.height() < area.bottom() else area.bottom() - SIZE.height(),
        )

    def _on_typed(self, typed: str) -> None:
        self.model.filter(typed)
        self.list.choose_first()

    def _on_accepted(self, with_twins: bool) -> None:
        self.list.toggle(self.list.currentIndex(), with_twins)

    def _on_toggled(self, clause: int, with_twins: bool) -> None:
        self.hide()
        self.chosen.emit(self._item, clause, with_twins)
