"""A backup counts once it came back: restored elsewhere, looked through, counted, a paper made from it."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from iomdesk import backups
from iomdesk.backups import (
    BackupFailed,
    BackupGivenUp,
    back_up,
    back_up_elsewhere,
    list_backups,
    rehearse,
    restore,
)
from iomdesk.desk import Surroundings, new_desk, open_desk
from iomdesk.storage.backups import make_backup


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def change(path: Path) -> None:
    with open_desk(path) as desk:
        desk.run(lambda work: work.audit("edit", "state", 1, None, {"name": "x"}))


def test_rehearsed_backup_says_when_what_paper_and_how_many_rows(sample_desk: Path, root: Path) -> None:
    backup = back_up(sample_desk, root, reason="asked", is_alone=True)
    assert backup.is_good
    assert backup.rehearsed_at is not None
    assert backup.paper.startswith("agenda s")
    assert backup.row_count > 500
    assert list_backups(sample_desk, root) == (backup,)


def test_desk_that_nobody_changed_gets_no_second_backup(sample_desk: Path, root: Path) -> None:
    back_up(sample_desk, root, reason="opening", is_alone=True)
    second = back_up(sample_desk, root, reason="opening", is_alone=True)
    assert list_backups(sample_desk, root) == (second,)
    change(sample_desk)
    third = back_up(sample_desk, root, reason="opening", is_alone=True)
    assert len({third.digest, second.digest}) == 2


def test_desk_without_a_session_needs_no_paper(tmp_path: Path, root: Path) -> None:
    new_desk(tmp_path / "empty.iomdesk").close()
    backup = back_up(tmp_path / "empty.iomdesk", root, reason="asked")
    assert (backup.is_good, backup.paper) == (True, "")


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param(["DROP TABLE recommendation_text"], id="table gone"),
        pytest.param(["PRAGMA foreign_keys = OFF", "DELETE FROM agenda_item_text"], id="rows gone"),
    ],
)
def test_rehearsal_tells_rows_that_did_not_come_back(
    sample_desk: Path, root: Path, statements: list[str]
) -> None:
    backup = make_backup(sample_desk, root, reason="asked")
    with closing(sqlite3.connect(backup.path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    tried = rehearse(backup)
    assert not tried.is_good
    assert "rows of" in tried.trouble
    assert list_backups(sample_desk, root) == (tried,)


def test_rehearsal_tells_damage(sample_desk: Path, root: Path) -> None:
    backup = make_backup(sample_desk, root, reason="asked")
    with backup.path.open("r+b") as file:
        file.seek(8 * 4_096)
        file.write(b"\xff" * 4_096 * 4)
    assert "damaged" in rehearse(backup).trouble


def test_rehearsal_tells_a_paper_that_cannot_be_made(
    sample_desk: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_desk: Path, _folder: Path) -> str:
        raise BackupFailed("no paper")

    monkeypatch.setattr(backups, "_paper_from", refuse)
    assert back_up(sample_desk, root, reason="asked").trouble == "no paper"


def test_restored_desk_says_so_in_its_history(sample_desk: Path, root: Path) -> None:
    backup = back_up(sample_desk, root, reason="asked", is_alone=True)
    change(sample_desk)
    clock = Surroundings(clock=lambda: datetime(2026, 3, 2, tzinfo=UTC), installation="here")
    restored = restore(backup.path, sample_desk, surroundings=clock)
    assert restored.kept is not None
    with open_desk(sample_desk) as desk:
        assert not [f for f in desk.check().result() if f.severity == "error"]
    with closing(sqlite3.connect(sample_desk)) as connection:
        last = connection.execute("SELECT action, installation FROM audit ORDER BY id DESC").fetchone()
    assert last == ("restore_backup", "here")


def test_backup_from_another_process_while_the_desk_is_open(sample_desk: Path, root: Path) -> None:
    with open_desk(sample_desk) as desk:
        desk.run(lambda work: work.audit("edit", "state", 1, None, {"name": "not yet in the file"}))
        backup = back_up_elsewhere(sample_desk, root, reason="hourly")
        desk.run(lambda work: work.audit("edit", "state", 2, None, {"name": "later"}))
    assert backup.is_good
    with closing(sqlite3.connect(backup.path)) as connection:
        last = connection.execute("SELECT record_id FROM audit ORDER BY id DESC").fetchone()
    assert last == ("1",)


def test_backup_that_is_no_longer_wanted_is_given_up(sample_desk: Path, root: Path) -> None:
    with pytest.raises(BackupGivenUp):
        back_up_elsewhere(sample_desk, root, reason="hourly", is_wanted=lambda: False)


def test_what_went_wrong_in_the_other_process_is_told(tmp_path: Path, root: Path) -> None:
    with pytest.raises(BackupFailed):
        back_up_elsewhere(tmp_path / "nothing.iomdesk", root, reason="hourly")


def test_older_desk_is_backed_up_before_it_is_upgraded(tmp_path: Path, root: Path) -> None:
    released = Path(__file__).parent / "data" / "desk-0002.iomdesk"
    desk = Path(shutil.copy(released, tmp_path / "old.iomdesk"))
    open_desk(desk, surroundings=Surroundings(backups=lambda: root)).close()
    (backup,) = list_backups(desk, root)
    assert backup.reason == "upgrade"
    with closing(sqlite3.connect(backup.path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)
    assert rehearse(backup).is_good


def test_older_desk_opens_where_no_backup_can_be_made(tmp_path: Path) -> None:
    released = Path(__file__).parent / "data" / "desk-0002.iomdesk"
    desk = Path(shutil.copy(released, tmp_path / "old.iomdesk"))
    (tmp_path / "file").touch()
    with open_desk(desk, surroundings=Surroundings(backups=lambda: tmp_path / "file")) as opened:
        assert not opened.is_read_only
