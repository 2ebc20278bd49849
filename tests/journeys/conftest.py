"""The whole program on a real desk file, used by keyboard and mouse, with everything it writes read back."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from iomdesk.app.application import DeskApplication
from iomdesk.app.places import sessions_of
from iomdesk.ui.sessions.session_page import SessionPage
from tests.app.conftest import Opened, Start, opened, sample_path, start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open
from tests.ui.hands import press

__all__ = ["dressed", "no_qt_warning", "no_window_left_open", "opened", "sample_path", "start"]

Tab = TypeVar("Tab", bound=QWidget)


class User:
    """Sit before the window of one program."""

    def __init__(self, program: DeskApplication, opened: Opened, qtbot: QtBot) -> None:
        self.program = program
        self._opened = opened
        self._qtbot = qtbot

    @property
    def page(self) -> SessionPage:
        """Return the session that is open."""
        page = sessions_of(self._opened(self.program)).page
        assert page is not None
        return page

    def settle(self) -> None:
        """Wait until every answer is in and everything typed is stored."""
        self.page.flush()
        self._opened(self.program)

    def open_session(self, session: int) -> None:
        """Open a session from the list."""
        sessions_of(self._opened(self.program)).open_session(session)
        self.settle()

    def go_to(self, number: int, kind: type[Tab]) -> Tab:
        """Press Ctrl and the number of a tab."""
        press(self.program.window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        self.settle()
        tab = self.page.tab(self.page.current_tab)
        assert isinstance(tab, kind)
        return tab

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for something to be so, letting the program's other threads work."""

        def look() -> bool:
            QApplication.processEvents()
            return is_so()

        self._qtbot.waitUntil(look, timeout=20_000)


@pytest.fixture
def user(start: Start, opened: Opened, sample_path: Path, qtbot: QtBot) -> User:
    """Open the sample desk and sit down before it."""
    program = start(sample_path)
    opened(program)
    return User(program, opened, qtbot)


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answer the system's own file dialog."""

    def answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))

    return answer
