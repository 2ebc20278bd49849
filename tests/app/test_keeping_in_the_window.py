"""The program keeps the open desk safe by itself, and goes back to a backup when told to."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from iomdesk.app.application import DeskApplication
from iomdesk.app.desk_keeper import DeskKeeper
from iomdesk.app.places import sessions_of
from iomdesk.runtime.settings import load_settings, settings_path
from iomdesk.storage.backups import make_backup
from iomdesk.ui.keeping.backups_page import BackupsPage
from iomdesk.ui.keeping.check_page import CheckPage
from iomdesk.ui.keeping.history_page import HistoryPage
from iomdesk.ui.widgets.buttons import TextButton
from tests.app.conftest import Opened, Start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open
from tests.ui.hands import click

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

pytestmark = pytest.mark.usefixtures("dressed")


def keeper_of(program: DeskApplication) -> DeskKeeper:
    assert program.keeper is not None
    return program.keeper


def wait_for(qtbot: QtBot, program: DeskApplication) -> None:
    def is_done() -> bool:
        QApplication.processEvents()
        return not keeper_of(program).is_busy

    qtbot.waitUntil(is_done, timeout=30_000)


def damage(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        (page,) = found.fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4_096)
        file.write(b"\xff" * 4_096)


def test_the_open_desk_is_backed_up_by_itself_once_until_it_changes(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    opened(program)
    keeper = keeper_of(program)
    keeper._first.timeout.emit()
    wait_for(qtbot, program)
    assert [one.reason for one in keeper.backups] == ["opening"]
    assert keeper.backups[0].is_good
    assert program.window.status.backup.text() == "✓ backup checked today"
    keeper._hourly.timeout.emit()
    wait_for(qtbot, program)
    assert len(keeper.backups) == 1


def test_menu_leads_to_backups_check_and_history(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    workspace = opened(program)
    for wanted, kind in (
        (program.window.menus.backupsRequested, BackupsPage),
        (program.window.menus.checkRequested, CheckPage),
        (program.window.menus.historyRequested, HistoryPage),
    ):
        wanted.emit()
        opened(program)
        assert isinstance(workspace.area(workspace.current_area), kind)
    wait_for(qtbot, program)
    history = workspace.area("history")
    assert isinstance(history, HistoryPage)
    history.filter.setText("item:3")
    qtbot.waitUntil(lambda: history.chosen is not None and history.chosen.kind == "item", timeout=5_000)
    history.show_record()
    assert workspace.current_area == "sessions"
    opened(program)


def test_going_back_to_a_backup_opens_it_and_offers_the_way_back(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    backup = make_backup(sample_path, tmp_path / "kept", reason="asked")
    program = start(sample_path)
    opened(program)
    assert program.desk is not None
    program.desk.run(lambda work: work.audit("edit", "state", 1, None, {"name": "later"}))
    keeper_of(program).restore(backup.path)
    qtbot.waitUntil(lambda: program.desk is None, timeout=10_000)
    workspace = opened(program)
    assert "What it was before is kept" in workspace.notice.text
    (kept,) = sample_path.parent.glob("*.before-restore-*.iomdesk")
    with closing(sqlite3.connect(kept)) as connection:
        last = connection.execute("SELECT after FROM audit ORDER BY id DESC").fetchone()
    assert "later" in last[0]


def test_a_backup_that_is_damaged_leaves_the_desk_and_says_so(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    backup = make_backup(sample_path, tmp_path / "kept", reason="asked")
    damage(backup.path, "state")
    program = start(sample_path)
    opened(program)
    keeper_of(program).restore(backup.path)
    qtbot.waitUntil(lambda: program.desk is None, timeout=10_000)
    assert "cannot be restored" in opened(program).notice.text
    assert list(sample_path.parent.glob("*.before-restore-*")) == []


def test_a_damaged_desk_is_read_only_and_what_can_be_read_is_saved(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    damage(sample_path, "state")
    program = start(sample_path)
    workspace = opened(program)
    assert "damaged" in workspace.standing.text
    assert workspace.operations.is_read_only
    keeper_of(program).rescue(tmp_path / "saved.iomdesk")
    wait_for(qtbot, program)
    assert (tmp_path / "saved.iomdesk").exists()


def test_a_desk_found_damaged_while_it_is_open_goes_on_for_reading(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot
) -> None:
    program = start(sample_path)
    opened(program)
    first = program.desk
    keeper = keeper_of(program)
    damage(sample_path, "mandate_step")
    keeper.check()
    qtbot.waitUntil(lambda: program.desk is not first and program.desk is not None, timeout=20_000)
    assert "damaged" in opened(program).standing.text


@pytest.mark.parametrize("way", ["Go back to the backup", "Save what can be read"])
def test_a_desk_that_cannot_be_opened_at_all_leads_to_what_helps(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    make_backup(sample_path, settings_path().parent / "backups", reason="asked")
    with sample_path.open("r+b") as file:
        file.truncate(sample_path.stat().st_size - 40_960)
    program = start(sample_path)
    qtbot.waitUntil(lambda: "damaged" in program.window.welcome.notice.text, timeout=10_000)
    buttons = program.window.welcome.notice.findChildren(TextButton)
    click(next(one for one in buttons if one.text().startswith(way)))
    if way.startswith("Save"):
        dialog = program.window.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / "saved.iomdesk"))
        dialog.close()
    workspace = opened(program)
    assert not workspace.operations.is_read_only
    assert workspace.notice.text


def test_backups_are_kept_in_the_folder_chosen(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    program = start(sample_path)
    opened(program)
    keeper = keeper_of(program)
    keeper.choose_folder(tmp_path / "clé")
    assert load_settings(settings_path()).backup_folder == str(tmp_path / "clé")
    keeper.back_up()
    wait_for(qtbot, program)
    assert keeper.backups[0].path.is_relative_to(tmp_path / "clé")


def test_a_backup_that_cannot_be_written_is_told_above_the_sessions(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    program = start(sample_path)
    workspace = opened(program)
    keeper_of(program).choose_folder(tmp_path / "file")
    keeper_of(program).back_up()
    wait_for(qtbot, program)
    assert "No backup could be written" in sessions_of(workspace).list.banner.text
