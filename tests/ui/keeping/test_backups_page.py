"""The backups are listed with how they came back, and one can go back to one of them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iomdesk.runtime.backup_record import Backup
from iomdesk.ui.keeping.backups_page import BackupsPage
from iomdesk.ui.widgets.buttons import TextButton
from tests.ui.hands import click
from tests.ui.keeping.conftest import NotingKeeper

Make = Callable[..., Backup]


@pytest.fixture
def page(qtbot: QtBot, keeper: NotingKeeper) -> BackupsPage:
    made = BackupsPage(keeper)
    qtbot.addWidget(made)
    made.resize(1_000, 600)
    made.show()
    return made


def cells(page: BackupsPage, line: int) -> list[str]:
    return [str(page.model.index(line, place).data()) for place in range(page.model.columnCount())]


def test_each_backup_says_when_why_how_large_and_how_it_came_back(
    page: BackupsPage, keeper: NotingKeeper, backup: Make
) -> None:
    keeper.show(backup(0), backup(3, trouble="rows are missing"), backup(4, is_tried=False))
    assert cells(page, 0)[1:4] == ["every hour of work", "2.0 MB", "5"]
    assert "with a paper" in cells(page, 0)[4]
    assert cells(page, 1)[4] == "✕ rows are missing"
    assert cells(page, 2)[4] == "not yet"
    assert page.state.text().startswith("✓")


def test_without_a_backup_the_page_says_when_there_will_be_one(
    page: BackupsPage, keeper: NotingKeeper
) -> None:
    keeper.show()
    assert page._stack.currentIndex() == 1
    assert not page.restore.isEnabled()
    click(page.now)
    assert keeper.asked == ["asked"]


def test_going_back_is_said_first_and_done_by_its_button(
    page: BackupsPage, keeper: NotingKeeper, backup: Make
) -> None:
    keeper.show(backup(0), backup(1))
    page.table.selectRow(1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert "kept beside it" in page.banner.text
    assert keeper.asked == []
    click(next(b for b in page.banner.findChildren(TextButton) if b.text() == "Go back now"))
    assert keeper.asked == [("restore", keeper.backups[1].path)]


def test_nothing_is_begun_while_something_goes_on(
    page: BackupsPage, keeper: NotingKeeper, backup: Make
) -> None:
    keeper.show(backup(0))
    keeper.be_busy(True)
    assert not (page.now.isEnabled())
    assert not (page.restore.isEnabled())
    assert not (page.try_out.isEnabled())
    keeper.be_busy(False)
    click(page.try_out)
    assert keeper.asked == [("rehearse", keeper.backups[0])]


@pytest.mark.parametrize("days", [8, 400])
def test_an_old_backup_is_told_as_one(
    page: BackupsPage, keeper: NotingKeeper, backup: Make, days: int
) -> None:
    keeper.show(backup(days))
    assert page.state.text().startswith("✕")


def test_what_went_wrong_stands_where_the_work_is(page: BackupsPage, keeper: NotingKeeper) -> None:
    keeper.failed.emit("no room")
    assert page.banner.text == "no room"
    keeper.show(trouble="no room")
    assert page.state.text() == "✕ no room"
