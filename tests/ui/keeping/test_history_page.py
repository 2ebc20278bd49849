"""The history of changes is filtered while one types, followed for one record, and leads to it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.services.item_texts import write_item_text
from iomdesk.ui.keeping.history_model import ROW_ROLE
from iomdesk.ui.keeping.history_page import HistoryPage
from iomdesk.ui.operations import Operations

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, operations: Operations, sample_desk: Desk, settle: Settle) -> HistoryPage:
    sample_desk.do(write_item_text, item=1, language="en", title="Un titre tout neuf").result()
    made = HistoryPage(operations)
    qtbot.addWidget(made)
    made.resize(1_100, 700)
    made.show()
    settle()
    return made


@pytest.fixture
def type_words(page: HistoryPage, qtbot: QtBot, settle: Settle) -> Callable[[str], None]:
    def do(words: str) -> None:
        asked = page._asked
        page.filter.setText(words)
        qtbot.waitUntil(lambda: page._asked > asked, timeout=5_000)
        settle()

    return do


def test_the_latest_change_comes_first_and_all_of_it_is_shown(page: HistoryPage) -> None:
    assert page.chosen is not None
    assert page.chosen.record == "Un titre tout neuf"
    assert "Un titre tout neuf" in page.detail.toPlainText()
    assert "item:1" in page.detail.toPlainText()


def test_typing_filters_whatever_the_accents(page: HistoryPage, type_words: Callable[[str], None]) -> None:
    type_words("TOUT neuf agenda")
    assert 0 < page.model.rowCount() < 10
    type_words("xyzzy")
    assert page._stack.currentIndex() == 1


def test_one_record_is_followed_and_all_again(page: HistoryPage, settle: Settle) -> None:
    count = page.model.rowCount()
    page.follow_record()
    settle()
    lines = range(page.model.rowCount())
    assert {page.model.index(line, 0).data(ROW_ROLE).record_id for line in lines} == {"1"}
    assert not page.all.isHidden()
    page.follow_all()
    settle()
    assert page.model.rowCount() == count


def test_enter_leads_to_the_record(page: HistoryPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    with qtbot.waitSignal(page.recordWanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert wanted.args[0].item_id == 1


def test_a_change_made_meanwhile_appears(page: HistoryPage, operations: Operations, settle: Settle) -> None:
    operations.run(write_item_text, item=1, language="en", title="Encore un autre")
    settle()
    QApplication.processEvents()
    settle()
    assert page.model.index(0, 0).data(ROW_ROLE).record == "Encore un autre"
