"""Backups are whole, private, made beside going work, and thinned out without losing the last good one."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from iomdesk.runtime.backup_record import Backup, load_record, store_record
from iomdesk.storage.backups import BackupNotWritten, count_rows, list_backups, make_backup, thin_out
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.copy_methods import BackupGivenUp, copy_settled
from iomdesk.storage.opening import open_desk_file

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def named_desk(desk_path: Path) -> Path:
    add_person(desk_path, "Roy")
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO desk VALUES (1, 'abcdef0123', '2026-01-01 00:00:00.000000', 0, 'OIM')"
        )
    return desk_path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "sauvegardes"


def add_person(path: Path, name: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO person (honorific, given_name, family_name) VALUES ('', '', ?)", (name,)
        )


def persons(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT family_name FROM person ORDER BY id")]


@pytest.mark.parametrize("is_alone", [False, True])
def test_backup_holds_what_is_in_the_log_too(named_desk: Path, root: Path, is_alone: bool) -> None:
    with closing(sqlite3.connect(named_desk, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(
            "INSERT INTO person (honorific, given_name, family_name) VALUES ('', '', 'Diallo')"
        )
        backup = make_backup(named_desk, root, reason="asked", now=NOW, is_alone=is_alone)
    assert persons(backup.path) == ["Roy", "Diallo"]
    assert backup.rows["person"] == 2
    assert backup.path.name == "2026-03-02T083000Z.iomdesk"
    assert backup.path.parent.name == "groupe-abcdef01"


@pytest.mark.skipif(os.name != "posix", reason="rights are told otherwise elsewhere")
def test_nobody_else_may_read_a_backup(named_desk: Path, root: Path) -> None:
    backup = make_backup(named_desk, root, reason="asked")
    assert backup.path.parent.stat().st_mode & 0o077 == 0
    assert [p.name for p in backup.path.parent.iterdir() if p.stat().st_mode & 0o077] == []


@pytest.mark.parametrize("is_alone", [False, True])
def test_what_is_written_during_a_backup_is_wholly_in_or_wholly_out(
    named_desk: Path, root: Path, is_alone: bool
) -> None:
    def write_meanwhile(_done: int, _total: int) -> bool:
        add_person(named_desk, "Later")
        with closing(connect(named_desk, Access.WRITE)) as writer:
            writer.execute("PRAGMA wal_checkpoint(PASSIVE)")
        return True

    open_desk_file(named_desk).close()
    backup = make_backup(named_desk, root, reason="asked", progress=write_meanwhile, is_alone=is_alone)
    assert persons(backup.path) == ["Roy"]
    assert "Later" in persons(named_desk)
    with closing(connect(backup.path, Access.READ)) as connection:
        assert dict(count_rows(connection)) == dict(backup.rows)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_no_checkpoint_writes_to_the_file_while_a_reader_sees_it(named_desk: Path, tmp_path: Path) -> None:
    """What copying the file itself relies on: SQLite leaves the pages alone that a reader may still read."""
    open_desk_file(named_desk).close()
    reader = connect(named_desk, Access.READ)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM person").fetchone()
    states: list[bytes] = []

    def look(_done: int, _total: int) -> bool:
        with closing(connect(named_desk, Access.WRITE)) as writer:
            writer.execute("INSERT INTO person (honorific, given_name, family_name) VALUES ('', '', 'X')")
            writer.execute("PRAGMA wal_checkpoint(PASSIVE)")
        states.append(named_desk.read_bytes())
        return True

    before = named_desk.read_bytes()
    target = tmp_path / "copy.iomdesk"
    target.touch()
    assert copy_settled(named_desk, reader, target, look)
    assert states
    assert all(state == before for state in states)
    assert target.read_bytes() == before


def test_backup_given_up_leaves_nothing(named_desk: Path, root: Path) -> None:
    with pytest.raises(BackupGivenUp):
        make_backup(named_desk, root, reason="asked", progress=lambda _done, _total: False)
    assert [path for path in root.rglob("*") if path.is_file()] == []


def test_folder_that_takes_no_file_is_told(named_desk: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(BackupNotWritten, match="The desk itself is safe"):
        make_backup(named_desk, tmp_path / "a file", reason="asked")


def test_backups_are_listed_the_newest_first_with_what_is_known_of_them(named_desk: Path, root: Path) -> None:
    first = make_backup(named_desk, root, reason="opening", now=NOW)
    second = make_backup(named_desk, root, reason="hourly", now=NOW + timedelta(hours=1))
    assert list_backups(named_desk, root) == (second, first)


def test_backups_of_another_desk_of_the_same_name_are_not_listed(named_desk: Path, root: Path) -> None:
    make_backup(named_desk, root, reason="opening")
    with closing(sqlite3.connect(named_desk, isolation_level=None)) as connection:
        connection.execute("UPDATE desk SET uid = 'another'")
    assert list_backups(named_desk, root) == ()


def test_backups_of_a_desk_that_is_gone_are_found_by_its_name(named_desk: Path, root: Path) -> None:
    backup = make_backup(named_desk, root, reason="opening")
    named_desk.unlink()
    assert list_backups(named_desk, root) == (backup,)


def test_backup_without_its_record_is_listed_all_the_same(named_desk: Path, root: Path) -> None:
    backup = make_backup(named_desk, root, reason="opening")
    backup.path.with_name(backup.path.name + ".json").write_text("[]")
    (found,) = list_backups(named_desk, root)
    assert (found.path, found.size, found.is_good) == (backup.path, backup.size, False)


@pytest.fixture
def backup_at(tmp_path: Path) -> Callable[..., Backup]:
    def make(hours_ago: int, *, reason: str = "hourly", trouble: str = "", is_good: bool = False) -> Backup:
        moment = NOW - timedelta(hours=hours_ago)
        path = tmp_path / f"{hours_ago}.iomdesk"
        path.write_bytes(b"")
        made = Backup(path, moment, reason, 0)
        if is_good or trouble:
            made = made.rehearsed(moment, trouble, "")
        store_record(made)
        return made

    return make


def test_thinning_out_keeps_the_newest_good_one_and_those_from_before_an_upgrade(
    backup_at: Callable[..., Backup],
) -> None:
    newest = backup_at(1_000)
    good = backup_at(1_001, is_good=True)
    other = backup_at(1_002)
    upgrade = backup_at(1_003, reason="upgrade")
    broken = backup_at(1_004, trouble="damaged")
    removed = thin_out((newest, good, other, upgrade, broken), NOW)
    assert removed == (other,)
    assert [b.path.exists() for b in (newest, good, other, upgrade, broken)] == [
        True,
        True,
        False,
        True,
        True,
    ]


def test_record_comes_back_as_it_was_stored(backup_at: Callable[..., Backup]) -> None:
    made = replace(backup_at(1, is_good=True), rows={"item": 3}, paper="agenda s1", digest="ab")
    store_record(made)
    assert load_record(made.path) == made
