"""The heat map: sessions scroll from the oldest to the newest beside the clauses, which stay."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from iomdesk.queries.coverage_rows import Coverage, CoverageCell
from iomdesk.runtime.translations import _
from iomdesk.ui.coverage.clause_header import ClauseHeader, paint_rule
from iomdesk.ui.coverage.model import CELL_ROLE, CoverageModel
from iomdesk.ui.coverage.painting import CELL_HEIGHT, CELL_WIDTH, paint_cell
from iomdesk.ui.tokens import current_tokens

HEAD_HEIGHT = 40
# The frame shows where the keys are: a filled selection would look like a state of its own.
_STYLE = """
QTableView { selection-background-color: transparent; }
QTableView::item:selected { background: transparent; }
QHeaderView::section { padding: 0; }
QTableCornerButton::section { background: transparent; border: none; }
"""


class CellDelegate(QStyledItemDelegate):
    """Draw a cell, and a frame around the one the keys are on."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, CoverageCell):
            return
        tokens, place = current_tokens(), QRectF(option.rect)
        model = index.model()
        painter.save()
        if isinstance(model, CoverageModel) and model.begins_chapter(index.row()):
            paint_rule(painter, option.rect, tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cell(painter, place, cell.states, tokens)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("text"), 2))
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()


class CoverageBoard(QTableView):
    """Choose a cell by click or Enter, a clause by its head; arrow keys, Home and End move."""

    cellChosen = Signal(int, int)
    """(clause, session)"""
    clauseChosen = Signal(int)
    sessionChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("boxed")
        self.setAccessibleName(_("Coverage of the mandate: clauses by sessions"))
        self.cells = CoverageModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(CellDelegate(self))
        self.setVerticalHeader(ClauseHeader(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(_STYLE)
        self._dress_head()
        self.clicked.connect(self._on_chosen)
        self.verticalHeader().sectionClicked.connect(
            lambda row: self.clauseChosen.emit(self.cells.clause(row).id)
        )
        self.horizontalHeader().sectionDoubleClicked.connect(
            lambda column: self.sessionChosen.emit(self.cells.session(column).id)
        )
        self.selectionModel().currentRowChanged.connect(lambda *_: self.verticalHeader().viewport().update())

    def show_coverage(self, coverage: Coverage) -> None:
        """Show another board, at the same cell where that is still there; at first at the newest session."""
        current = self.currentIndex()
        former = self._keys(current) if current.isValid() else None
        self.cells.show_coverage(coverage)
        if former is None or not self.choose(*former):
            self.setCurrentIndex(self.cells.index(0, self.cells.columnCount() - 1))
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def choose(self, clause: int, session: int | None = None) -> bool:
        """Go to a cell, or to a clause in the column where one is; say whether it is on the board."""
        row = self.cells.row_of(clause)
        column = (
            self.cells.column_of(session) if session is not None else max(0, self.currentIndex().column())
        )
        index = self.cells.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_chosen(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """Return the whole board as text with tabs, as a spreadsheet takes it."""
        rows, columns = range(self.cells.rowCount()), range(self.cells.columnCount())
        heads = (str(self.cells.headerData(c, Qt.Orientation.Horizontal)).replace("\n", " ") for c in columns)
        lines = ["\t".join(("", *heads))]
        for row in rows:
            marks = (str(self.cells.index(row, column).data()) for column in columns)
            lines.append("\t".join((self.cells.clause(row).reference, *marks)))
        return "\n".join(lines)

    def _dress_head(self) -> None:
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultSectionSize(CELL_WIDTH)
        head.setFixedHeight(HEAD_HEIGHT)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setDefaultSectionSize(CELL_HEIGHT)

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cellChosen.emit(*self._keys(index))

    def _keys(self, index: QModelIndex) -> tuple[int, int]:
        return self.cells.clause(index.row()).id, self.cells.session(index.column()).id
