"""What is recorded when a draft mandate is approved, asked where the draft stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.queries.mandate import VersionRow
from iomdesk.queries.versions import approving_bodies
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.mandate_status import approve_mandate
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.form import grid_of
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField, NumberField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_LAST_SESSION = 999


class ApprovePanel(QFrame):
    """Ask who approved a version, at which session, on which day, in which document; Esc leaves it."""

    approved = Signal(int)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._operations = operations
        self._version: VersionRow | None = None
        self.notice = Banner()
        self.body = ChoiceField(_("Approved by"), ())
        self.session = NumberField(_("At its session"), _LAST_SESSION)
        self.day = DateField(_("On"))
        self.document = LineField(_("In document"), "S/26/12")
        self.in_force = DateField(_("In force from"))
        self.in_force.line.setPlaceholderText(_("the same day"))
        self.approve = TextButton(_("Approve"), "primary", self._approve, "check")
        cancel = TextButton(_("Cancel"), "", self.hide)
        fields = (
            (_("Approved by"), self.body),
            (_("At its session"), self.session),
            (_("On"), self.day),
            (_("In document"), self.document),
            (_("In force from"), self.in_force),
        )
        said = _(
            "The version in force before is replaced from that day on. Sessions whose items have clauses "
            "keep the version they have; papers that were issued do not change."
        )
        self.setLayout(
            column(
                label(_("Approve this version"), "strong"),
                self.notice,
                grid_of(fields, 3),
                label(said, "small", wraps=True),
                row(None, cancel, self.approve),
                margins=(16, 12, 16, 12),
            )
        )
        self.day.committed.connect(lambda _day: self._allow())
        self.hide()

    def ask(self, version: VersionRow) -> None:
        """Show the panel for a draft."""
        self._version = version
        self.notice.hide()
        self.session.show_stored(None)
        self.day.show_stored(None)
        self.in_force.show_stored(None)
        self.document.show_stored("")
        self._allow()
        self.show()
        self._operations.ask(
            approving_bodies, receiver=self, then=self._show_bodies, language=interface_language()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _show_bodies(self, bodies: tuple[tuple[int, str], ...]) -> None:
        self.body.clear()
        for id_, name in bodies:
            self.body.addItem(name, id_)
        self.session.setFocus()

    def _allow(self) -> None:
        self.approve.setEnabled(self.day.day is not None)
        self.approve.setToolTip("" if self.day.day else _("Say on which day it was approved."))

    def _approve(self) -> None:
        for field in (self.day, self.in_force, self.session):
            field.flush()
        if self._version is None or self.day.day is None or not self.in_force.is_understood:
            return
        self._operations.run(
            approve_mandate,
            initiator=self,
            then=self._on_approved,
            otherwise=self._on_refused,
            said=_("{label} is approved.").format(label=self._version.label),
            version=self._version.id,
            body=int(self.body.currentData()),
            on=self.day.day,
            body_session=self.session.number,
            document_symbol=self.document.text().strip(),
            in_force_from=self.in_force.day,
        )

    def _on_approved(self, _changes: Changes) -> None:
        self.hide()
        if self._version is not None:
            self.approved.emit(self._version.id)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.notice.say(str(error), "danger")
        else:
            self._operations.failed.emit(error, self)
