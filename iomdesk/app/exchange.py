"""Take the open desk out as a file, and make a desk of such a file, from the window."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from iomdesk.app.restoring import ask_where, later
from iomdesk.desk import Desk
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.background import Courier, error_of
from iomdesk.ui.shell.main_window import MainWindow


class Exchange(QObject):
    """Ask for files, and say where the work is how it went; going on with the desk is never waited for."""

    def __init__(
        self, window: MainWindow, desk: Callable[[], Desk | None], show: Callable[[Path], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._show = show
        self._courier = Courier(self)
        window.exportRequested.connect(self.ask_for_target)
        window.importRequested.connect(self.ask_for_source)

    def ask_for_target(self) -> None:
        """Ask where the open desk is to be written."""
        desk = self._desk()
        if desk is not None:
            dialog = self._dialog(_("Export the desk…"))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("json")
            dialog.selectFile(f"{desk.path.stem}.json")
            dialog.fileSelected.connect(lambda name: self.export(Path(name)))
            dialog.open()

    def ask_for_source(self) -> None:
        """Ask which exported desk to bring in, then where the new one is to lie."""
        dialog = self._dialog(_("New desk from an export…"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: ask_where(self._window, partial(self.bring_in, Path(name))))
        dialog.open()

    def export(self, target: Path) -> None:
        """Write the open desk, with what is being typed."""

        def stored() -> None:
            desk = self._desk()
            if desk is not None:
                self._courier.await_result(desk.export_to(target), partial(self._on_written, target))

        self._window.leave(stored)

    def bring_in(self, source: Path, target: Path) -> None:
        """Make a desk and open it; the present one stays open until then, and where it does not work."""

        def work() -> int:
            from iomdesk.storage.exchange import import_desk

            return import_desk(source, target)

        self._courier.await_result(later(work), partial(self._on_made, target))

    def _on_written(self, target: Path, done: "Future[int]") -> None:
        if not self._told_trouble(done):
            count = done.result()
            words = ngettext("Written: {file}, {count} row", "Written: {file}, {count} rows", count)
            self._say(words.format(file=target, count=count), "info")

    def _on_made(self, target: Path, done: "Future[int]") -> None:
        if not self._told_trouble(done):
            self._show(target)

    def _told_trouble(self, done: "Future[int]") -> bool:
        error = error_of(done)
        if isinstance(error, UserError):
            self._say(str(error), "danger")
        elif error is not None:
            self._window.show_bug(error)
        return error is not None

    def _say(self, words: str, tone: str) -> None:
        workspace = self._window.workspace
        (self._window.welcome if workspace is None else workspace).notice.say(words, tone)

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(_("Exported desk (*.json)"))
        return dialog
