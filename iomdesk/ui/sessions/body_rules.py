"""What holds for the bodies of a session: when documents are due, how symbols are formed, who convenes."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from iomdesk.model.symbols import SymbolNotFormed, form_symbol
from iomdesk.queries.bodies import BodyRow, bodies_of
from iomdesk.queries.house import house_setting
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.bodies import LONGEST_DEADLINE, edit_body
from iomdesk.services.calendars import ORGANIZER
from iomdesk.services.house import reset_house_setting, set_house_setting
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.form import grid_of
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.fields import LineField, NumberField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, empty, row


class BodyLine(QWidget):
    """Show and edit the rules of one body."""

    def __init__(self, body: BodyRow, edit: Any, is_read_only: bool) -> None:
        super().__init__()
        self.days = NumberField(
            _("Documents are due before the session"), LONGEST_DEADLINE, _(" days before")
        )
        self.days.setSpecialValueText("")
        self.form = LineField(_("Form of the symbols"), "WG/{session}/{n}")
        self.confirmed = QCheckBox(_("confirmed by the secretariat"))
        self.days.show_stored(body.deadline_days)
        self.form.show_stored(body.symbol_template)
        self.form.setToolTip(_("{session} is the number of the session, {n} the next free one."))
        self.confirmed.setChecked(body.symbol_confirmed)
        self.days.committed.connect(lambda days: edit(body.id, "deadline_days", days or 0))
        self.form.committed.connect(lambda form: edit(body.id, "symbol_template", form.strip()))
        self.confirmed.clicked.connect(lambda is_on: edit(body.id, "symbol_confirmed", is_on))
        for part in (self.days, self.form, self.confirmed):
            part.setEnabled(not is_read_only)
        fields = (
            (_("Documents are due"), self.days),
            (_("Form of the symbols"), self.form),
            (_("Example: {symbol}").format(symbol=_example(body)), self.confirmed),
        )
        self.setLayout(column(label(body.name, "small", wraps=True), grid_of(fields, 3), gap="xs"))

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.days.flush()
        self.form.flush()


class BodyRules(DeskView):
    """Show a line for each body that holds the session, and the address that convenes."""

    kinds = frozenset({"body", "house"})

    def __init__(self, operations: Operations, session_id: int) -> None:
        super().__init__(operations)
        self._session_id = session_id
        self.lines: dict[int, BodyLine] = {}
        self._shown: tuple[BodyRow, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.organizer = LineField(_("Address that convenes"), _("E-mail address in calendar files"))
        self.organizer.setFixedWidth(320)
        self.organizer.setReadOnly(operations.is_read_only)
        self.organizer.committed.connect(self._set_organizer)
        named = label(_("Address that convenes"), "field")
        named.setBuddy(self.organizer)
        card = QFrame()
        card.setObjectName("card")
        head = label(_("Rules for documents"), "strong")
        card.setLayout(column(head, self._rows, row(named, self.organizer, None), margins=(16, 10, 12, 12)))
        self.setLayout(column(card, margins=(0, 12, 0, 0)))

    def refresh(self) -> None:
        """Ask for the bodies and the address again."""
        language = interface_language()
        where: dict[str, Any] = {"session_id": self._session_id, "language": language}
        self.operations.ask(bodies_of, receiver=self, then=self._show, **where)
        self.operations.ask(
            house_setting, receiver=self, then=self.organizer.show_stored, name=ORGANIZER, default=""
        )

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.organizer.flush()
        for line in self.lines.values():
            line.flush()

    def _show(self, rows: tuple[BodyRow, ...]) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        empty(self._rows)
        self.lines = {body.id: BodyLine(body, self._edit, self.operations.is_read_only) for body in rows}
        for line in self.lines.values():
            self._rows.addWidget(line)

    def _edit(self, body: int, name: str, value: object) -> None:
        self.operations.run(
            edit_body,
            body=body,
            fields={name: value},
            said=_("Rules changed"),
            otherwise=self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        self._shown = ()  # the fields show again what the desk holds
        self.refresh()
        self.operations.failed.emit(error, self)

    def _set_organizer(self, address: str) -> None:
        if address.strip():
            self.operations.run(
                set_house_setting, name=ORGANIZER, value=address.strip(), said=_("Rules changed")
            )
        else:
            self.operations.run(reset_house_setting, name=ORGANIZER, said=_("Rules changed"))


def _example(body: BodyRow) -> str:
    try:
        return str(form_symbol(body.symbol_template, session=4, number=2, series="INF"))
    except SymbolNotFormed:
        return "–"
