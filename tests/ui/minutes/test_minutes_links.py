import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iomdesk.services.minutes import save_draft
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.operations import Operations
from tests.ui.minutes.test_minutes_tab import go_to, item, opened, stored
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import type_in
from tests.ui.text.memory_desk import MemoryDesk

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle) -> MinutesTab:
    made = opened(qtbot, operations, desk.sample_session, settle)
    go_to(made, desk, "3", settle)
    made.pages.text.editor.show_markdown("", "en")
    made.pages.text.editor.setFocus()
    return made


def type_text(tab: MinutesTab, words: str, settle: Settle) -> None:
    for place, line in enumerate(words.split("\n")):
        if place:
            QTest.keyClick(tab.pages.text.editor, Qt.Key.Key_Return)
        type_in(tab.pages.text.editor, line)
    tab.text.flush()
    settle()


def choose_link(tab: MinutesTab, words: str, settle: Settle) -> None:
    panel = tab.pages.text.link_panel
    tab.pages.text.editor.linkWanted.emit()
    settle()
    QTest.keyClicks(panel.field, words)
    panel.completer.popup().hide()  # type: ignore[union-attr]
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    settle()


def test_a_link_to_a_paragraph_of_the_text_names_it_and_gives_it_an_anchor(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    found = item(desk, "3")
    type_text(tab, "Aardvarks were noted.\nSee ", settle)
    choose_link(tab, "aardvark", settle)
    number = tab.pages.text.editor.margin.number_of(tab.pages.text.editor.document().begin())
    expected = f"Aardvarks were noted. {{#p1}}\n\nSee [paragraph {number}](paragraph:item-{found}/p1)"
    assert number > 1
    assert tab.pages.text.editor.markdown() == expected


def test_a_paragraph_of_another_item_gets_its_anchor_there_and_is_gone_to(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    other = item(desk, "4")
    desk.do(save_draft, item=other, language="en", text="Before.\n\nZebras were **noted**.")
    type_text(tab, "See ", settle)
    choose_link(tab, "zebras", settle)
    assert stored(desk, other).text == "Before.\n\nZebras were **noted**. {#p1}"
    assert f"](paragraph:item-{other}/p1)" in tab.pages.text.editor.markdown()
    QTest.keyClick(tab.pages.text.editor, Qt.Key.Key_Return, ALT)
    settle()
    assert tab.outline.item == other
    assert tab.pages.text.editor.textCursor().block().text() == "Zebras were noted."


def test_a_link_to_a_recommendation_leads_to_it(tab: MinutesTab, qtbot: QtBot, settle: Settle) -> None:
    type_text(tab, "See ", settle)
    choose_link(tab, "recommendation 1", settle)
    assert "[recommendation 1](recommendation:" in tab.pages.text.editor.markdown()
    with qtbot.waitSignal(tab.recommendationWanted):
        tab.pages.text.editor.follow_link()


def test_a_link_that_leads_nowhere_any_more_says_so(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    tab.links.follow(f"paragraph:item-{item(desk, '3')}/p77")
    assert tab.pages.text.note_words() == "The paragraph that this leads to is no longer there"
    tab.links.follow("document:999")
    settle()
    assert tab.pages.text.note_words() == "This document is no longer before an item of the session"


def test_escape_leaves_the_panel_and_the_text_alone(tab: MinutesTab, settle: Settle) -> None:
    type_text(tab, "See ", settle)
    tab.pages.text.editor.linkWanted.emit()
    settle()
    QTest.keyClick(tab.pages.text.link_panel.field, Qt.Key.Key_Escape)
    assert not tab.pages.text.link_panel.isVisible()
    assert tab.pages.text.editor.toPlainText() == "See "


def test_paragraphs_are_numbered_on_from_the_items_before(tab: MinutesTab, settle: Settle) -> None:
    type_text(tab, "One.\nTwo.", settle)
    tab.links.refresh()
    tab.links._numbering.timeout.emit()
    settle()
    numbers = [number for number, _block in tab.pages.text.editor.counted_blocks()]
    assert numbers[1] == numbers[0] + 1
    assert numbers[0] > 1


def test_control_and_enter_go_to_the_next_item(tab: MinutesTab, settle: Settle) -> None:
    before = tab.outline.currentIndex().row()
    QTest.keyClick(tab.pages.text.editor, Qt.Key.Key_Return, CONTROL)
    settle()
    assert tab.outline.currentIndex().row() == before + 1
