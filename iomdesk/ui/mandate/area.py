"""The area of the mandate: its versions, and the preview of one that is being brought in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from iomdesk.model.mandate_draft import MandateDraft
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.mandate.compare_page import ComparePage
from iomdesk.ui.mandate.import_page import ImportPage
from iomdesk.ui.mandate.pinned_page import PinnedPage
from iomdesk.ui.mandate.versions_page import VersionsPage
from iomdesk.ui.operations import Operations

READABLE = (".txt", ".docx", ".pdf", ".md")


class MandateArea(QStackedWidget):
    """Read a file beside the window, show what was read, store it when told to."""

    historyRequested = Signal(int)
    """(clause): all that happened under it."""

    def __init__(
        self,
        operations: Operations,
        read_mandate: Callable[[Path], MandateDraft],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._read_mandate = read_mandate
        self.reading: WorkHandle | None = None
        self.versions = VersionsPage(operations)
        self.preview = ImportPage(operations)
        self.addWidget(self.versions)
        self.addWidget(self.preview)
        self.compare = ComparePage(operations)
        self.pinned = PinnedPage(operations)
        self.addWidget(self.compare)
        self.addWidget(self.pinned)
        self.setAcceptDrops(not operations.is_read_only)
        self.versions.importRequested.connect(self.ask_for_file)
        self.versions.historyRequested.connect(self.historyRequested)
        self.versions.compareRequested.connect(lambda: self._show(self.compare))
        self.versions.pinnedRequested.connect(lambda: self._show(self.pinned))
        self.pinned.compareRequested.connect(self._compare)
        for page in (self.compare, self.pinned):
            page.left.connect(self._show_versions)
        self.preview.left.connect(self._show_versions)
        self.preview.stored.connect(self._on_stored)

    def ask_for_file(self) -> None:
        """Ask which file holds the mandate."""
        dialog = QFileDialog(self, _("Import a mandate"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Texts, Word and PDF files (*.txt *.md *.docx *.pdf)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a file beside the window; what it holds is shown, or why nothing could be read."""
        if self.reading is not None:
            self.reading.cancel()
        self.setCurrentWidget(self.versions)
        self.versions.notice.say(
            _("Reading {name}…").format(name=path.name), "info", _("Cancel"), self.cancel_reading
        )
        self.reading = self._operations.work(
            lambda _progress: self._read_mandate(path),
            receiver=self,
            then=lambda draft: self._on_read(draft, path),
            otherwise=self._on_not_read,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def cancel_reading(self) -> None:
        """Stop waiting for the file that is being read."""
        if self.reading is not None:
            self.reading.cancel()
            self.reading = None

    def _on_read(self, draft: MandateDraft, path: Path) -> None:
        self.reading = None
        self.versions.notice.hide()
        self.preview.show_draft(draft, path)
        self.setCurrentWidget(self.preview)

    def _on_not_read(self, error: Exception) -> None:
        self.reading = None
        if isinstance(error, UserError):
            self.versions.notice.say(str(error), "danger")
        else:
            self.versions.notice.hide()
            self._operations.failed.emit(error, self)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.versions.flush()

    def _show_versions(self) -> None:
        if self.currentWidget() in (self.compare, self.pinned):
            self.versions.become_stale()
        self._show(self.versions)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        page.setFocus()

    def _compare(self, old: int, new: int) -> None:
        self.compare.compare(old, new)
        self._show(self.compare)

    def _on_stored(self, version: int) -> None:
        self.versions.choose(version)
        self._show_versions()


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in READABLE), None)
