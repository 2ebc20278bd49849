"""The list of documents: filter as you type, sort by any column, files may be dropped on it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from iomdesk.queries.document_register import RegisterRow
from iomdesk.queries.document_words import distributions, document_states
from iomdesk.runtime.translations import _

_ID = Qt.ItemDataRole.UserRole
_WIDTHS = (120, 0, 60, 80, 60, 90, 90)


class DocumentList(QTreeWidget):
    """Show one document a row; Delete puts it into the trash, Enter opens its pages."""

    chosen = Signal(int)
    opened = Signal()
    removeWanted = Signal(int)
    filesDropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels(
            [_("Symbol"), _("Title"), _("Item"), _("Languages"), _("Pages"), _("Distribution"), _("State")]
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

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show the documents; the one chosen stays chosen."""
        held = self.current_id
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current_id is not None:
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


def _item(row: RegisterRow) -> QTreeWidgetItem:
    pages = next((file.pages for file in row.files if file.pages), None)
    item = QTreeWidgetItem(
        [
            row.symbol,
            row.title,
            ", ".join(number for _id, number in row.items),
            ", ".join(row.languages),
            str(pages or ""),
            str(distributions()[row.distribution]),
            str(document_states()[row.state]),
        ]
    )
    item.setData(0, _ID, row.id)
    item.setToolTip(1, row.title)
    return item
