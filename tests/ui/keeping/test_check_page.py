"""The check says what is wrong, and offers what helps."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.queries.findings import error, warning
from iomdesk.queries.keeping_words import Rescued
from iomdesk.ui.keeping.check_page import CheckPage
from iomdesk.ui.widgets.buttons import TextButton
from tests.ui.hands import click
from tests.ui.keeping.conftest import NotingKeeper


@pytest.fixture
def page(qtbot: QtBot, keeper: NotingKeeper) -> CheckPage:
    made = CheckPage(keeper)
    qtbot.addWidget(made)
    made.resize(1_000, 600)
    made.show()
    made.begin()
    return made


def test_a_sound_desk_is_told_as_one(page: CheckPage, keeper: NotingKeeper) -> None:
    assert keeper.asked == ["check"]
    keeper.show_findings()
    assert page._stack.currentIndex() == 1
    assert page.repair.isHidden()
    assert page.rescue.isHidden()


def test_what_can_be_repaired_is_offered_and_told_afterwards(page: CheckPage, keeper: NotingKeeper) -> None:
    keeper.show_findings(
        error("format_incomplete", "A trigger is gone."), warning("content_unused", "Unused.")
    )
    assert page.list.count() == 2
    assert "can be repaired" in page.list.item(0).text()
    assert page.count.text() == "2 things to look at"
    click(page.repair)
    assert keeper.asked == ["check", "repair"]
    keeper.show_findings(repaired=("It was made anew.",))
    assert "made anew" in page.banner.text


def test_of_a_damaged_desk_what_can_be_read_can_be_saved(
    page: CheckPage, keeper: NotingKeeper, qtbot: QtBot
) -> None:
    keeper.show_findings(error("file_damaged", "A page is broken."))
    assert not page.rescue.isHidden()
    target = Path("/new.iomdesk")
    keeper.rescued.emit(target, Rescued({"item": 3}, ("person",)))
    assert "3 rows were saved" in page.banner.text
    assert "person" in page.banner.text
    button = next(b for b in page.banner.findChildren(TextButton) if b.text() == "Open the new desk")
    with qtbot.waitSignal(page.deskWanted) as wanted:
        click(button)
    assert wanted.args == [target]
