"""Words are found and replaced in the text on screen, and over the whole meeting."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.services.minutes import save_draft
from iomdesk.ui.minutes.find_bar import ITEM, MEETING
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.operations import Operations
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import CONTROL, SHIFT, press, type_in
from tests.ui.text.memory_desk import MemoryDesk

Key = Qt.Key
TEXTS = {
    "1": "Les États membres ont **noté** le point.\n\nLes états\u00a0membres. {.decision}",
    "2": "Un Etat membre.",
}


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle) -> MinutesTab:
    for number, text in TEXTS.items():
        desk.do(save_draft, item=item(desk, number), language="en", text=text)
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


def stored(desk: MemoryDesk, number: str) -> str:
    return desk.look(minutes_of, item_id=item(desk, number), language="en").text


def look_for(tab: MinutesTab, words: str, settle: Settle, key: Key = Key.Key_F) -> None:
    press(tab, key, CONTROL)
    tab.finder.bar.words.setText(words)
    tab.finder.bar.look_now()
    settle()


def marked(tab: MinutesTab) -> str:
    return tab.pages.text.editor.textCursor().selectedText()


def found(tab: MinutesTab) -> list[str]:
    return [line.hit.found for line in tab.finder.bar.results.results.lines if line.hit is not None]


def until_found(qtbot: QtBot, tab: MinutesTab, count: int) -> None:
    qtbot.waitUntil(lambda: len(found(tab)) == count)


def test_words_are_found_in_the_item_one_after_another(tab: MinutesTab, settle: Settle) -> None:
    look_for(tab, "etats membres", settle)
    bar = tab.finder.bar
    assert (bar.scope.current, marked(tab), bar.count.text()) == (ITEM, "États membres", "1 of 2")
    press(bar.words, Key.Key_Return)
    assert (marked(tab), bar.count.text()) == ("états\u00a0membres", "2 of 2")
    press(bar.words, Key.Key_Return)
    assert bar.count.text() == "1 of 2"
    press(bar.words, Key.Key_Return, SHIFT)
    assert bar.count.text() == "2 of 2"


def test_what_is_selected_is_looked_for_and_escape_leads_back(tab: MinutesTab, settle: Settle) -> None:
    editor = tab.pages.text.editor
    look_for(tab, "noté", settle)
    press(tab.finder.bar.words, Key.Key_Escape)
    assert tab.finder.bar.isHidden()
    assert marked(tab) == "noté"
    press(tab, Key.Key_F, CONTROL)
    assert tab.finder.bar.words.text() == "noté"
    assert editor.textCursor().hasSelection()


def test_case_accents_and_whole_words_may_be_asked_for(tab: MinutesTab, settle: Settle) -> None:
    look_for(tab, "états membres", settle)
    bar = tab.finder.bar
    bar.case.click()
    assert bar.count.text() == "1 of 1"
    bar.case.click()
    bar.words.setText("etats")
    bar.accents.click()
    bar.look_now()
    assert bar.count.text() == "Not found"
    assert not bar.replace.isEnabled()


def test_replacing_in_the_item_is_typed_text_that_undo_takes_back(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    look_for(tab, "etats membres", settle, Key.Key_H)
    bar = tab.finder.bar
    bar.scope.button(ITEM).click()
    bar.given.setText("États Membres")
    with qtbot.waitSignal(tab.saved):
        bar.replace_all.click()
    assert stored(desk, "1") == ("Les États Membres ont **noté** le point.\n\nLes États Membres. {.decision}")
    press(tab.pages.text.editor, Key.Key_Z, CONTROL)
    assert tab.pages.text.editor.markdown() == TEXTS["1"]


def test_replacing_one_goes_on_to_the_next_and_keeps_the_face(tab: MinutesTab, settle: Settle) -> None:
    look_for(tab, "noté", settle, Key.Key_H)
    bar = tab.finder.bar
    bar.scope.button(ITEM).click()
    bar.given.setText("examiné")
    bar.replace.click()
    assert "**examiné**" in tab.pages.text.editor.markdown()
    assert bar.count.text() == "Not found"


def test_the_whole_meeting_is_listed_item_by_item(tab: MinutesTab, settle: Settle, qtbot: QtBot) -> None:
    look_for(tab, "etat", settle, Key.Key_H)
    until_found(qtbot, tab, 3)
    lines = tab.finder.bar.results.results.lines
    assert tab.finder.bar.scope.current == MEETING
    assert [line.words.split()[0] for line in lines if line.hit is None] == ["1", "2"]


def test_a_place_in_another_item_is_gone_to(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    look_for(tab, "etat", settle, Key.Key_H)
    until_found(qtbot, tab, 3)
    for _ in range(3):
        press(tab.finder.bar.words, Key.Key_Return)
        settle()
    assert tab.outline.item == item(desk, "2")
    assert marked(tab) == "Etat"


def test_replacing_in_the_whole_meeting_is_one_action_with_one_undo(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot, operations: Operations
) -> None:
    type_in(tab.pages.text.editor, "Etat ")
    look_for(tab, "etat", settle, Key.Key_H)
    until_found(qtbot, tab, 4)
    bar = tab.finder.bar
    assert bar.replace_all.text() == "Replace all (4)"
    bar.given.setText("Pays")
    with qtbot.waitSignal(operations.announced) as said:
        bar.replace_all.click()
        settle()
    assert said.args == ["4 places replaced"]
    settle()
    assert stored(desk, "2") == "Un Pays membre."
    assert tab.pages.text.editor.markdown().startswith("Pays Les Payss membres")
    operations.undo()
    settle()
    assert stored(desk, "2") == TEXTS["2"]
    assert stored(desk, "1") == "Etat " + TEXTS["1"]


def test_undo_in_the_text_takes_back_the_whole_action_and_redo_does_it_again(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    editor = tab.pages.text.editor
    look_for(tab, "etat", settle, Key.Key_H)
    until_found(qtbot, tab, 3)
    tab.finder.bar.given.setText("Pays")
    tab.finder.bar.replace_all.click()
    settle()
    type_in(editor, "x")
    replaced = stored(desk, "2")
    press(editor, Key.Key_Z, CONTROL)
    settle()
    assert stored(desk, "2") == replaced
    press(editor, Key.Key_Z, CONTROL)
    settle()
    assert (editor.markdown(), stored(desk, "1"), stored(desk, "2")) == (TEXTS["1"], TEXTS["1"], TEXTS["2"])
    press(editor, Key.Key_Z, CONTROL | SHIFT)
    settle()
    assert stored(desk, "2") == replaced == "Un Pays membre."
    assert editor.markdown() == stored(desk, "1") != TEXTS["1"]
    press(editor, Key.Key_Z, CONTROL)
    settle()
    assert stored(desk, "2") == TEXTS["2"]


def test_undo_in_another_item_takes_back_the_whole_action_too(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    look_for(tab, "etat", settle, Key.Key_H)
    until_found(qtbot, tab, 3)
    tab.finder.bar.given.setText("Pays")
    tab.finder.bar.replace_all.click()
    settle()
    tab.show_item(item(desk, "2"))
    settle()
    press(tab.pages.text.editor, Key.Key_Z, CONTROL)
    settle()
    assert (stored(desk, "1"), stored(desk, "2")) == (TEXTS["1"], TEXTS["2"])


def test_one_place_of_the_meeting_is_replaced_and_the_next_is_chosen(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    look_for(tab, "etat", settle, Key.Key_H)
    until_found(qtbot, tab, 3)
    bar = tab.finder.bar
    bar.given.setText("Pays")
    bar.results.step(1)
    bar.replace.click()
    settle()
    until_found(qtbot, tab, 2)
    assert stored(desk, "1").startswith("Les Payss membres ont")
    current = bar.results.current
    assert current is not None
    assert current.hit is not None
    assert current.hit.found == "état"


def test_words_are_only_found_in_a_desk_that_is_read(
    qtbot: QtBot, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    desk.is_read_only = True
    made = MinutesTab(operations, desk.sample_session)
    qtbot.addWidget(made)
    made.show()
    settle()
    look_for(made, "e", settle, Key.Key_H)
    assert not made.finder.bar.is_replacing
