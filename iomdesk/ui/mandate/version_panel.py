"""One version of the mandate with what can be done to it: read it, write it, approve it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from iomdesk.queries.mandate import VersionRow
from iomdesk.queries.pinned import PinnedList, pinned_to_older
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.ui.mandate.approve_panel import ApprovePanel
from iomdesk.ui.mandate.version_editor import VersionEditor
from iomdesk.ui.mandate.version_view import VersionView
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.layouts import column, row, scrolled


class VersionPanel(QWidget):
    """Show a version to be read or to be written, and record its approval."""

    languageChosen = Signal(str)
    historyRequested = Signal(int)
    pinnedRequested = Signal()
    approved = Signal(int)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._version: VersionRow | None = None
        self._is_new = False  # approved a moment ago: what is pinned before it is shown at once
        self.view = VersionView()
        self.editor = VersionEditor(operations)
        self.approval = ApprovePanel(operations)
        self.pinned = Banner()
        self.edit = TextButton(_("Edit texts…"), "", self._begin_editing, "pencil")
        self.approve = TextButton(_("Approve…"), "", self._ask_approval, "stamp")
        self._stack = QStackedWidget()
        self._reading = scrolled(self.view)
        self._stack.addWidget(self._reading)
        self._stack.addWidget(scrolled(self.editor))
        actions = row(self.edit, self.approve, None)
        self.setLayout(column(self.pinned, actions, self.approval, self._stack, margins=(18, 0, 0, 0)))
        self.view.languageChosen.connect(self.languageChosen)
        self.editor.languageChosen.connect(self.languageChosen)
        self.view.historyRequested.connect(self.historyRequested)
        self.editor.left.connect(self._end_editing)
        self.approval.approved.connect(self._on_approved)

    @property
    def is_editing(self) -> bool:
        """Say whether the version's texts are being written."""
        return self._stack.currentIndex() == 1

    def show_version(self, version: VersionRow, language: str) -> None:
        """Show another version, or the same in another language or state."""
        if self._version is None or self._version.id != version.id:
            self.flush()
            self._end_editing()
            self.approval.hide()
        self._version = version
        is_draft = version.status == "projet"
        can_write = not self._operations.is_read_only
        self.edit.setVisible(can_write and not self.is_editing)
        self.edit.setText(_("Edit texts…") if is_draft and version.clauses else _("Edit name and note…"))
        self.approve.setVisible(can_write and is_draft and bool(version.clauses))
        if not is_draft:
            self.approval.hide()
        self.view.show_version(version, language)
        if self.is_editing:
            self.editor.show_version(version, language)
        self._ask_pinned()

    def show_clause(self, clause: int) -> None:
        """Scroll to a clause, once the text is laid out, and put the keyboard on its history."""
        QTimer.singleShot(0, self, lambda: self._scroll_to(clause))

    def _scroll_to(self, clause: int) -> None:
        part = self.view.part_of(clause)
        button = part.findChild(IconButton) if part else None
        if part is not None and button is not None:
            self._reading.ensureWidgetVisible(part)
            button.setFocus()

    def flush(self) -> None:
        """Hand in what is being typed."""
        if self.is_editing:
            self.editor.flush()

    def _begin_editing(self) -> None:
        if self._version is not None:
            self.approval.hide()
            self._stack.setCurrentIndex(1)
            self.edit.hide()
            self.editor.show_version(self._version, self.view.languages.current)
            self.editor.name.setFocus()

    def _end_editing(self) -> None:
        self._stack.setCurrentIndex(0)
        self.edit.setVisible(not self._operations.is_read_only)

    def _ask_approval(self) -> None:
        if self._version is not None:
            self.flush()
            self._end_editing()
            self.approval.ask(self._version)

    def _on_approved(self, version: int) -> None:
        self._is_new = True
        self.approved.emit(version)

    def _ask_pinned(self) -> None:
        self._operations.ask(
            pinned_to_older, receiver=self, then=self._show_pinned, language=interface_language()
        )

    def _show_pinned(self, found: PinnedList) -> None:
        count = sum(not row_.is_settled for row_ in found.rows)
        if self._version is None or found.new_version != self._version.id or not count:
            self.pinned.hide()
            return
        if self._is_new:
            self._is_new = False
            self.pinnedRequested.emit()
        words = ngettext(
            "{count} thing that is open is still pinned to an older version.",
            "{count} things that are open are still pinned to an older version.",
            count,
        )
        self.pinned.say(
            words.format(count=count), "warning", _("Show them"), self.pinnedRequested.emit, stays=True
        )
