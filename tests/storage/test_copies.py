"""Whole copies, never over another file, never half."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from iomdesk.storage import copies
from iomdesk.storage.copies import copy_beside, copy_for_reading, reserved
from iomdesk.storage.errors import DeskBusy, DeskExists


@pytest.fixture
def open_log(desk_path: Path) -> Iterator[sqlite3.Connection]:
    """Write to a desk in such a way that the change is in its log alone."""
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO person (honorific, given_name, family_name) VALUES ('', '', 'Roy')")
        yield connection


def persons(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT family_name FROM person")]


@pytest.mark.usefixtures("open_log")
def test_copy_beside_bears_its_mark_and_holds_the_log_too(desk_path: Path) -> None:
    copy = copy_beside(desk_path, "before-0002")
    assert copy.name == "groupe.before-0002.iomdesk"
    assert persons(copy) == ["Roy"]


@pytest.mark.usefixtures("open_log")
def test_copy_for_reading_holds_the_log_too(desk_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reading"
    folder.mkdir()
    assert persons(copy_for_reading(desk_path, folder)) == ["Roy"]


def test_copy_of_a_desk_that_changes_all_the_time_is_given_up(
    desk_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter(range(100))
    monkeypatch.setattr(copies, "_state", lambda *_paths: next(states))
    (tmp_path / "reading").mkdir()
    with pytest.raises(DeskBusy):
        copy_for_reading(desk_path, tmp_path / "reading")


def test_reserved_name_is_free_again_when_what_follows_fails(tmp_path: Path) -> None:
    path = tmp_path / "new.iomdesk"
    with pytest.raises(LookupError), reserved(path):
        raise LookupError
    assert list(tmp_path.iterdir()) == []


def test_name_of_another_file_cannot_be_reserved(desk_path: Path) -> None:
    with pytest.raises(DeskExists), reserved(desk_path):
        pass
    assert desk_path.exists()
