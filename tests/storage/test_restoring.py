"""A restored backup takes the desk's place, and the desk stays beside it."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from iomdesk.storage import restoring
from iomdesk.storage.errors import DeskBusy, DeskMissing
from iomdesk.storage.opening import open_desk_file
from iomdesk.storage.restoring import BackupNotSound, BackupOfAnotherDesk, restore_backup
from tests.storage.test_backups import add_person, persons

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def backup(desk_path: Path, tmp_path: Path) -> Path:
    """Give a backup of the desk, which went on after it."""
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO desk VALUES (1, 'abc', '2026-01-01 00:00:00.000000', 0, 'OIM')")
    add_person(desk_path, "Before")
    (tmp_path / "kept").mkdir()
    path = Path(shutil.copy(desk_path, tmp_path / "kept" / "backup.iomdesk"))
    add_person(desk_path, "After")
    return path


def test_desk_is_as_the_backup_and_the_former_one_is_kept_beside(desk_path: Path, backup: Path) -> None:
    kept = restore_backup(backup, desk_path, NOW)
    assert kept is not None
    assert kept.parent == desk_path.parent
    assert persons(desk_path) == ["Before"]
    assert persons(kept) == ["Before", "After"]
    assert {p.name for p in desk_path.parent.iterdir() if p.is_file()} == {desk_path.name, kept.name}


def test_what_is_in_the_log_of_the_former_desk_is_kept_and_does_not_get_into_the_restored_one(
    desk_path: Path, backup: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO person (honorific, given_name, family_name) VALUES ('', '', 'Log')")
        left = tmp_path / "left"
        left.mkdir()
        for end in ("", "-wal"):
            shutil.copy(desk_path.with_name(desk_path.name + end), left / (desk_path.name + end))
    crashed = left / desk_path.name
    kept = restore_backup(backup, crashed, NOW)
    assert kept is not None
    assert persons(crashed) == ["Before"]
    assert persons(kept) == ["Before", "After", "Log"]


def test_damaged_desk_is_kept_byte_by_byte(desk_path: Path, backup: Path) -> None:
    with desk_path.open("r+b") as file:
        file.seek(4_096)
        file.write(b"\xff" * 40_960)
    damaged = desk_path.read_bytes()
    kept = restore_backup(backup, desk_path, NOW)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert persons(desk_path) == ["Before"]


def test_desk_that_somebody_writes_to_is_left_alone(desk_path: Path, backup: Path) -> None:
    with closing(open_desk_file(desk_path)), pytest.raises(DeskBusy):
        restore_backup(backup, desk_path, NOW)
    assert persons(desk_path) == ["Before", "After"]


def test_damaged_backup_changes_nothing(desk_path: Path, backup: Path) -> None:
    with backup.open("r+b") as file:
        file.seek(4_096)
        file.write(b"\xff" * 40_960)
    before = desk_path.read_bytes()
    with pytest.raises(BackupNotSound, match="nothing was changed"):
        restore_backup(backup, desk_path, NOW)
    assert desk_path.read_bytes() == before
    assert [p.name for p in desk_path.parent.iterdir() if p.is_file()] == [desk_path.name]


def test_backup_of_another_desk_changes_nothing(desk_path: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute("UPDATE desk SET uid = 'other'")
    with pytest.raises(BackupOfAnotherDesk):
        restore_backup(backup, desk_path, NOW)
    assert persons(desk_path) == ["Before", "After"]


def test_desk_that_is_gone_comes_back(desk_path: Path, backup: Path) -> None:
    desk_path.unlink()
    assert restore_backup(backup, desk_path, NOW) is None
    assert persons(desk_path) == ["Before"]


def test_backup_that_is_not_there_is_told(desk_path: Path) -> None:
    with pytest.raises(DeskMissing):
        restore_backup(desk_path.with_name("nothing.iomdesk"), desk_path, NOW)


def test_former_desk_stays_where_putting_the_backup_in_place_fails(
    desk_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_scratch: Path, _path: Path) -> None:
        raise LookupError

    monkeypatch.setattr(restoring, "put_in_place", fail)
    with pytest.raises(LookupError):
        restore_backup(backup, desk_path, NOW)
    assert persons(desk_path) == ["Before", "After"]
