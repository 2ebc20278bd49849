"""Whoever goes to a page by the keyboard can go on with the keyboard: it is on something that takes keys."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.app.places import sessions_of
from tests.app.conftest import Opened, Start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]


def named() -> str:
    at = QApplication.focusWidget()
    return at.accessibleName() if at is not None else ""


@pytest.mark.usefixtures("dressed")
def test_the_keyboard_is_where_one_went(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    workspace = opened(program)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    sessions_of(workspace).open_session(6)
    opened(program)
    arrived = []
    for tab in range(1, 8):
        program.window.menus.tabRequested.emit(tab)
        opened(program)
        arrived.append(named())
    for area in range(2, 8):
        program.window.menus.areaRequested.emit(area)
        opened(program)
        arrived.append(named())
    assert "" not in arrived
    assert arrived[3] == "Items of the agenda"
