"""The tab of participants with the preview of a list that is being brought in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from iomdesk.model.participant_rows import ParticipantRow
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.import_page import ImportPage
from iomdesk.ui.participants.tab import ParticipantsTab

ReadParticipants = Callable[[Path], tuple[ParticipantRow, ...]]
READABLE = (".csv", ".tsv", ".xlsx", ".xlsm")


class ParticipantsArea(QStackedWidget):
    """Read a list beside the window, show its rows, go back to the participants when done."""

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        read_participants: ReadParticipants,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._read_participants = read_participants
        self.reading: WorkHandle | None = None
        self.tab = ParticipantsTab(operations, session_id, offers_import=True)
        self.preview = ImportPage(operations, session_id)
        self.addWidget(self.tab)
        self.addWidget(self.preview)
        self.setAcceptDrops(not operations.is_read_only)
        self.setFocusProxy(self.tab)
        self.tab.importRequested.connect(self.ask_for_file)
        self.preview.left.connect(self._show_tab)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.tab.flush()

    def ask_for_file(self) -> None:
        """Ask which file holds the list."""
        dialog = QFileDialog(self, _("Import participants"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                _("Tables and vCards (*.csv *.tsv *.txt *.xlsx *.xlsm *.vcf)"),
                _("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a file beside the window; what it holds is shown, or why nothing could be read."""
        if self.reading is not None:
            self.reading.cancel()
        self.flush()
        self._show_tab()
        self.tab.notice.say(
            _("Reading {name}…").format(name=path.name), "info", _("Cancel"), self.cancel_reading
        )
        self.reading = self._operations.work(
            lambda _progress: self._read_participants(path),
            receiver=self,
            then=lambda rows: self._on_read(rows, path),
            otherwise=self._on_not_read,
        )

    def cancel_reading(self) -> None:
        """Stop waiting for the file that is being read."""
        if self.reading is not None:
            self.reading.cancel()
            self.reading = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def _on_read(self, rows: tuple[ParticipantRow, ...], path: Path) -> None:
        self.reading = None
        self.tab.notice.hide()
        self.setCurrentWidget(self.preview)
        self.setFocusProxy(self.preview)
        self.preview.show_rows(rows, path)
        self.preview.setFocus()

    def _on_not_read(self, error: Exception) -> None:
        self.reading = None
        if isinstance(error, UserError):
            self.tab.notice.say(str(error), "danger")
        else:
            self.tab.notice.hide()
            self._operations.failed.emit(error, self)

    def _show_tab(self) -> None:
        self.setFocusProxy(self.tab)
        self.setCurrentWidget(self.tab)
        self.tab.setFocus()


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in READABLE), None)
