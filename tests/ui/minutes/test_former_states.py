"""Ctrl+Z goes back through the sealed versions of a text that was opened anew."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.operations import Operations
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import CONTROL, SHIFT, press, type_in
from tests.ui.text.memory_desk import MemoryDesk

Z = Qt.Key.Key_Z


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle) -> MinutesTab:
    made = MinutesTab(operations, desk.sample_session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle()
    made.show_item(item(desk, "1"))
    settle()
    return made


def item(desk: MemoryDesk, number: str) -> int:
    rows = desk.look(agenda_of, session_id=desk.sample_session, language="fr").items
    return next(row.id for row in rows if row.full_number == number)


def write(tab: MinutesTab, words: str, settle: Settle) -> None:
    tab.pages.text.editor.selectAll()
    type_in(tab.pages.text.editor, words)
    tab.text.seal()
    settle()


def leave_and_come_back(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    for number in ("2", "1"):
        tab.show_item(item(desk, number))
        settle()


def undo(tab: MinutesTab, settle: Settle, modifiers: Qt.KeyboardModifier = CONTROL) -> str:
    press(tab.pages.text.editor, Z, modifiers)
    settle()
    return tab.pages.text.editor.markdown()


def test_undo_goes_back_and_redo_forward_after_another_item(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    for words in ("one", "two", "three"):
        write(tab, words, settle)
    leave_and_come_back(tab, desk, settle)
    assert [undo(tab, settle) for _ in range(3)] == ["two", "one", "one"]
    redo = CONTROL | SHIFT
    assert [undo(tab, settle, redo) for _ in range(3)] == ["two", "three", "three"]


def test_what_was_not_sealed_yet_is_sealed_before_it_is_left(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    write(tab, "one", settle)
    leave_and_come_back(tab, desk, settle)
    type_in(tab.pages.text.editor, "not sealed ")
    tab.pages.text.editor.document().clearUndoRedoStacks()
    assert undo(tab, settle) == "one"
    assert undo(tab, settle, CONTROL | SHIFT) == "not sealed one"


def test_the_former_state_is_stored_like_what_is_typed(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    write(tab, "one", settle)
    write(tab, "two", settle)
    leave_and_come_back(tab, desk, settle)
    with qtbot.waitSignal(tab.saved):
        undo(tab, settle)
    assert desk.look(minutes_of, item_id=item(desk, "1"), language="en").text == "one"
    assert "Back to the text of" in tab.pages.text._note.text()


def test_typing_after_going_back_is_undone_first(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    for words in ("one", "two", "three"):
        write(tab, words, settle)
    leave_and_come_back(tab, desk, settle)
    undo(tab, settle)
    type_in(tab.pages.text.editor, "x")
    assert undo(tab, settle) == "two"
    assert undo(tab, settle) == "one"


def test_typing_after_going_back_closes_the_way_forward(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    write(tab, "one", settle)
    write(tab, "two", settle)
    leave_and_come_back(tab, desk, settle)
    undo(tab, settle)
    type_in(tab.pages.text.editor, "x")
    tab.pages.text.editor.document().clearUndoRedoStacks()
    assert undo(tab, settle, CONTROL | SHIFT) == "xone"
