"""The approval of the minutes: their steps, deadlines per language, and the corrections received."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QWidget

from iomdesk.queries.approval import ApprovalView, CorrectionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.minutes.approval_state import ApprovalState
from iomdesk.ui.minutes.correction_form import CorrectionForm
from iomdesk.ui.minutes.correction_list import CorrectionList
from iomdesk.ui.minutes.correction_panel import CorrectionPanel
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label, separator
from iomdesk.ui.widgets.layouts import column, row, scrolled


class ApprovalPage(QFrame):
    """Hold the parts together; what they want is done elsewhere."""

    left = Signal()
    editWanted = Signal(object)
    """(CorrectionRow, None for a new one)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.view: ApprovalView | None = None
        self._is_allowed = True
        self.banner = Banner()
        self.state = ApprovalState()
        self.list = CorrectionList()
        self.panel = CorrectionPanel()
        self.form = CorrectionForm()
        self.nothing = EmptyState(
            "message-square",
            _("No correction yet"),
            _("Delegations have a week to send corrections once the minutes are circulated."),
        )
        self._beside = QStackedWidget()
        for part in (self.nothing, scrolled(self.panel), scrolled(self.form)):
            self._beside.addWidget(part)
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)
        self.list.keyPressed.connect(self._on_key)
        self.list.addWanted.connect(lambda: self.open_form(None))
        self.panel.editWanted.connect(self.open_form)
        self.form.left.connect(self.close_form)

    def show_view(self, view: ApprovalView, wanted: int | None = None) -> None:
        """Show where the minutes stand, and go to a correction where one is named."""
        self.view = view
        self.state.allow(self._is_allowed)
        self.state.show_view(view)
        is_circulated = bool(view.deadlines)
        self.list.add.setEnabled(self._is_allowed and is_circulated)
        self.list.show_rows(view.corrections, wanted)

    def allow(self, is_allowed: bool) -> None:
        """Let things be changed, or only be seen."""
        self._is_allowed = is_allowed

    def open_form(self, one: CorrectionRow | None) -> None:
        """Let a correction be noted, or what was noted be corrected."""
        if self._is_allowed and self.list.add.isEnabled():
            self._beside.setCurrentIndex(2)
            self.editWanted.emit(one)

    def close_form(self) -> None:
        """Go back to the corrections."""
        self._on_chosen(self.list.current, keeps_form=False)
        self.list.rows.setFocus()

    @property
    def is_in_form(self) -> bool:
        """Say whether a correction is being noted."""
        return self._beside.currentIndex() == 2

    def _lay_out(self) -> None:
        back = TextButton(_("Back to the text"), "", self.left.emit, "arrow-left")
        title = label(_("Approval of the minutes"), "strong")
        head = row(back, title, None, gap="m", margins=(16, 12, 16, 0))
        above = column(head, self.banner, row(self.state, margins=(20, 4, 20, 4)), separator(), gap="s")
        body = QSplitter(Qt.Orientation.Horizontal)
        inbox = QWidget()
        inbox.setLayout(column(self.list, margins=(16, 8, 8, 12)))
        beside = QWidget()
        beside.setLayout(column(self._beside, margins=(8, 8, 16, 12)))
        for part in (inbox, beside):
            body.addWidget(part)
        body.setSizes([250, 560])
        body.setStretchFactor(1, 1)
        body.setChildrenCollapsible(False)
        layout = column(above, body, gap="s")
        layout.setStretchFactor(body, 1)
        self.setLayout(layout)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave)

    def _leave(self) -> None:
        if self.is_in_form:
            self.close_form()
        else:
            self.left.emit()

    def _on_chosen(self, one: CorrectionRow | None, keeps_form: bool = True) -> None:
        is_approved = self.view is not None and self.view.stage == "approved"
        self.panel.show_row(one, is_approved=is_approved, is_allowed=self._is_allowed)
        if not (keeps_form and self.is_in_form):
            self._beside.setCurrentIndex(1 if one is not None else 0)

    def _on_key(self, key: str) -> None:
        """Do what a key means in the list."""
        if key == "N":
            self.open_form(None)
        elif key == "A":
            self.panel.accept_now()
        elif key == "R":
            self.panel.refuse_now()
        elif key == "M":
            self.panel.amend_now()
        elif key == "E" and self.panel.edit.isVisibleTo(self):
            self.open_form(self.list.current)
        elif key == "Del" and self.list.current is not None and self._is_allowed:
            self.panel.removeWanted.emit(self.list.current)
