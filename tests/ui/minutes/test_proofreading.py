"""Findings beside the text, corrections at the cursor, aids while typing, the page of rules."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.house import house_setting
from iomdesk.queries.lint_facts import LIMITS, OFF, TYPING_AIDS, dictionary_setting, ignored_setting
from iomdesk.services.house import set_house_setting
from iomdesk.services.minutes import save_draft
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.minutes.proofreading import Proofreading
from iomdesk.ui.operations import Operations
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import CONTROL, press, type_in
from tests.ui.text.memory_desk import MemoryDesk

Key = Qt.Key
TEXT = "The member states  agreed.\n\nThe goverment of Turkey said more..."


@pytest.fixture
def item(desk: MemoryDesk) -> int:
    rows = desk.look(agenda_of, session_id=desk.sample_session, language="en").items
    desk.do(save_draft, item=rows[0].id, language="en", text=TEXT).result()
    return rows[0].id


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle, item: int) -> MinutesTab:  # noqa: ARG001
    made = MinutesTab(operations, desk.sample_session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle()
    checked(made, qtbot)
    return made


def checked(tab: MinutesTab, qtbot: QtBot) -> None:
    """Wait for the dictionary and the rules, then check all."""
    part = proofreading(tab)
    qtbot.waitUntil(lambda: part.is_ready)
    part.checks.check_now()


def proofreading(tab: MinutesTab) -> Proofreading:
    return tab.proofreading.proofreading


def rules(tab: MinutesTab) -> list[str]:
    return [one.found.rule for one in tab.proofreading.panel.list.findings.rows]


def text(tab: MinutesTab) -> str:
    return tab.pages.text.editor.markdown()


def test_findings_stand_beside_the_text_with_rule_change_and_why(tab: MinutesTab) -> None:
    assert rules(tab) == ["house-spelling", "double-space", "state-name", "ellipsis"]
    first = tab.proofreading.panel.list.findings.rows[0]
    assert (
        first.spoken == "Words of the house. member states → Member States. The house writes “Member States”."
    )
    assert tab.beside.switch.button("findings").text() == "Proofreading (4)"


def test_enter_takes_what_is_offered_as_one_step_back(tab: MinutesTab) -> None:
    tab.beside.choose("findings")
    found = tab.proofreading.panel.list
    found.choose(0)
    press(found, Key.Key_Return)
    assert text(tab).startswith("The Member States  agreed.")
    assert rules(tab) == ["double-space", "state-name", "ellipsis"]
    tab.pages.text.editor.undo()
    assert text(tab) == TEXT


def test_delete_leaves_words_as_they_are_and_the_desk_remembers(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, item: int
) -> None:
    tab.beside.choose("findings")
    found = tab.proofreading.panel.list
    found.choose(1)
    press(found, Key.Key_Delete)
    settle()
    assert rules(tab) == ["house-spelling", "state-name", "ellipsis"]
    assert desk.look(house_setting, name=ignored_setting(item, "en")) == ["double-space|  "]
    assert text(tab) == TEXT


def test_f8_goes_from_finding_to_finding_and_round(tab: MinutesTab) -> None:
    editor = tab.pages.text.editor
    seen = []
    for _ in range(5):
        tab.proofreading._step(1)
        seen.append(editor.textCursor().selectedText())
    assert seen == ["member states", "  ", "Turkey", "...", "member states"]
    tab.proofreading._step(-1)
    assert editor.textCursor().selectedText() == "..."
    assert tab.beside.current == "findings"


def test_a_rule_is_switched_off_for_the_house_and_on_again_on_the_page_of_rules(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    proofreading(tab).switch_off("ellipsis")
    settle()
    checked(tab, qtbot)
    assert desk.look(house_setting, name=OFF) == ["ellipsis"]
    assert "ellipsis" not in rules(tab)
    tab.proofreading.open_rules()
    page = tab.proofreading.rules
    assert page is not None
    assert not page.rules["ellipsis"].isChecked()
    page.rules["ellipsis"].click()
    settle()
    checked(tab, qtbot)
    assert "ellipsis" in rules(tab)
    press(page, Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.pages.text


def test_the_page_of_rules_sets_limits_aids_and_known_words(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    tab.proofreading.open_rules()
    page = tab.proofreading.rules
    assert page is not None
    page.item_words.setValue(5)
    page.item_words.flush()
    page.aids.click()
    page.dictionary.setText("goverment, IOMish")
    page.dictionary.flush()
    settle()
    assert desk.look(house_setting, name=LIMITS)["item"] == 5
    assert desk.look(house_setting, name=TYPING_AIDS) is False
    assert desk.look(house_setting, name=dictionary_setting("en")) == ["IOMish", "goverment"]
    assert tab.pages.text.words.text() == "10 words of 5"
    assert tab.pages.text.words.property("role") == "bad"


def corrections(tab: MinutesTab, word: str, qtbot: QtBot) -> QMenu:
    editor = tab.pages.text.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().toPlainText().index(word) + 2)
    editor.setTextCursor(cursor)
    menu = tab.proofreading.menu.open_at_cursor()
    assert menu is not None
    qtbot.waitUntil(lambda: "Looking for words…" not in words_of(menu))
    return menu


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isVisible()]


def test_a_misspelt_word_is_corrected_from_the_menu(tab: MinutesTab, qtbot: QtBot) -> None:
    menu = corrections(tab, "goverment", qtbot)
    assert words_of(menu)[0] == "government"
    menu.actions()[0].trigger()
    menu.close()
    assert "The government of" in text(tab)
    assert proofreading(tab).checks.misspelled_in(1) == ()


def test_a_word_is_taken_into_the_desks_own_dictionary(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    menu = corrections(tab, "goverment", qtbot)
    next(action for action in menu.actions() if "to the dictionary" in action.text()).trigger()
    menu.close()
    settle()
    checked(tab, qtbot)
    assert desk.look(house_setting, name=dictionary_setting("en")) == ["goverment"]
    assert proofreading(tab).checks.misspelled_in(1) == ()


def test_the_finding_at_the_cursor_is_offered_in_the_menu(tab: MinutesTab, qtbot: QtBot) -> None:
    menu = corrections(tab, "Turkey", qtbot)
    assert words_of(menu)[:3] == ["Turkey → Türkiye", "The list of States says “Türkiye”.", "Ignore here"]
    menu.actions()[0].trigger()
    menu.close()
    assert "of Türkiye said" in text(tab)


def test_names_of_the_desk_are_no_misspelt_words(tab: MinutesTab) -> None:
    speller = proofreading(tab).spelling.speller("en")
    assert speller is not None
    assert all(map(speller.knows, ("Eswatini", "Türkiye", "Türkiye’s")))


def test_undo_right_after_takes_back_the_aid_alone(tab: MinutesTab) -> None:
    editor = tab.pages.text.editor
    type_in(editor, "It'")
    assert editor.toPlainText().startswith("It’")
    press(editor, Key.Key_Z, CONTROL)
    assert editor.toPlainText().startswith("It'")


def test_aids_are_off_where_the_house_wants_none(
    tab: MinutesTab, operations: Operations, settle: Settle
) -> None:
    operations.run(set_house_setting, name=TYPING_AIDS, value=False)
    settle()
    type_in(tab.pages.text.editor, "It'")
    assert tab.pages.text.editor.toPlainText().startswith("It'")


def test_ignoring_can_be_taken_back_without_checking_all_again(
    tab: MinutesTab, operations: Operations, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = proofreading(tab)
    begun: list[object] = []
    monkeypatch.setattr(part.checks, "begin", lambda *parts: begun.append(parts))
    part.ignore(tab.proofreading.panel.list.findings.rows[0])
    settle()
    assert rules(tab) == ["double-space", "state-name", "ellipsis"]
    operations.undo()
    settle()
    assert rules(tab) == ["house-spelling", "double-space", "state-name", "ellipsis"]
    assert begun == []


def test_an_offer_for_words_that_changed_meanwhile_is_not_taken(tab: MinutesTab) -> None:
    first = tab.proofreading.panel.list.findings.rows[0]
    editor = tab.pages.text.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    type_in(editor, "Now ")
    proofreading(tab).take(first)
    assert text(tab).startswith("Now The member states")


def test_each_item_has_its_own_findings(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot, item: int
) -> None:
    rows_ = desk.look(agenda_of, session_id=desk.sample_session, language="en").items
    tab.show_item(rows_[9].id)
    settle()
    checked(tab, qtbot)
    assert rules(tab) == []
    assert tab.proofreading.panel.count.text() == "Nothing was found."
    assert tab.beside.switch.button("findings").text() == "Proofreading"
    tab.show_item(item)
    settle()
    checked(tab, qtbot)
    assert len(rules(tab)) == 4


def test_a_desk_that_is_only_read_shows_findings_and_takes_none(tab: MinutesTab) -> None:
    tab.pages.text.allow(False)
    panel = tab.proofreading.panel
    panel.allow(False)
    panel.list.choose(0)
    assert not panel.take.isEnabled()
    proofreading(tab).take(panel.list.findings.rows[0])
    assert text(tab) == TEXT
