"""Small pictures of all pages; those where the words that are looked for stand are marked."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from iomdesk.runtime.translations import _
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.page_images import PageImages
from iomdesk.ui.report.workshop import PagesHandle

_WIDTH = 76
_SIZE = QSize(_WIDTH, 108)


class PageThumbnails(QListWidget):
    """Show the pages small; only those in sight are drawn."""

    pageChosen = Signal(int)

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self._pages: PagesHandle | None = None
        self._hits: frozenset[int] = frozenset()
        self._ask_soon = QTimer(self, singleShot=True, interval=40)
        self._ask_soon.timeout.connect(self._ask)
        self._images = PageImages(operations, self)
        self._images.drawn.connect(self._on_drawn)
        self.setAccessibleName(_("Small pictures of the pages"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(_SIZE)
        self.setGridSize(QSize(_WIDTH + 12, 132))
        self.setFixedWidth(_WIDTH + 34)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._on_row)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._ask_soon.start())

    def show_pages(self, pages: PagesHandle | None) -> None:
        """Show other pages."""
        self._pages = pages
        self._images.show_pages(pages)
        self.blockSignals(True)
        self.clear()
        blank = QPixmap(_SIZE)
        blank.fill(Qt.GlobalColor.white)
        icon = QIcon(blank)
        for index in range(pages.page_count if pages else 0):
            self.addItem(QListWidgetItem(icon, self._words(index)))
        self.blockSignals(False)
        self._ask_soon.start()

    def mark(self, hits: Sequence[int]) -> None:
        """Mark the pages that hold what is looked for."""
        before, self._hits = self._hits, frozenset(hits)
        for index in before ^ self._hits:
            if index < self.count():
                self.item(index).setText(self._words(index))

    def show_current(self, page: int) -> None:
        """Show which page is looked at."""
        self.blockSignals(True)
        self.setCurrentRow(page)
        self.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_soon.start()

    def _words(self, index: int) -> str:
        return f"● {index + 1}" if index in self._hits else str(index + 1)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.pageChosen.emit(row)

    def _ask(self) -> None:
        """Draw what is in sight, first what stands highest."""
        if self._pages is None or not self.isVisible():
            return
        height = self.gridSize().height()
        first = self.verticalScrollBar().value() // height
        last = min(self.count(), first + self.viewport().height() // height + 2)
        width = max((self._pages.page_size(index)[0] for index in range(first, last)), default=595.0)
        self._images.want(range(first, last), _WIDTH / width)

    def _on_drawn(self, index: int) -> None:
        image = self._images.image(index)
        if image is not None and index < self.count():
            self.item(index).setIcon(QIcon(QPixmap.fromImage(image)))
