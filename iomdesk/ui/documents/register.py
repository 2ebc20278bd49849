"""The list of documents: filter as you type, sort by any column, files may be dropped on it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from iomdesk.queries.document_register import RegisterRow
from iomdesk.queries.document_words import distributions, document_states
from iomdesk.runtime.translations import _

_ID = Qt.ItemDataRole.UserRole
_SORT = Qt.ItemDataRole.UserRole + 1
_WIDTHS = (92, 0, 44, 66, 50, 50, 82, 80, 84)
_NUMBERS = (4, 5)
_DAY = 8


class DocumentList(QTreeWidget):
    """Show one document a row; Delete puts it into the trash, Enter opens its pages."""

    chosen = Signal(int)
    opened = Signal()
    removeWanted = Signal(int)
    filesDropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels(
            [
                _("Symbol"),
                _("Title"),
                _("Item"),
                _("Languages"),
                _("Pages"),
                _("Words"),
                _("Distribution"),
                _("State"),
                _("Deadline"),
            ]
        )
        self.setAccessibleName(_("Documents"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setAcceptDrops(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            if width:
                self.header().resizeSection(column, width)
        self.currentItemChanged.connect(self._on_current)

    @property
    def current_id(self) -> int | None:
        """Return the document the keyboard is on."""
        item = self.currentItem()
        return int(item.data(0, _ID)) if item is not None else None

    def show_rows(self, rows: Sequence[RegisterRow], wanted: int | None = None) -> None:
        """Show the documents; the one chosen stays chosen, unless another is wanted."""
        held = wanted or self.current_id
        with QSignalBlocker(self):
            self.setSortingEnabled(False)
            self.clear()
            for row in rows:
                self.addTopLevelItem(_item(row))
            self.setSortingEnabled(True)
        for index in range(self.topLevelItemCount()):
            item = self.topLevelItem(index)
            if item is not None and (held is None or item.data(0, _ID) == held):
                self.setCurrentItem(item)
                break

    def look_for(self, words: str) -> int:
        """Show only what holds all words; return how many there are."""
        wanted = words.casefold().split()
        shown = 0
        for index in range(self.topLevelItemCount()):
            item = self.topLevelItem(index)
            if item is None:
                continue
            text = " ".join(item.text(column) for column in range(self.columnCount())).casefold()
            item.setHidden(not all(word in text for word in wanted))
            shown += not item.isHidden()
        return shown

    def as_text(self) -> str:
        """Return the rows that are shown, tabs between the columns, as a table program takes them."""
        shown = (self.topLevelItem(index) for index in range(self.topLevelItemCount()))
        rows = [self.headerItem(), *(item for item in shown if item is not None and not item.isHidden())]
        columns = range(self.columnCount())
        return "\n".join("\t".join(one.text(column) for column in columns) for one in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif event.key() == Qt.Key.Key_Delete and self.current_id is not None:
            self.removeWanted.emit(self.current_id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.filesDropped.emit(paths)

    def _on_current(self, item: QTreeWidgetItem | None, _former: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(int(item.data(0, _ID)))


class _Row(QTreeWidgetItem):
    """Sort numbers and days by what they are, not by their letters."""

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        tree = self.treeWidget()
        column = tree.sortColumn() if tree is not None else 0
        if column in (*_NUMBERS, _DAY):
            return str(self.data(column, _SORT)) < str(other.data(column, _SORT))
        return self.text(column).casefold() < other.text(column).casefold()


def _item(row: RegisterRow) -> QTreeWidgetItem:
    pages = next((file.pages for file in row.files if file.pages), 0)
    words = next((file.words for file in row.files if file.words), 0)
    item = _Row(
        [
            row.symbol,
            row.title,
            ", ".join(number for _id, number in row.items),
            ", ".join(row.languages),
            str(pages or ""),
            str(words or ""),
            str(distributions()[row.distribution]),
            str(document_states()[row.state]),
            f"{row.due_on:%d.%m.%Y}" if row.due_on else "",
        ]
    )
    for column in range(item.columnCount()):
        item.setData(column, Qt.ItemDataRole.AccessibleTextRole, item.text(column) or "–")
    item.setData(0, _ID, row.id)
    for column, number in zip(_NUMBERS, (pages, words), strict=True):
        item.setData(column, _SORT, f"{number:09d}")
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setData(_DAY, _SORT, row.due_on.isoformat() if row.due_on else "9999")
    item.setToolTip(1, row.title)
    return item
