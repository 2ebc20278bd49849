"""How it stands with the backups is on show, and said aloud where it is bad."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.runtime.backup_record import Backup
from iomdesk.ui.keeping.notices import BackupNotices
from iomdesk.ui.shell.status_line import StatusLine
from iomdesk.ui.widgets.banner import Banner
from tests.ui.keeping.conftest import NotingKeeper

Make = Callable[..., Backup]


@pytest.fixture
def shown(qtbot: QtBot, keeper: NotingKeeper) -> tuple[StatusLine, Banner]:
    line, banner = StatusLine(), Banner()
    qtbot.addWidget(line)
    qtbot.addWidget(banner)
    BackupNotices(keeper, line, banner, lambda: None)
    return line, banner


def test_nothing_is_said_before_it_is_known(shown: tuple[StatusLine, Banner]) -> None:
    line, banner = shown
    assert line.backup.isHidden()
    assert banner.text == ""


def test_the_last_good_rehearsal_is_on_show(
    shown: tuple[StatusLine, Banner], keeper: NotingKeeper, backup: Make
) -> None:
    line, banner = shown
    keeper.show(backup(0))
    assert (line.backup.text(), banner.text) == ("✓ backup checked today", "")
    keeper.show(backup(3))
    assert line.backup.text() == "✓ backup checked 3 days ago"


def test_an_old_rehearsal_is_told_above_the_sessions(
    shown: tuple[StatusLine, Banner], keeper: NotingKeeper, backup: Make
) -> None:
    line, banner = shown
    keeper.show(backup(9))
    assert line.backup.text().startswith("!")
    assert "long ago" in banner.text


def test_a_rehearsal_that_failed_is_told_until_one_succeeds(
    shown: tuple[StatusLine, Banner], keeper: NotingKeeper, backup: Make
) -> None:
    _line, banner = shown
    keeper.show(backup(0, trouble="rows are missing"), backup(1), trouble="rows are missing")
    assert "rows are missing" in banner.text
    keeper.show(backup(0))
    assert banner.text == ""
