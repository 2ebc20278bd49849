"""Nothing is shown as a window of its own while areas and tabs are made: it would take the keyboard away."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from iomdesk.app.places import sessions_of
from tests.app.conftest import Opened, Start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

SAMPLE = 6


class Watch(QObject):
    """Note widgets that are shown as windows."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow() and watched is not self._window
        if event.type() == QEvent.Type.Show and is_window:
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.mark.usefixtures("dressed")
def test_areas_and_tabs_are_made_without_a_window_of_their_own(
    start: Start, opened: Opened, sample_path: Path, qapp: QApplication
) -> None:
    program = start(sample_path)
    workspace = opened(program)
    watch = Watch(program.window)
    qapp.installEventFilter(watch)
    try:
        sessions = sessions_of(workspace)
        sessions.open_session(SAMPLE)
        opened(program)
        assert sessions.page is not None
        for key in sessions.page.tab_buttons:
            sessions.page.show_tab(key)
            opened(program)
        for number in range(1, 12):
            workspace.show_area_number(number)
            opened(program)
    finally:
        qapp.removeEventFilter(watch)
    assert watch.shown == []
