"""The facts of a session: number, days, place, persons, status, and the mandate it works under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QWidget

from iomdesk.queries.session_words import session_statuses
from iomdesk.queries.sessions import SessionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.tokens import SPACE
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField, NumberField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import mandate_statuses, word_for

if TYPE_CHECKING:  # the form for a new session stands before the model is mapped
    from iomdesk.queries.mandate import VersionRow


def grid_of(parts: Sequence[tuple[str, QWidget]], columns: int) -> QGridLayout:
    """Lay named fields out in columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE["m"])
    grid.setVerticalSpacing(SPACE["xs"])
    for place, (words, widget) in enumerate(parts):
        named = label(words, "field")
        named.setBuddy(widget)
        grid.addWidget(named, place // columns * 2, place % columns)
        grid.addWidget(widget, place // columns * 2 + 1, place % columns)
    for number in range(columns):
        grid.setColumnStretch(number, 1)
    return grid


class NewSessionForm(QFrame):
    """Ask for what a new session needs; everything but Create may stay empty."""

    submitted = Signal(object)
    """(fields of the new session)"""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.number = NumberField(_("Number"), 999)
        self.start = DateField(_("First day"))
        self.end = DateField(_("Last day"))
        self.place = LineField(_("Place"))
        self._wrong = label("", "bad", wraps=True)
        self._wrong.hide()
        self._create = TextButton(_("Create session"), "primary", self._submit)
        cancel = TextButton(_("Cancel"), "", self.closed.emit)
        fields = (
            (_("Number"), self.number),
            (_("First day"), self.start),
            (_("Last day"), self.end),
            (_("Place"), self.place),
        )
        self.setLayout(
            column(
                label(_("New session"), "strong"),
                grid_of(fields, 4),
                self._wrong,
                row(self._create, cancel, None),
                gap="m",
                margins=(16, 14, 16, 14),
            )
        )
        for line in (self.start.line, self.end.line, self.place, self.number.lineEdit()):
            line.returnPressed.connect(self._submit)

    @property
    def wrong_words(self) -> str:
        """Return what is said to be wrong; empty where nothing is."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def begin(self, number: int | None) -> None:
        """Open the form with a number proposed."""
        self.number.show_stored(number)
        for field in (self.start, self.end):
            field.show_stored(None)
        self.place.show_stored("")
        self._wrong.hide()
        self.show()
        self.start.line.setFocus()

    def say_wrong(self, words: str) -> None:
        """Say what is wrong, beside the fields."""
        self._wrong.setText(words)
        self._wrong.show()

    def _submit(self) -> None:
        for field in (self.start, self.end, self.place):
            field.flush()
        if not (self.start.is_understood and self.end.is_understood):
            self.say_wrong(_("One of the days is no date. Nothing was created; correct it first."))
            return
        self.submitted.emit(
            {
                "number": self.number.number,
                "start_on": self.start.day,
                "end_on": self.end.day,
                "place": self.place.text().strip(),
            }
        )


class SessionForm(QFrame):
    """Edit the facts of a session, each stored when its field is left."""

    fieldEdited = Signal(str, object)
    versionChosen = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.number = NumberField(_("Number"), 999)
        self.start_on = DateField(_("First day"))
        self.end_on = DateField(_("Last day"))
        self.place = LineField(_("Place"))
        self.chair = LineField(_("Chair"), _("Title, name and country as printed"))
        self.rapporteur = LineField(_("Rapporteur"), _("Title, name and country as printed"))
        self.is_woman = QCheckBox(_("the rapporteur is a woman (Spanish: Relatora)"))
        self.status = ChoiceField(_("Status"), session_statuses().items())
        self.version = ChoiceField(_("Mandate"), ())
        self._lay_out()
        self._connect()

    def show_session(self, row_: SessionRow) -> None:
        """Show what the desk holds."""
        self.number.show_stored(row_.number)
        self.start_on.show_stored(row_.start_on)
        self.end_on.show_stored(row_.end_on)
        self.place.show_stored(row_.place)
        self.chair.show_stored(row_.chair)
        self.rapporteur.show_stored(row_.rapporteur)
        self.is_woman.setChecked(row_.rapporteur_is_woman)
        self.status.show_stored(row_.status)
        self.version.show_stored(row_.mandate_version_id)

    def show_versions(self, versions: Sequence[VersionRow], chosen: int | None) -> None:
        """Offer the versions of the mandate that have clauses, and to follow the date."""
        self.version.clear()
        self.version.addItem(_("the one in force on the day, else the draft"), None)
        for version in versions:
            if version.clauses:
                words = f"{version.label} · {word_for(mandate_statuses(), version.status)}"
                self.version.addItem(words, version.id)
        self.version.show_stored(chosen)

    def flush(self) -> None:
        """Hand in what is being typed."""
        for field in self._fields().values():
            if not isinstance(field, ChoiceField):
                field.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        for field in (*self._fields().values(), self.version, self.is_woman):
            field.setEnabled(not is_read_only)

    def _fields(self) -> Mapping[str, LineField | DateField | NumberField | ChoiceField]:
        return {
            "number": self.number,
            "start_on": self.start_on,
            "end_on": self.end_on,
            "place": self.place,
            "chair": self.chair,
            "rapporteur": self.rapporteur,
            "status": self.status,
        }

    def _lay_out(self) -> None:
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Number"), self.number),
            (_("First day"), self.start_on),
            (_("Last day"), self.end_on),
            (_("Place"), self.place),
            (_("Status"), self.status),
            (_("Chair"), self.chair),
            (_("Rapporteur"), self.rapporteur),
            (_("Mandate that items are mapped to"), self.version),
        )
        close = IconButton("x", _("Close the details"), self.closed.emit)
        self.setLayout(
            column(
                row(label(_("Details of the session"), "strong"), None, close),
                grid_of(fields, 4),
                self.is_woman,
                margins=(16, 10, 12, 12),
            )
        )

    def _connect(self) -> None:
        for name, field in self._fields().items():
            field.committed.connect(lambda value, name=name: self._tell(name, value))
        self.is_woman.clicked.connect(lambda is_on: self.fieldEdited.emit("rapporteur_is_woman", is_on))
        self.version.committed.connect(self.versionChosen)

    def _tell(self, name: str, value: str | int | date | None) -> None:
        self.fieldEdited.emit(name, value.strip() if isinstance(value, str) else value)
