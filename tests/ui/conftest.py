"""Guards and desks for tests of the window: a Qt warning or a window left open fails the test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtWidgets import QApplication
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk, new_desk, open_desk
from iomdesk.runtime.translations import choose_interface_language
from iomdesk.ui.fonts import load_fonts
from iomdesk.ui.operations import Operations
from iomdesk.ui.theme import Theme, ThemeChoice
from tests.ui.fake_desk import FakeDesk

_LOUD = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}
_OF_THE_OFFSCREEN_SCREEN = ("This plugin does not support",)


@pytest.fixture(autouse=True)
def no_window_left_open(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window behind."""
    before = {id(widget) for widget in qapp.topLevelWidgets()}
    yield
    left = [w for w in qapp.topLevelWidgets() if id(w) not in before and w.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"left open: {left}"


@pytest.fixture(autouse=True)
def no_qt_warning(qtlog: _QtMessageCapture) -> Iterator[None]:
    """Fail a test in which Qt complained."""
    yield
    loud = [
        record.message
        for record in qtlog.records
        if record.type in _LOUD and not record.message.startswith(_OF_THE_OFFSCREEN_SCREEN)
    ]
    assert not loud, f"Qt warned: {loud}"


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    """Dress the application as the program does."""
    choose_interface_language("en")
    load_fonts()
    Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def fake_desk() -> FakeDesk:
    """Return a desk that answers when told to."""
    return FakeDesk()


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample desk once."""
    path = tmp_path_factory.mktemp("template") / "sample.iomdesk"
    new_desk(path, sample=True).close()
    return path


@pytest.fixture
def sample_desk(sample_template: Path, tmp_path: Path) -> Iterator[Desk]:
    """Open a copy of the sample desk."""
    path = tmp_path / "group.iomdesk"
    shutil.copy(sample_template, path)
    with open_desk(path) as desk:
        yield desk


@pytest.fixture
def operations(sample_desk: Desk, qapp: QApplication) -> Iterator[Operations]:  # noqa: ARG001
    """Return the operations of the sample desk."""
    made = Operations(sample_desk)
    yield made
    made.close()


@pytest.fixture
def settle(qtbot: QtBot, operations: Operations) -> Callable[[], None]:
    """Wait until what was pressed has come through, and the desk has answered everything."""

    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not operations.is_busy, timeout=30_000)

    return wait
