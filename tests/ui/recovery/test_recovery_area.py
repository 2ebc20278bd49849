import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.document.typed_text import TextKey
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.kept_texts import minutes_key, paragraphs_as_text, recommendation_key, stored_text
from iomdesk.services.journal import note_typing
from iomdesk.services.recovery import gather_typing
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.operations import Operations
from iomdesk.ui.recovery.area import RecoveryArea
from iomdesk.ui.recovery.notice import RecoveryNotice
from iomdesk.ui.widgets.banner import Banner
from tests.ui.text.desk_fixtures import Settle, desk, operations, settle
from tests.ui.text.memory_desk import MemoryDesk

__all__ = ["desk", "operations", "settle"]


@pytest.fixture
def key(desk: MemoryDesk) -> TextKey:
    """Leave words in the journal of an item that has minutes, as a crash does."""
    rows = desk.look(agenda_of, session_id=desk.sample_session, language="en").items
    key = next(
        key for row in rows for key in [minutes_key(row.id, "en")] if not desk.look(stored_text, key=key)
    )
    desk.do(note_typing, key=key, before="", after="Recovered words.")
    desk.do(gather_typing)
    return key


@pytest.fixture
def area(qtbot: QtBot, operations: Operations, key: TextKey, settle: Settle) -> RecoveryArea:  # noqa: ARG001
    made = RecoveryArea(operations)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    settle()
    return made


def test_the_recovered_text_stands_beside_the_stored_one(area: RecoveryArea) -> None:
    assert area.list.count() == 1
    assert "Recovered words." in area.view.recovered.toPlainText()
    assert "Nothing is stored here yet." in area.view.stored.toPlainText()


def test_nothing_is_chosen_by_itself(area: RecoveryArea, desk: MemoryDesk, key: TextKey) -> None:
    area.view.back.click()
    assert desk.look(stored_text, key=key) == ""
    assert area.list.count() == 1


@pytest.mark.parametrize(
    ("button", "stored"), [("keep", ""), ("take", "Recovered words."), ("both", "Recovered words.")]
)
def test_a_choice_is_carried_out_and_can_be_undone(
    area: RecoveryArea,
    desk: MemoryDesk,
    operations: Operations,
    key: TextKey,
    settle: Settle,
    button: str,
    stored: str,
) -> None:
    getattr(area.view, button).click()
    settle()
    assert desk.look(stored_text, key=key) == stored
    assert area.list.count() == 0
    operations.undo()
    settle()
    assert desk.look(stored_text, key=key) == ""
    assert area.list.count() == 1


def test_the_recovered_text_can_be_carried_off(area: RecoveryArea) -> None:
    area.view.copy.click()
    assert QApplication.clipboard().text() == "Recovered words."


def test_paragraphs_of_a_recommendation_read_as_such(
    area: RecoveryArea, desk: MemoryDesk, operations: Operations, settle: Settle
) -> None:
    key = recommendation_key(1)
    after = paragraphs_as_text([("operative", "recommends", {"en": "that it be so"})])
    desk.do(note_typing, key=key, before=desk.look(stored_text, key=key) or "", after=after)
    desk.do(gather_typing)
    area.refresh()
    settle()
    area.list.setCurrentRow(1)
    assert "that it be so" in area.view.recovered.toPlainText()
    assert '"' not in area.view.recovered.toPlainText()
    assert not operations.is_busy


def test_a_notice_counts_what_waits_until_it_is_settled(
    area: RecoveryArea, operations: Operations, qtbot: QtBot, settle: Settle
) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    notice = RecoveryNotice(operations, banner, lambda: None)
    settle()
    assert banner.text.startswith("1 text was typed")
    area.view.keep.click()
    settle()
    assert banner.text == ""
    assert notice.parent() is banner


def test_the_page_of_the_item_offers_it_too(
    qtbot: QtBot, operations: Operations, desk: MemoryDesk, key: TextKey, settle: Settle
) -> None:
    tab = MinutesTab(operations, desk.sample_session)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    settle()
    tab.show_item(key.record_id)
    settle()
    assert tab.pages.text.recovered.text.startswith("Another state of this text was typed")
    assert tab.pages.text.editor.markdown() == ""
    tab.text.recovery.open()
    page = tab.text.recovery.page
    assert page is not None
    assert tab.pages.currentWidget() is page
    page.take.click()
    settle()
    assert tab.pages.currentWidget() is tab.pages.text
    assert tab.pages.text.editor.markdown() == "Recovered words."
    assert tab.pages.text.recovered.text == ""
