"""One person on one line of fields: those in the desk, and the one that is being added."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from iomdesk.queries.known_persons import KnownPerson
from iomdesk.queries.participants import MemberRow
from iomdesk.runtime.translations import _
from iomdesk.ui.participants.lines import PersonLine, is_being_written, pass_undo, propose_words
from iomdesk.ui.participants.words import honorific_meant, honorifics, roles
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label

TITLE_WIDTH = 62
ROLE_WIDTH = 132
BUTTON_WIDTH = 28
GAP = 5
TEXT_FIELDS = ("honorific", "given_name", "family_name", "function")
ORDER = ("honorific", "given_name", "family_name", "role", "function")
_NAMES = ("given_name", "family_name")
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_STRETCH = {"given_name": 4, "family_name": 5, "function": 6}


def field_words() -> dict[str, str]:
    """Return the words above the columns."""
    return {
        "honorific": _("Honorific"),
        "given_name": _("Given name"),
        "family_name": _("Family name"),
        "role": _("Role"),
        "function": _("Function"),
    }


class PersonFields(QWidget):
    """Hold the five fields of a person side by side."""

    stepped = Signal(str, int)
    """(field, -1 or 1): the keyboard goes to the same field of another person."""
    touched = Signal()

    def __init__(self, lines: Mapping[str, QLineEdit], button: IconButton) -> None:
        super().__init__()
        self.lines = dict(lines)
        self.role = ChoiceField("", roles().items())
        self.button = button
        lay_out_columns(self, self.fields, button)
        propose_words(self.lines["honorific"], honorifics())
        for line in self.lines.values():
            pass_undo(line)
            line.textChanged.connect(lambda _text: self.touched.emit())
            line.editingFinished.connect(self.touched)  # handed in: nothing is being written any more

    @property
    def fields(self) -> dict[str, QWidget]:
        """Return the fields in the order of the Tab key."""
        return {name: self.role if name == "role" else self.lines[name] for name in ORDER}

    @property
    def is_being_written(self) -> bool:
        """Say whether anything is typed that was not handed in."""
        return any(is_being_written(line) for line in self.lines.values())

    def name_fields(self, whose: str) -> None:
        """Give every field its name for screen readers."""
        for name, words in field_words().items():
            self.fields[name].setAccessibleName(_("{field}, {person}").format(field=words, person=whose))

    def enter(self, field: str = "honorific") -> None:
        """Put the keyboard into a field, its text selected."""
        widget = self.fields[field]
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        here = next((name for name, field in self.fields.items() if field.hasFocus()), None)
        if event.key() in steps and here is not None:
            self.step(here, steps[Qt.Key(event.key())], event.modifiers())
        else:
            super().keyPressEvent(event)

    def step(self, field: str, by: int, modifiers: Qt.KeyboardModifier) -> None:  # noqa: ARG002
        """Go to another person, or do with this one what the keys say."""
        self.stepped.emit(field, by)


class PersonRow(PersonFields):
    """Show and edit a person who is in the desk."""

    edited = Signal(int, str, object)
    moveRequested = Signal(int)
    removeRequested = Signal(int, str)
    """(member, name)"""

    def __init__(self, member: MemberRow) -> None:
        remove = IconButton("x", "", self._on_remove)
        super().__init__({name: PersonLine() for name in TEXT_FIELDS}, remove)
        self.member = member
        for name, line in self.lines.items():
            if isinstance(line, PersonLine):
                line.committed.connect(lambda text, name=name: self._hand_in(name, text.strip()))
        self.role.committed.connect(lambda value: self._hand_in("role", value))
        self.show_member(member)

    def show_member(self, member: MemberRow) -> None:
        """Show the person as the desk holds them now."""
        self.member = member
        for name, line in self.lines.items():
            if isinstance(line, PersonLine):
                line.show_stored(getattr(member, name))
                line.setToolTip(getattr(member, name))
        self.role.show_stored(member.role)
        self.name_fields(member.label)
        words = _("Remove {person}").format(person=member.label)
        self.button.setToolTip(words)
        self.button.setAccessibleName(words)

    def flush(self) -> None:
        """Hand in what is being typed."""
        for line in self.lines.values():
            if isinstance(line, PersonLine):
                line.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        for line in self.lines.values():
            line.setReadOnly(is_read_only)
        self.role.setEnabled(not is_read_only)
        self.button.setVisible(not is_read_only)

    def step(self, field: str, by: int, modifiers: Qt.KeyboardModifier) -> None:
        """Go to another person, or with Alt move this one in the list."""
        if modifiers & Qt.KeyboardModifier.AltModifier:
            self.moveRequested.emit(by)
        else:
            self.stepped.emit(field, by)

    def _on_remove(self) -> None:
        self.removeRequested.emit(self.member.id, self.member.label)

    def _hand_in(self, name: str, value: object) -> None:
        if name == "honorific":
            value = honorific_meant(str(value))
        if value != getattr(self.member, name):
            self.edited.emit(self.member.id, name, value)


class NewPersonRow(PersonFields):
    """Take in one person after the other: Enter adds and stays, Enter on nothing leads on."""

    added = Signal(object)
    left = Signal()
    nameTyped = Signal()
    """Somebody known may be meant, or no name is being typed any more."""
    proposalStepped = Signal(int)

    def __init__(self) -> None:
        add = IconButton("plus", _("Add this person (Enter)"), self.submit, color="accent")
        super().__init__({name: QLineEdit() for name in TEXT_FIELDS}, add)
        self.known: KnownPerson | None = None
        self.proposed: Callable[[], KnownPerson | None] = lambda: None
        """Who would be taken by Enter, among those proposed."""
        self.has_proposals: Callable[[], bool] = lambda: False
        for name in _NAMES:
            self.lines[name].textEdited.connect(lambda _text: self._on_name_typed())
            self.lines[name].installEventFilter(self)
        self.name_fields(_("new person"))
        for name in TEXT_FIELDS:
            self.lines[name].setPlaceholderText(field_words()[name])
        self.begin()

    @property
    def values(self) -> dict[str, Any]:
        """Return what is typed, without spaces around it, and the person it is where that is known."""
        typed: dict[str, Any] = {name: line.text().strip() for name, line in self.lines.items()}
        typed["honorific"] = honorific_meant(typed["honorific"])
        return {
            **typed,
            "role": str(self.role.currentData()),
            "person": self.known.id if self.known else None,
        }

    @property
    def is_name_typed(self) -> bool:
        """Say whether the keyboard is in a name that may be somebody's the desk knows."""
        return self.known is None and any(self.lines[name].hasFocus() for name in _NAMES)

    def take(self, known: KnownPerson) -> None:
        """Fill in somebody the desk knows: what is added is the same person."""
        for name in TEXT_FIELDS:
            self.lines[name].setText(getattr(known, name))
        self.role.show_stored(known.role)
        self.known = known
        self.nameTyped.emit()
        self.touched.emit()

    @property
    def has_name(self) -> bool:
        """Say whether there is enough to add a person."""
        return bool(self.values["given_name"] or self.values["family_name"])

    def begin(self) -> None:
        """Empty the row for another delegation."""
        self._empty()
        self.role.show_stored("representative")

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show again what could not be stored."""
        for name, line in self.lines.items():
            line.setText(values[name])
        self.role.show_stored(values["role"])

    def submit(self) -> None:
        """Add what is typed and stay for the next; with a name missing, go where it is written."""
        if self.has_name:
            values = self.values
            self._empty()
            self.added.emit(values)
            self.enter()
        elif self.is_being_written:
            self.enter("family_name")
        else:
            self.left.emit()

    def flush(self) -> None:
        """Hand in a person whose name is written; nothing that was typed gets lost on leaving."""
        if self.has_name:
            values = self.values
            self._empty()
            self.added.emit(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        elif event.key() == Qt.Key.Key_Escape:
            self._give_up()
        elif event.key() in _STEPS and self.has_proposals():
            self.proposalStepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let proposals go when the keyboard leaves the names."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
            QTimer.singleShot(0, self, self.nameTyped.emit)
        return super().eventFilter(watched, event)

    def _accept(self) -> None:
        proposed = self.proposed()
        if proposed is not None:
            self.take(proposed)
        else:
            self.submit()

    def _on_name_typed(self) -> None:
        self.known = None  # another name is another person
        self.nameTyped.emit()

    def _give_up(self) -> None:
        if self.has_proposals():
            self.proposalStepped.emit(0)
        elif self.is_being_written:
            self._empty()
            self.enter()
        else:
            self.left.emit()

    def _empty(self) -> None:
        self.known = None
        for line in self.lines.values():
            line.clear()
        self.nameTyped.emit()


def column_heads() -> QWidget:
    """Make the words above the columns."""
    heads = QWidget()
    lay_out_columns(heads, {name: label(words, "field") for name, words in field_words().items()}, None)
    return heads


def lay_out_columns(parent: QWidget, parts: Mapping[str, QWidget], button: QWidget | None) -> None:
    """Lay the parts of a line out so that they stand below each other."""
    layout = QHBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    for name, part in parts.items():
        layout.addWidget(part, _STRETCH.get(name, 0))
        if name in _STRETCH:
            part.setMinimumWidth(60)
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    parts["honorific"].setFixedWidth(TITLE_WIDTH)
    parts["role"].setFixedWidth(ROLE_WIDTH)
    last = button or QWidget()  # a bare space would stand without a gap before it
    last.setFixedWidth(BUTTON_WIDTH)
    layout.addWidget(last)
