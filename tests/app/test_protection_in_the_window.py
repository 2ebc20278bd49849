"""A desk is protected in the window, asked for its passphrase when it is opened, and freed again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iomdesk.app.application import DeskApplication
from iomdesk.runtime.desk_keys import forget_keys, is_protected
from iomdesk.storage.protecting import protect
from iomdesk.ui.keeping.protection_page import ProtectionPage
from iomdesk.ui.shell.passphrase_page import PassphrasePage
from tests.app.conftest import Opened, Start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open
from tests.ui.hands import click

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

PHRASE = "ours est brun"


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    forget_keys()
    yield
    forget_keys()


def page_of(program: DeskApplication, opened: Opened) -> ProtectionPage:
    program.window.menus.protectionRequested.emit()
    opened(program)
    page = opened(program).area("protection")
    assert isinstance(page, ProtectionPage)
    return page


def asking(program: DeskApplication, qtbot: QtBot) -> PassphrasePage:
    qtbot.waitUntil(lambda: program.window.findChild(PassphrasePage) is not None, timeout=10_000)
    page = program.window.findChild(PassphrasePage)
    assert isinstance(page, PassphrasePage)
    qtbot.waitUntil(page.isVisible, timeout=10_000)
    return page


@pytest.mark.usefixtures("dressed")
def test_a_desk_is_protected_and_the_protection_taken_away(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    opened(program)
    page = page_of(program, opened)
    page.new.setText(PHRASE)
    page.again.setText("another one")
    QTest.keyClick(page.again, Qt.Key.Key_Return)
    assert "not the same" in page.banner.text
    page.again.setText(PHRASE)
    QTest.keyClick(page.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_protected(sample_path), timeout=10_000)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    workspace = opened(program)
    assert "protected" in workspace.notice.text
    assert "(protected)" in program.window.status.text
    page = page_of(program, opened)
    page.present.setText("wrong passphrase")
    click(page.remove)
    qtbot.waitUntil(lambda: program.window.workspace not in (None, workspace), timeout=10_000)
    assert "does not open" in opened(program).notice.text
    page = page_of(program, opened)
    page.present.setText(PHRASE)
    click(page.remove)
    qtbot.waitUntil(lambda: not is_protected(sample_path), timeout=10_000)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    assert "not protected any more" in opened(program).notice.text


@pytest.mark.usefixtures("dressed")
def test_a_protected_desk_asks_until_the_passphrase_is_right(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    protect(sample_path, PHRASE)
    forget_keys()
    program = start(sample_path)
    page = asking(program, qtbot)
    page.secret.setText("wrong one")
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.isVisible() and page.banner.isVisible(), timeout=10_000)
    assert page.secret.text() == ""
    assert "does not open" in page.banner.text
    page.secret.setText(PHRASE)
    click(page.open)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    assert opened(program).current_area == "sessions"


@pytest.mark.usefixtures("dressed")
def test_another_desk_can_be_opened_from_whatever_has_the_keyboard(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    workspace = opened(program)
    program.window.activateWindow()
    workspace.show_area("trash")
    opened(program)
    program.open(sample_path)
    qtbot.waitUntil(lambda: program.window.workspace not in (None, workspace), timeout=10_000)
    opened(program)
    program.window.menus.show_recent([str(sample_path)])
