"""Persons: edited in place, in order, removed with a way back, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from iomdesk.queries.participants import DelegationRow
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.tab import ParticipantsTab
from iomdesk.ui.save_state import SaveState
from tests.ui.hands import click, press, type_in

Key = Qt.Key
Settle = Callable[[], None]
Stored = Callable[[int], dict[str, DelegationRow]]
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def germany(tab: ParticipantsTab, session_id: int, stored: Stored) -> DelegationRow:
    """Choose the delegation that has two persons."""
    row = stored(session_id)["Germany"]
    tab.list.choose(row.id)
    return row


def line(tab: ParticipantsTab, place: int, field: str) -> QLineEdit:
    """Return one field of one person."""
    return tab.panel.persons.rows[place].lines[field]


def rewrite(field: QLineEdit, text: str) -> None:
    """Type another text over what stands in a field."""
    field.setFocus()
    field.selectAll()
    type_in(field, text)


@pytest.mark.usefixtures("germany")
def test_person_is_edited_in_place_and_undone_by_ctrl_z(
    tab: ParticipantsTab, session_id: int, settle: Settle, stored: Stored
) -> None:
    field = line(tab, 0, "function")
    rewrite(field, "Counsellor")
    press(field, Key.Key_Return)
    settle()
    assert stored(session_id)["Germany"].members[0].function == "Counsellor"
    press(field, Key.Key_Z, CONTROL)
    settle()
    assert stored(session_id)["Germany"].members[0].function == ""
    assert field.text() == ""


@pytest.mark.usefixtures("germany")
def test_ctrl_z_takes_back_letters_while_they_are_being_typed(tab: ParticipantsTab, settle: Settle) -> None:
    field = line(tab, 0, "function")
    rewrite(field, "x")
    press(field, Key.Key_Z, CONTROL)
    settle()
    assert field.text() == ""
    assert len(tab.panel.persons.rows) == 2


@pytest.mark.usefixtures("germany")
def test_ctrl_z_reaches_the_menu_of_the_window_from_a_field(
    tab: ParticipantsTab, qtbot: QtBot, settle: Settle
) -> None:
    window, asked = QMainWindow(), list[str]()
    qtbot.addWidget(window)
    undo = QAction("Undo", window)
    undo.setShortcut("Ctrl+Z")
    undo.triggered.connect(lambda: asked.append("undo"))
    window.addAction(undo)
    window.setCentralWidget(tab)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    settle()
    for field in (line(tab, 0, "function"), tab.panel.persons.new.lines["honorific"], tab.bar.field):
        field.setFocus()
        press(field, Key.Key_Z, CONTROL)
    window.takeCentralWidget()  # the fixture closes it
    assert len(asked) == 3


@pytest.mark.usefixtures("germany")
def test_role_is_chosen_in_place(
    tab: ParticipantsTab, session_id: int, settle: Settle, stored: Stored
) -> None:
    role = tab.panel.persons.rows[1].role
    role.setFocus()
    press(role, Key.Key_Down)
    settle()
    assert stored(session_id)["Germany"].members[1].role == "alternate"


def test_person_without_a_name_is_refused_and_shown_as_before(
    tab: ParticipantsTab, germany: DelegationRow, operations: Operations, settle: Settle
) -> None:
    said: list[str] = []
    operations.failed.connect(lambda error, _initiator: said.append(str(error)))
    for name in ("given_name", "family_name"):
        field = line(tab, 0, name)
        field.setFocus()
        field.selectAll()
        press(field, Key.Key_Delete)
        press(field, Key.Key_Return)
    settle()
    assert len(said) == 1
    assert line(tab, 0, "family_name").text() == germany.members[0].family_name


def test_person_is_removed_and_comes_back(
    tab: ParticipantsTab,
    germany: DelegationRow,
    session_id: int,
    operations: Operations,
    settle: Settle,
    stored: Stored,
) -> None:
    said: list[str] = []
    operations.announced.connect(said.append)
    click(tab.panel.persons.rows[0].button)
    settle()
    assert [member.id for member in stored(session_id)["Germany"].members] == [germany.members[1].id]
    assert said == [f"{germany.members[0].label} removed"]
    press(tab.list, Key.Key_Z, CONTROL)
    settle()
    assert stored(session_id)["Germany"] == germany


def test_keyboard_stays_near_when_a_person_is_removed(
    tab: ParticipantsTab, germany: DelegationRow, settle: Settle
) -> None:
    assert germany
    button = tab.panel.persons.rows[0].button
    button.setFocus()
    press(button, Key.Key_Space)
    settle()
    assert line(tab, 0, "family_name").hasFocus()


def test_alt_and_arrows_move_a_person_arrows_alone_the_keyboard(
    tab: ParticipantsTab, germany: DelegationRow, session_id: int, settle: Settle, stored: Stored
) -> None:
    line(tab, 0, "given_name").setFocus()
    press(line(tab, 0, "given_name"), Key.Key_Down, ALT)
    settle()
    assert [m.id for m in stored(session_id)["Germany"].members] == [m.id for m in reversed(germany.members)]
    assert line(tab, 1, "given_name").hasFocus()
    press(line(tab, 1, "given_name"), Key.Key_Up)
    assert line(tab, 0, "given_name").hasFocus()
    press(line(tab, 0, "given_name"), Key.Key_Up)
    assert line(tab, 0, "given_name").hasFocus()


@pytest.mark.usefixtures("germany")
def test_tab_goes_through_the_fields_as_they_stand(tab: ParticipantsTab, settle: Settle) -> None:
    press(line(tab, 0, "honorific"), Key.Key_Down, ALT)
    settle()
    expected = [*tab.panel.persons.chain()]
    expected[0].setFocus()
    visited: list[QWidget] = []
    while (widget := QApplication.focusWidget()) is not None and len(visited) < len(expected):
        visited.append(widget)
        press(widget, Key.Key_Tab)
    assert visited == expected


@pytest.mark.usefixtures("germany")
def test_half_written_person_is_handed_in_on_leaving(
    tab: ParticipantsTab, session_id: int, operations: Operations, settle: Settle, stored: Stored
) -> None:
    new = tab.panel.persons.new
    new.enter("family_name")
    type_in(new.lines["family_name"], "Exemple")
    states: list[SaveState] = [operations.save_state]
    tab.flush()
    settle()
    states.append(operations.save_state)
    assert states == [SaveState.UNSAVED, SaveState.SAVED]
    assert stored(session_id)["Germany"].members[-1].label == "Exemple"
    assert not new.is_being_written


@pytest.mark.usefixtures("germany")
def test_half_written_person_goes_to_the_delegation_it_was_written_for(
    tab: ParticipantsTab, session_id: int, settle: Settle, stored: Stored
) -> None:
    type_in(tab.panel.persons.new.lines["family_name"], "Exemple")
    tab.list.choose(stored(session_id)["Switzerland"].id)
    settle()
    assert len(stored(session_id)["Germany"].members) == 3
    assert len(stored(session_id)["Switzerland"].members) == 1


@pytest.mark.usefixtures("germany")
def test_title_alone_is_no_person_and_escape_gives_it_up(
    tab: ParticipantsTab, session_id: int, settle: Settle, stored: Stored
) -> None:
    new = tab.panel.persons.new
    new.enter("function")
    type_in(new.lines["function"], "Counsellor")
    press(new.lines["function"], Key.Key_Return)
    assert new.lines["family_name"].hasFocus()
    press(new.lines["family_name"], Key.Key_Escape)
    assert not new.is_being_written
    press(new.lines["honorific"], Key.Key_Escape)
    assert tab.bar.field.hasFocus()
    settle()
    assert len(stored(session_id)["Germany"].members) == 2


def test_title_is_completed_while_it_is_typed(
    tab: ParticipantsTab, germany: DelegationRow, session_id: int, settle: Settle, stored: Stored
) -> None:
    new = tab.panel.persons.new
    new.enter()
    type_in(new.lines["honorific"], "h")
    press(new.lines["honorific"], Key.Key_Tab)
    type_in(new.lines["given_name"], "A.")
    press(new.lines["given_name"], Key.Key_Return)
    rewrite(line(tab, 0, "honorific"), "DR")
    press(line(tab, 0, "honorific"), Key.Key_Return)
    settle()
    members = stored(session_id)[germany.name].members
    assert (members[0].honorific, members[-1].honorific) == ("Dr", "H.E. Ms")


def test_typing_goes_on_while_the_list_is_refreshed(
    tab: ParticipantsTab, germany: DelegationRow, settle: Settle
) -> None:
    field = line(tab, 0, "function")
    rewrite(field, "Couns")
    tab.refresh()
    settle()
    assert field.text() == "Couns"
    assert field.hasFocus()
    assert tab.panel.delegation == germany.id
