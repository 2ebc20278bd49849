"""A whole desk out of the window and into it again."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from iomdesk.app.application import DeskApplication
from tests.app.conftest import Opened, Start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

pytestmark = pytest.mark.usefixtures("dressed")


def action(program: DeskApplication, words: str) -> QAction:
    return next(one for one in program.window.findChildren(QAction) if one.text() == words)


def choose(program: DeskApplication, path: Path) -> None:
    """Choose a file as the dialog tells it."""
    QApplication.processEvents()
    dialog = next(one for one in program.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()
    QApplication.processEvents()


def test_menu_exports_the_open_desk_and_makes_a_desk_of_it(
    start: Start, opened: Opened, sample_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    workspace = opened(program)
    action(program, "Export the desk…").trigger()
    choose(program, tmp_path / "out.json")
    qtbot.waitUntil(lambda: "out.json" in workspace.notice.text, timeout=20_000)
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["kind"] == "iomdesk desk"
    action(program, "New desk from an export…").trigger()
    choose(program, tmp_path / "out.json")
    choose(program, tmp_path / "again.iomdesk")
    qtbot.waitUntil(lambda: program.desk is not None and program.desk.name == "again.iomdesk", timeout=20_000)
    opened(program)


def test_file_that_is_no_export_is_told_and_the_desk_stays_open(
    start: Start, opened: Opened, sample_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    workspace = opened(program)
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    program._exchange.bring_in(tmp_path / "notes.json", tmp_path / "new.iomdesk")
    qtbot.waitUntil(lambda: "notes.json" in workspace.notice.text, timeout=20_000)
    assert program.desk is not None
    assert program.desk.name == sample_path.name
    program._exchange.export(tmp_path / "nowhere" / "out.json")
    qtbot.waitUntil(lambda: "nowhere" in workspace.notice.text, timeout=20_000)


def test_without_a_desk_there_is_nothing_to_export(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    program = start(None)
    assert not action(program, "Export the desk…").isEnabled()
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    program._exchange.bring_in(tmp_path / "notes.json", tmp_path / "new.iomdesk")
    qtbot.waitUntil(lambda: "notes.json" in program.window.welcome.notice.text, timeout=20_000)
