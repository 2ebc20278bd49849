"""The table of a list of participants that is being checked, used with the keyboard alone."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from iomdesk.queries.import_words import decision_words
from iomdesk.runtime.translations import _
from iomdesk.ui.participants.import_model import Column, ImportModel
from iomdesk.ui.tokens import current_tokens

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 36
BESIDE_WORDS = 5
_WIDTHS = {
    Column.STATUS: 122,
    Column.LINE: 48,
    Column.HOLDER: 196,
    Column.PERSON: 170,
    Column.ROLE: 168,
    Column.DECISION: 198,
}


class ImportDelegate(QStyledItemDelegate):
    """Edit the decision among those possible, and the State by its name."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as the other lists do: the style's own would dim the sign of the row."""
        tokens = current_tokens()
        inner = QStyleOptionViewItem(option)
        if inner.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tokens.color("selection"))
        if inner.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.color("accent"), 1))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        inner.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        inner.rect = option.rect.adjusted(BESIDE_WORDS, 0, 0, 0)
        super().paint(painter, inner, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() != Column.DECISION:
            line = super().createEditor(parent, option, index)
            if isinstance(line, QLineEdit):
                line.setAccessibleName(_("State or organisation"))
            return line
        box = QComboBox(parent)
        box.setAccessibleName(_("What becomes of this row"))
        model = index.model()
        row = model.row_at(index) if isinstance(model, ImportModel) else None
        for choice in row.choices if row else ():
            box.addItem(decision_words()[choice], choice)
        box.activated.connect(lambda _place: self._hand_in(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def _hand_in(self, box: QComboBox) -> None:
        box.blockSignals(True)  # it lives on for a moment, and keys may still reach it
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class ImportTable(QTableView):
    """Show the rows; Space goes to the next possible decision, Enter or F2 edits, Tab leaves the table."""

    currentRowChanged = Signal()

    def __init__(self, model: ImportModel) -> None:
        super().__init__()
        self.rows = model
        self.setObjectName("boxed")
        self.setModel(model)
        self.setItemDelegate(ImportDelegate(self))
        self.setAccessibleName(_("Rows of the list"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._shape_headers()
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.currentRowChanged.emit())

    def begin(self) -> None:
        """Put the keyboard on the decision of the first row."""
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, Column.DECISION))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # the key that ends the editing reaches the table too
        elif event.key() == Qt.Key.Key_Space:
            self._decide_next()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._edit_current()
        else:
            super().keyPressEvent(event)

    def _shape_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        for column, width in _WIDTHS.items():
            head.resizeSection(column, width)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.DECISION:
            self._edit_current()

    def _edit_current(self) -> None:
        """Edit the State where the keyboard is on it, else the decision."""
        here = self.currentIndex()
        column = Column.HOLDER if here.column() == Column.HOLDER else Column.DECISION
        there = self.rows.index(here.row(), column)
        if there.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(there)

    def _decide_next(self) -> None:
        row = self.rows.row_at(self.currentIndex())
        if row is not None:
            place = row.choices.index(row.decision) + 1
            self.rows.decide(row.row.line, row.choices[place % len(row.choices)])
