"""Read a document on screen: its pages, and a search in its text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.documents.thumbnails import PageThumbnails
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.controls import ZoomBar
from iomdesk.ui.report.page_layout import Place
from iomdesk.ui.report.pages_view import PagesView
from iomdesk.ui.report.workshop import PagesHandle
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label, separator
from iomdesk.ui.widgets.layouts import column, row


class DocumentReading(QWidget):
    """Show pages; Enter leads to the next page that holds the words, Shift+Enter to the one before."""

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ()
        self._hits: list[int] = []
        self.search = FilterLine(_("Search in the text"))
        self.found = label("", "small")
        self.pages = PagesView(operations)
        self.pages.setAccessibleName(_("Pages of the document"))
        self.thumbnails = PageThumbnails(operations)
        self.thumbnails.pageChosen.connect(self._go_to)
        self.pages.placeChanged.connect(lambda _place: self.thumbnails.show_current(self.pages.current_page))
        self.zoom = ZoomBar()
        self.search.textChanged.connect(self._look)
        self.search.accepted.connect(self._step)
        self.pages.zoomChanged.connect(self.zoom.show_zoom)
        self.zoom.inWanted.connect(self.pages.zoom_in)
        self.zoom.outWanted.connect(self.pages.zoom_out)
        self.zoom.fitWanted.connect(self.pages.fit_width)
        self.zoom.wholeWanted.connect(lambda: self.pages.set_zoom(1.0))
        shortcut = QShortcut(QKeySequence.StandardKey.Find, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.search.setFocus)
        bar = row(self.search, self.found, margins=(10, 6, 10, 4))
        beside = row(self.thumbnails, self.pages, gap="xs")
        beside.setStretch(1, 1)
        self.setLayout(column(bar, beside, separator(), self.zoom, gap="xs"))

    def show_document(self, pages: PagesHandle | None, texts: tuple[str, ...]) -> None:
        """Show other pages with their text."""
        self.pages.show_pages(pages, keeps_place=False)
        self.thumbnails.show_pages(pages)
        self._texts = texts
        self._look(self.search.text())

    def _look(self, words: str) -> None:
        wanted = words.casefold().strip()
        self._hits = [n for n, text in enumerate(self._texts) if wanted and wanted in text.casefold()]
        self.thumbnails.mark(self._hits)
        count = len(self._hits)
        said = ngettext("{count} page", "{count} pages", count).format(count=count)
        self.found.setText(said if wanted else "")
        if self._hits:
            self._go_to(self._hits[0])

    def _step(self, is_backwards: bool) -> None:
        if not self._hits:
            return
        here = self.pages.current_page
        later = [hit for hit in self._hits if hit > here] or self._hits[:1]
        earlier = [hit for hit in self._hits if hit < here] or self._hits[-1:]
        self._go_to(earlier[-1] if is_backwards else later[0])

    def _go_to(self, page: int) -> None:
        self.pages.go_to(Place(page, 0.0))
