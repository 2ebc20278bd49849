"""An error of the program itself: what is safe, and a report that nobody sends but the reader."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.operations import Operations
from iomdesk.ui.save_state import SaveState
from iomdesk.ui.shell.crash_report import report_on
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_MOST = 20
"""What goes wrong again and again, as on every key, need not be read more often."""


class BugDialog(QDialog):
    """Tell of an error, and of those that follow while it is shown."""

    def __init__(self, error: BaseException, safe: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong in the program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reports: list[str] = []
        self.safe = label(safe, "medium", wraps=True)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(_("Report of the error"))
        self.report.setMinimumSize(600, 240)
        self.said = label("", "small", wraps=True)
        self.said.hide()
        self._lay_out()
        self.add(error)

    def add(self, error: BaseException) -> None:
        """Add another error to the report."""
        if len(self._reports) < _MOST:
            self._reports.append(report_on(error))
            self.report.setPlainText("\n".join(self._reports))

    def save(self, path: Path) -> None:
        """Write the report into a file, as it stands there."""
        try:
            path.write_text(self.report.toPlainText(), encoding="utf-8")
        except OSError as error:
            self._say(_("{file} cannot be written: {why}").format(file=path, why=error.strerror))
        else:
            self._say(_("Written: {file}").format(file=path))

    def _lay_out(self) -> None:
        met = _("The program met an error of its own. You can go on working.")
        about = _(
            "This report tells where in the program it happened. No text, no name and no path of yours is in "
            "it, and it is not sent anywhere: read it, then copy or save it for those who look after the "
            "program."
        )
        copy = TextButton(_("Copy the report"), "", self._copy, "copy")
        save = TextButton(_("Save the report…"), "", self._ask_where, "save")
        close = TextButton(_("Go on working"), "primary", self.accept)
        close.setDefault(True)
        self.setLayout(
            column(
                label(met, wraps=True),
                self.safe,
                label(about, "muted", wraps=True),
                self.report,
                self.said,
                row(copy, save, None, close),
                gap="m",
                margins=(20, 18, 20, 16),
            )
        )
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._say(_("The report is on the clipboard."))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, _("Save the report…"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("iomdesk-report.txt")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()


def show_bug(error: BaseException, parent: QWidget, operations: Operations | None) -> None:
    """Tell of an error in one dialog, however many follow it."""
    shown = parent.findChildren(BugDialog)
    if shown:
        shown[0].add(error)
    else:
        BugDialog(error, what_is_safe(operations), parent).open()


def what_is_safe(operations: Operations | None) -> str:
    """Say what of the work is stored, by what is known at the moment."""
    if operations is None:
        return _("No desk was open: nothing of yours was touched.")
    sentences: dict[SaveState, Callable[[], str]] = {
        SaveState.SAVED: lambda: _("Everything you typed is stored in “{desk}”."),
        SaveState.SAVING: lambda: _(
            "What you typed last is being stored in “{desk}”; all before it is stored."
        ),
        SaveState.UNSAVED: lambda: _("All but the words you are just typing is stored in “{desk}”."),
        SaveState.FAILED: lambda: _(
            "All that was stored in “{desk}” before is safe. The last change was not stored: what you typed "
            "still stands in the window."
        ),
    }
    return sentences[operations.save_state]().format(desk=operations.desk.name)
