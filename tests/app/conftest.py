"""The program with its window, with settings of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.app.application import DeskApplication
from iomdesk.desk import new_desk
from iomdesk.runtime.settings import Settings, settings_path, store_settings
from iomdesk.ui.shell.workspace import Workspace

Start = Callable[[Path | None], DeskApplication]
Opened = Callable[[DeskApplication], Workspace]


@pytest.fixture
def sample_path(tmp_path: Path) -> Path:
    """Make a sample desk and leave it closed."""
    path = tmp_path / "group.iomdesk"
    new_desk(path, sample=True).close()
    return path


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Start the program in English, as often as wanted; end all of them."""
    store_settings(settings_path(), Settings(language="en", theme="light"))
    started: list[DeskApplication] = []

    def begin(path: Path | None = None) -> DeskApplication:
        program = DeskApplication(qapp, settings_path())
        started.append(program)
        program.start(path)
        return program

    yield begin
    for program in started:
        _end(qtbot, program)


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[DeskApplication], Workspace]:
    """Wait until a program shows its desk and has all the answers."""

    def wait(program: DeskApplication) -> Workspace:
        def is_ready() -> bool:
            QApplication.processEvents()
            has_desk = program.window.workspace is not None and program.operations is not None
            return has_desk and not program.operations.is_busy  # type: ignore[union-attr]

        qtbot.waitUntil(is_ready, timeout=20_000)
        assert program.window.workspace is not None
        return program.window.workspace

    return wait


def _end(qtbot: QtBot, program: DeskApplication) -> None:
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)
    program.window.deleteLater()
    program.deleteLater()
