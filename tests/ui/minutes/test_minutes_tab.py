import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import agenda_of, item_details
from iomdesk.queries.minutes import MinutesView, minutes_of, revision_text
from iomdesk.services.agenda import remove_item
from iomdesk.services.changes import touching
from iomdesk.services.minutes import save_draft
from iomdesk.services.sessions import create_session
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.operations import Operations
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import CONTROL, press, type_in
from tests.ui.text.memory_desk import MemoryDesk

Key = Qt.Key


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle) -> MinutesTab:
    return opened(qtbot, operations, desk.sample_session, settle)


def opened(qtbot: QtBot, operations: Operations, session: int, settle: Settle) -> MinutesTab:
    made = MinutesTab(operations, session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle()
    return made


def item(desk: MemoryDesk, number: str) -> int:
    rows = desk.look(agenda_of, session_id=desk.sample_session, language="fr").items
    return next(row.id for row in rows if row.full_number == number)


def go_to(tab: MinutesTab, desk: MemoryDesk, number: str, settle: Settle) -> int:
    found = item(desk, number)
    tab.show_item(found)
    settle()
    return found


def stored(desk: MemoryDesk, item_id: int, language: str = "en") -> MinutesView:
    return desk.look(minutes_of, item_id=item_id, language=language)


def words_of(tab: MinutesTab) -> list[str]:
    return [label.text() for label in tab.context.findChildren(QLabel)]


def test_the_first_item_is_shown_and_those_with_minutes_are_ticked(tab: MinutesTab) -> None:
    spoken = [
        tab.outline.rows.index(place).data(Qt.ItemDataRole.AccessibleTextRole)
        for place in range(tab.outline.rows.rowCount())
    ]
    assert tab.outline.currentIndex().row() == 0
    assert spoken[0].endswith("no minutes yet")
    assert spoken[1].endswith("has minutes")


def test_choosing_an_item_shows_its_text_in_each_language(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    found = go_to(tab, desk, "7", settle)
    tab.pages.text.languages.button("fr").click()
    settle()
    assert tab.pages.text.editor.markdown() == stored(desk, found, "fr").text
    assert tab.pages.text.words.text().startswith("5")


def test_what_is_typed_is_stored_without_anybody_saving(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    found = go_to(tab, desk, "1", settle)
    with qtbot.waitSignal(tab.saved):
        type_in(tab.pages.text.editor, "Adopted.")
    assert stored(desk, found).text == "Adopted."
    settle()
    assert tab.outline.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("has minutes")


def test_changing_the_item_stores_the_text_of_the_one_left(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    first = go_to(tab, desk, "1", settle)
    type_in(tab.pages.text.editor, "One")
    second = go_to(tab, desk, "10", settle)
    type_in(tab.pages.text.editor, "Ten")
    tab.flush()
    settle()
    assert (stored(desk, first).text, stored(desk, second).text) == ("One", "Ten")


def test_what_is_typed_while_the_next_item_is_fetched_stays_with_its_own(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    first = go_to(tab, desk, "1", settle)
    desk.hold()
    tab.show_item(item_held := _held_item(tab, "10"))
    type_in(tab.pages.text.editor, "late")
    desk.release()
    settle()
    assert stored(desk, first).text == "late"
    assert stored(desk, item_held).text == ""
    assert tab.pages.text.editor.markdown() == ""


def _held_item(tab: MinutesTab, number: str) -> int:
    return next(row.id for row in tab.outline.rows.rows if row.full_number == number)


def test_changing_the_language_stores_the_text_under_the_one_left(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    found = go_to(tab, desk, "1", settle)
    type_in(tab.pages.text.editor, "English")
    tab.pages.text.languages.button("es").click()
    settle()
    type_in(tab.pages.text.editor, "Español")
    tab.flush()
    settle()
    assert stored(desk, found, "en").text == "English"
    assert stored(desk, found, "es").text == "Español"


def test_hiding_the_tab_loses_nothing(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    found = go_to(tab, desk, "1", settle)
    type_in(tab.pages.text.editor, "kept")
    tab.hide()
    settle()
    assert stored(desk, found).text == "kept"


def test_a_text_that_cannot_be_stored_stays_and_is_told_and_tried_again(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    found = go_to(tab, desk, "1", settle)
    desk.refuse_with = OSError("disk full")
    type_in(tab.pages.text.editor, "kept")
    with qtbot.assertNotEmitted(tab.saved):
        tab.flush()
        settle()
    banner = tab.pages.text.banner
    assert "not stored yet: disk full" in banner.text
    assert tab.pages.text.editor.markdown() == "kept"
    desk.refuse_with = None
    with qtbot.waitSignal(tab.saved):
        next(b for b in banner.findChildren(QPushButton) if b.text() == "Try now").click()
    assert stored(desk, found).text == "kept"
    assert banner.text == ""


def test_a_text_that_could_not_be_stored_is_there_again_on_coming_back(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    go_to(tab, desk, "1", settle)
    desk.refuse_with = OSError("disk full")
    type_in(tab.pages.text.editor, "kept")
    go_to(tab, desk, "10", settle)
    go_to(tab, desk, "1", settle)
    assert tab.pages.text.editor.markdown() == "kept"


def test_the_shell_hears_when_there_is_something_unsaved(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    told: list[bool] = []
    tab.dirty.connect(told.append)
    go_to(tab, desk, "1", settle)
    type_in(tab.pages.text.editor, "x")
    assert operations.save_state.value == "unsaved"
    tab.flush()
    settle()
    assert told == [True, False]
    assert operations.save_state.value == "saved"


def test_a_version_is_sealed_on_request_after_the_text_is_stored(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    found = go_to(tab, desk, "1", settle)
    type_in(tab.pages.text.editor, "sealed")
    press(tab.pages.text.editor, Key.Key_S, CONTROL)
    settle()
    (revision,) = stored(desk, found).revisions
    assert (revision.reason, revision.words) == ("request", 1)
    assert any("on request" in words for words in words_of(tab))


def test_a_pause_seals_what_was_written(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    found = go_to(tab, desk, "1", settle)
    type_in(tab.pages.text.editor, "sealed")
    tab.text.sealer._timer.timeout.emit()
    settle()
    assert [one.reason for one in stored(desk, found).revisions] == ["pause"]


def test_an_older_version_is_shown_and_restored_as_a_new_one_and_that_is_undone(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    found = go_to(tab, desk, "1", settle)
    for words in ("old", " new"):
        type_in(tab.pages.text.editor, words)
        tab.text.seal()
        settle()
    old = stored(desk, found).revisions[-1]
    tab.context.revisionChosen.emit(old.id)
    settle()
    assert tab.pages.revision.text.markdown() == "old"
    assert tab.pages.revision.text.isReadOnly()
    tab.pages.revision.restore.click()
    settle()
    assert tab.pages.text.editor.markdown() == "old"
    assert [one.reason for one in stored(desk, found).revisions] == ["restored", "request", "request"]
    operations.undo()
    settle()
    assert tab.pages.text.editor.markdown() == "old new"


def test_a_version_is_compared_with_the_present_text(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    found = go_to(tab, desk, "1", settle)
    type_in(tab.pages.text.editor, "old words")
    tab.text.seal()
    settle()
    tab.pages.text.editor.selectAll()
    type_in(tab.pages.text.editor, "new words")
    tab.context.revisionChosen.emit(stored(desk, found).revisions[0].id)
    settle()
    tab.pages.revision.compare.click()
    qtbot.waitUntil(lambda: tab.pages.revision.text.toPlainText() == "oldnew words")
    press(tab.pages.revision.text, Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.pages.text


def test_the_panel_shows_where_the_item_stands(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    go_to(tab, desk, "7", settle)
    words = words_of(tab)
    assert "2 b)" in words or "2(b)" in words
    assert "draft mandate" in words
    said = tab.statements.list
    assert any("Türkiye" in said.item(place).text() for place in range(said.count()))
    assert any("WG/1/INF/1" in one for one in words)


def test_an_outcome_is_chosen_with_the_sentence_the_report_will_print(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    found = go_to(tab, desk, "7", settle)
    tab.context.outcome.setCurrentIndex(tab.context.outcome.findData("deferred"))
    tab.context.outcome.activated.emit(tab.context.outcome.currentIndex())
    settle()
    details = desk.look(item_details, item_id=found, language="en")
    assert details is not None
    assert details.outcome == "deferred"
    assert tab.context.sentence.text().startswith("The Working Group agreed to defer")
    operations.undo()
    settle()
    assert tab.context.outcome.currentData() == "recommended"


def test_a_text_changed_elsewhere_is_taken_over_unless_something_newer_is_on_screen(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    found = go_to(tab, desk, "1", settle)
    desk.do(save_draft, item=found, language="en", text="from elsewhere")
    operations.changed.emit(touching(minutes=found), None)
    settle()
    assert tab.pages.text.editor.markdown() == "from elsewhere"
    type_in(tab.pages.text.editor, "mine ")
    desk.do(save_draft, item=found, language="en", text="again")
    operations.changed.emit(touching(minutes=found), None)
    settle()
    assert tab.pages.text.editor.markdown() == "mine from elsewhere"


def test_of_two_windows_on_one_text_both_are_kept_and_the_later_one_is_told(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    found = go_to(tab, desk, "1", settle)
    type_in(tab.pages.text.editor, "mine ")
    desk.do(save_draft, item=found, language="en", text="theirs")
    tab.flush()
    settle()
    view = desk.look(minutes_of, item_id=found, language="en")
    assert view.text == tab.pages.text.editor.markdown()
    assert view.text.startswith("mine")
    assert "theirs" in {desk.look(revision_text, revision_id=one.id) for one in view.revisions}
    assert tab.pages.text.banner.isVisibleTo(tab)


def test_who_types_alone_is_told_of_nothing_else(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    go_to(tab, desk, "1", settle)
    for words in ("one ", "two ", "three "):
        type_in(tab.pages.text.editor, words)
        tab.text.flush()
        settle()
    assert not tab.pages.text.banner.isVisibleTo(tab)


def test_own_saving_does_not_ask_for_the_agenda_again(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to(tab, desk, "1", settle)
    asked: list[str] = []
    monkeypatch.setattr(tab, "refresh", lambda: asked.append("agenda"))
    type_in(tab.pages.text.editor, "x")
    tab.flush()
    settle()
    assert asked == []


def test_an_item_that_goes_is_no_longer_shown(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    found = go_to(tab, desk, "10", settle)
    operations.run(remove_item, item=found)
    settle()
    assert tab.outline.item != found


def test_a_session_without_items_says_what_to_do(
    qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle
) -> None:
    session = desk.do(create_session, number=99, start_on=None, end_on=None).result().created
    assert session is not None
    tab = opened(qtbot, operations, session, settle)
    assert not tab.outline.isVisible()


def test_a_desk_that_can_only_be_read_is_only_read(qtbot: QtBot, desk: MemoryDesk) -> None:
    desk.is_read_only = True
    operations = Operations(desk)
    tab = opened(
        qtbot, operations, desk.sample_session, lambda: qtbot.waitUntil(lambda: not operations.is_busy)
    )
    assert tab.pages.text.editor.isReadOnly()
    assert not tab.context.outcome.isEnabled()
    press(tab.pages.text.editor, Key.Key_S, CONTROL)
    assert desk.done == []
    operations.close()
