"""The versions of an item and the moments of a meeting are looked at, compared and restored."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.services.agenda import add_item
from iomdesk.services.minutes import save_draft, seal_minutes
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.minutes.revision_page import ITEM, MEETING
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import IconButton
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import press
from tests.ui.text.memory_desk import MemoryDesk


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle) -> MinutesTab:
    for number, text in (
        ("1", "one"),
        ("2", "first"),
        ("1", "one and two"),
        ("1", "one and three"),
        ("2", "last"),
    ):
        seal(desk, number, text)
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


def seal(desk: MemoryDesk, number: str, text: str) -> None:
    one = item(desk, number)
    desk.do(save_draft, item=one, language="en", text=text)
    desk.do(seal_minutes, item=one, language="en", reason="request")
    for _second in range(6):
        desk._look_at_clock()


def stored(desk: MemoryDesk, number: str) -> str:
    return desk.look(minutes_of, item_id=item(desk, number), language="en").text


def shown(tab: MinutesTab) -> str:
    return tab.pages.revision.text.toPlainText()


def choose(tab: MinutesTab, row: int, settle: Settle) -> None:
    tab.pages.revision.states.setCurrentRow(row)
    settle()


def test_any_two_versions_of_an_item_are_compared(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    seals = desk.look(minutes_of, item_id=item(desk, "1"), language="en").revisions
    tab.looking_back.open_revision(seals[1].id)
    settle()
    page = tab.pages.revision
    assert (page.scope.current, shown(tab), page.states.count()) == (ITEM, "one and two", 3)
    page.compare.click()
    page.other.setCurrentIndex(page.other.findData(seals[2].id))
    page.other.committed.emit(seals[2].id)
    settle()
    qtbot.waitUntil(lambda: shown(tab) == "one and two")
    page.states.setCurrentRow(0)
    settle()
    qtbot.waitUntil(lambda: shown(tab) == "one and three")
    page.other.setCurrentIndex(page.other.findData(seals[1].id))
    page.other.committed.emit(seals[1].id)
    settle()
    qtbot.waitUntil(lambda: shown(tab) == "one and twothree")


def test_the_list_says_when_why_and_who(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    seals = desk.look(minutes_of, item_id=item(desk, "1"), language="en").revisions
    tab.looking_back.open_revision(seals[0].id)
    settle()
    line = tab.pages.revision.states.item(0).text()
    assert "2020" in line
    assert line.endswith("on request · 3 words · test")


def test_the_whole_meeting_is_compared_between_two_moments(
    tab: MinutesTab, settle: Settle, qtbot: QtBot
) -> None:
    tab.context.meetingRevisionsWanted.emit()
    settle()
    page = tab.pages.revision
    assert page.scope.current == MEETING
    choose(tab, 3, settle)  # one, first
    assert "first" in shown(tab)
    page.compare.click()
    settle()
    qtbot.waitUntil(lambda: "one and three" in shown(tab))
    assert "first\nlast" in shown(tab)
    page.states.setCurrentRow(0)
    settle()
    qtbot.waitUntil(lambda: shown(tab) == "Nothing changed.")


def test_the_whole_meeting_is_restored_to_a_moment_and_that_is_undone(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    tab.context.meetingRevisionsWanted.emit()
    settle()
    choose(tab, 2, settle)  # one and two, first
    tab.pages.revision.restore.click()
    settle()
    assert (stored(desk, "1"), stored(desk, "2")) == ("one and two", "first")
    assert tab.pages.currentWidget() is tab.pages.text
    assert tab.pages.text.editor.markdown() == "one and two"
    operations.undo()
    settle()
    assert (stored(desk, "1"), stored(desk, "2")) == ("one and three", "last")


def test_what_stayed_is_folded_away_and_can_be_unfolded(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    before = "\n\n".join(f"Paragraph {number}" for number in range(9))
    seal(desk, "1", before)
    seal(desk, "1", before.replace("Paragraph 8", "The end {.decision}"))
    seals = desk.look(minutes_of, item_id=item(desk, "1"), language="en").revisions
    tab.looking_back.open_revision(seals[1].id)
    tab.pages.revision.compare.setChecked(True)
    settle()
    qtbot.waitUntil(lambda: shown(tab).startswith("⋯  7 paragraphs without a change"))
    tab.pages.revision.only_changes.click()
    assert shown(tab).startswith("Paragraph 0\nParagraph 1")


def test_an_item_of_which_nothing_was_sealed_says_how_versions_come_about(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    added = desk.do(add_item, session=desk.sample_session, title="New", language="en").result().created
    assert added is not None
    tab.become_stale()
    settle()
    tab.show_item(added)
    settle()
    tab.looking_back.open_revision(0)
    settle()
    assert tab.pages.revision.restore.isHidden()
    press(tab.pages.revision.states, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.pages.text


def test_versions_and_words_are_reached_by_the_mouse(tab: MinutesTab, settle: Settle) -> None:
    for button in tab.pages.text.findChildren(IconButton):
        if button.toolTip().startswith(("Find and replace", "Versions of")):
            button.click()
            settle()
    assert tab.finder.bar.words.accessibleName() == "Find"
    assert not tab.finder.bar.isHidden()
    assert tab.pages.currentWidget() is tab.pages.revision
    assert shown(tab) == "one and three"


def test_a_change_of_kind_is_told_in_words(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    seal(desk, "1", "one and three {.decision}")
    tab.looking_back.open_item()
    settle()
    page = tab.pages.revision
    page.states.setCurrentRow(1)
    page.compare.setChecked(True)
    settle()
    qtbot.waitUntil(lambda: shown(tab).startswith("Summary → Decision"))
