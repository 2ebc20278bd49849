"""An error of the program: one dialog, what is safe, and a report without a word that somebody wrote."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.exc import StatementError

from iomdesk.app.application import DeskApplication
from iomdesk.app.run import _Hook
from iomdesk.ui.save_state import SaveState
from iomdesk.ui.shell.bug_dialog import BugDialog
from iomdesk.ui.shell.crash_report import report_on
from tests.app.conftest import Opened, Start

SECRET = "Mme Dupont a dit non"


@pytest.fixture
def program(
    start: Start, opened: Opened, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DeskApplication]:
    made = start(sample_path)
    opened(made)
    hook = _Hook(made.window)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    monkeypatch.setattr(sys, "excepthook", hook)
    monkeypatch.setattr(threading, "excepthook", hook.of_thread)
    yield made
    for dialog in made.window.findChildren(BugDialog):
        dialog.accept()


def dialog_of(qtbot: QtBot, program: DeskApplication) -> BugDialog:
    qtbot.waitUntil(lambda: bool(program.window.findChildren(BugDialog)), timeout=10_000)
    (found,) = program.window.findChildren(BugDialog)
    return found


def broken(**_arguments: object) -> None:
    raise LookupError(SECRET)


def on_query(_session: object, **_arguments: object) -> None:
    broken()


def test_an_error_in_a_slot_shows_one_dialog_with_what_is_safe(
    program: DeskApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.captureExceptions():  # pytest-qt has a hook of its own, that a slot's error comes to first
        sys.excepthook = _Hook(program.window)
        timer = QTimer()
        timer.timeout.connect(broken)
        timer.start(1)
        dialog = dialog_of(qtbot, program)
        qtbot.waitUntil(lambda: dialog.report.toPlainText().count("LookupError") > 2, timeout=10_000)
        timer.stop()
    assert len(program.window.findChildren(BugDialog)) == 1
    assert "group.iomdesk" in dialog.safe.text()
    assert SECRET not in dialog.report.toPlainText()
    assert "test_errors_of_the_program.py" in dialog.report.toPlainText()
    dialog.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text() == dialog.report.toPlainText()
    dialog.save(tmp_path / "nowhere" / "report.txt")
    assert "cannot be written" in dialog.said.text()
    dialog._copy()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()


def test_an_error_on_the_thread_of_the_desk_is_told_and_work_goes_on(
    program: DeskApplication, qtbot: QtBot
) -> None:
    assert program.operations is not None
    answered: list[object] = []
    program.operations.ask(on_query, receiver=program, then=answered.append)
    dialog = dialog_of(qtbot, program)
    assert "LookupError" in dialog.report.toPlainText()
    assert SECRET not in dialog.report.toPlainText()
    dialog.accept()
    program.operations.ask(lambda _session: 1, receiver=program, then=answered.append)
    qtbot.waitUntil(lambda: answered == [1], timeout=10_000)


def test_an_error_of_any_other_thread_is_told_too(program: DeskApplication, qtbot: QtBot) -> None:
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    assert "LookupError" in dialog_of(qtbot, program).report.toPlainText()


def test_an_interrupt_is_no_error_of_the_program(program: DeskApplication) -> None:
    error = KeyboardInterrupt()
    trace: TracebackType | None = None
    _Hook(program.window)(KeyboardInterrupt, error, trace)
    assert not program.window.findChildren(BugDialog)


def test_what_is_safe_follows_what_is_stored(program: DeskApplication, qtbot: QtBot) -> None:
    assert program.operations is not None
    program.operations.saving.note_answer(OSError())
    assert program.operations.save_state is SaveState.FAILED
    program.window.show_bug(ValueError())
    assert "was not stored" in dialog_of(qtbot, program).safe.text()


def test_a_report_names_kinds_and_places_and_nothing_that_was_written() -> None:
    try:
        try:
            raise StatementError(SECRET, "INSERT", {"text": SECRET}, ValueError(SECRET))
        except StatementError as error:
            raise PermissionError(13, SECRET, f"/home/dupont/{SECRET}") from error
    except PermissionError as error:
        report = report_on(error)
    assert "PermissionError: EACCES" in report
    assert "sqlalchemy.exc.StatementError" in report
    assert "Dupont" not in report
    assert "dupont" not in report
    assert str(Path.home()) not in report
