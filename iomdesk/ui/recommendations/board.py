"""The follow-up: all recommendations of all sessions, with how far each has come."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from iomdesk.queries.recommendations import RecommendationRow, list_recommendations
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.ui.operations import Operations
from iomdesk.ui.recommendations.board_model import ROW_ROLE, BoardFilter, BoardModel
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_WIDTHS = (150, 46, 0, 110, 60, 190, None)  # 0 takes what is left, None what its words need
_ROW_HEIGHT = 38


class RecommendationsBoard(DeskView):
    """Find a recommendation and go to it."""

    openRequested = Signal(int, int)
    """(session, recommendation)"""

    kinds = frozenset({"recommendation", "session", "item", "mandate"})

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self.model = BoardModel(self)
        self.filtered = BoardFilter(self)
        self.filtered.setSourceModel(self.model)
        self.filter = FilterLine(_("Filter: words, a clause, a status, a session"))
        self.count = label("", "small")
        self.table = BoardTable()
        self.table.setModel(self.filtered)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._stack = QStackedWidget()
        self._build()
        self.filter.textChanged.connect(self._on_typed)
        self.filter.wentDown.connect(self._go_into_table)
        self.filter.accepted.connect(lambda _twins: self._open(self.filtered.index(0, 0)))
        self.table.chosen.connect(self._open)

    def refresh(self) -> None:
        """Ask for all recommendations."""
        self.operations.ask(
            list_recommendations, receiver=self, then=self._on_rows, language=interface_language()
        )

    def _build(self) -> None:
        board = QWidget()
        head = row(label(_("Follow-up of recommendations"), "title"), None, self.count, gap="m")
        board.setLayout(column(head, self.filter, self.table, gap="m", margins=(24, 20, 24, 16)))
        sentence = _("Every recommendation of every session stands here with its status, once there is one.")
        self._stack.addWidget(board)
        self._stack.addWidget(EmptyState("gavel", _("No recommendation yet"), sentence))
        self.setLayout(column(self._stack))
        header = self.table.horizontalHeader()
        for place, width in enumerate(_WIDTHS):
            if width:
                self.table.setColumnWidth(place, width)
            else:
                header.setSectionResizeMode(place, _fitting(width))

    def _on_rows(self, rows: tuple[RecommendationRow, ...]) -> None:
        self._stack.setCurrentIndex(0 if rows else 1)
        former = self.table.currentIndex().data(ROW_ROLE)
        self.model.show_rows(rows)
        self._count()
        if isinstance(former, RecommendationRow):
            self._choose(former.id)

    def _choose(self, recommendation: int) -> None:
        for place in range(self.filtered.rowCount()):
            index = self.filtered.index(place, 0)
            if index.data(ROW_ROLE).id == recommendation:
                self.table.setCurrentIndex(index)
                return

    def _on_typed(self, typed: str) -> None:
        self.filtered.look_for(typed)
        self._count()

    def _count(self) -> None:
        shown, every = self.filtered.rowCount(), self.model.rowCount()
        words = ngettext("{count} recommendation", "{count} recommendations", every).format(count=every)
        among = _("{shown} of {every}").format(shown=shown, every=words)
        self.count.setText(words if shown == every else among)

    def _go_into_table(self) -> None:
        self.table.setFocus()
        self.table.setCurrentIndex(self.filtered.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        found = index.data(ROW_ROLE)
        if isinstance(found, RecommendationRow):
            self.openRequested.emit(found.session_id, found.id)


def _fitting(width: int | None) -> QHeaderView.ResizeMode:
    mode = QHeaderView.ResizeMode
    return mode.ResizeToContents if width is None else mode.Stretch


class BoardTable(QTableView):
    """Choose by double-click or Enter, copy as text, sort by any column."""

    chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("boxed")
        self.setStyleSheet("QTableView::item { padding-left: 5px; }")  # words below the words of the heads
        self.setAccessibleName(_("Recommendations of all sessions"))
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text_of_selection())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def text_of_selection(self) -> str:
        """Return the lines chosen as text with tabs, as a spreadsheet takes it."""
        model = self.model()
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(model.columnCount())
        return "\n".join(
            "\t".join(str(model.index(line, place).data() or "") for place in columns) for line in lines
        )
