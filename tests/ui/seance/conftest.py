"""The room of the sample session, at a moment of its second meeting."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.conduct import room_of
from iomdesk.queries.conduct_rows import RoomView
from iomdesk.ui.operations import Operations
from iomdesk.ui.seance.seance_tab import SeanceTab
from tests.rooms import clear_rooms
from tests.ui.hands import press, type_in

SAMPLE = 6
BEGINS = datetime(2020, 5, 12, 8, 0, tzinfo=UTC)


class WatchedClock:
    """Tell the time that the test says."""

    def __init__(self) -> None:
        self.moment = BEGINS

    def __call__(self) -> datetime:
        return self.moment

    def go_on(self, **span: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**span)


class Room:
    """Sit in the room with a keyboard."""

    def __init__(self, tab: SeanceTab, desk: Desk, settle: Callable[[], None], clock: WatchedClock) -> None:
        self.tab = tab
        self.page = tab.page
        self.desk = desk
        self.settle = settle
        self.clock = clock

    @property
    def stored(self) -> RoomView:
        """Return what the desk holds."""
        shown = self.page.top.meeting.currentData()
        found = self.desk.answer(room_of, meeting_id=shown, language="en")
        assert found is not None
        return found

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is, and wait for the desk."""
        at = QApplication.focusWidget()
        assert at is not None
        press(at, key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Type wherever the keyboard is."""
        at = QApplication.focusWidget()
        assert at is not None
        type_in(at, text)

    def ask(self, typed: str) -> None:
        """Let somebody ask for the floor."""
        self.key(Qt.Key.Key_F2)
        self.type(typed)
        self.key(Qt.Key.Key_Return)


@pytest.fixture
def clock() -> WatchedClock:
    return WatchedClock()


@pytest.fixture
def room(
    operations: Operations,
    sample_desk: Desk,
    settle: Callable[[], None],
    clock: WatchedClock,
    qtbot: QtBot,
) -> Iterator[Room]:
    """Open the room on the first meeting of the sample session, ten o'clock in Geneva."""
    sample_desk.run(clear_rooms)
    tab = SeanceTab(operations, SAMPLE, clock)
    tab.resize(1190, 640)
    tab.show()
    tab.activateWindow()
    settle()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None or tab.isActiveWindow())
    tab.setFocus()
    yield Room(tab, sample_desk, settle, clock)
    tab.hide()
    settle()
    tab.deleteLater()
