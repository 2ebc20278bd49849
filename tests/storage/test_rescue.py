"""What can be read of a damaged desk is saved, and what could not is told."""

import json
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from iomdesk.desk import open_desk
from iomdesk.storage.errors import DeskDamaged, DeskExists
from iomdesk.storage.opening import open_desk_file
from iomdesk.storage.rescue import rescue_desk

PAGE = 4_096


def destroy(path: Path, pages: Iterable[int]) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(b"\xff" * PAGE)


def leaf_pages(path: Path, table: str) -> list[int]:
    """Return the pages of a table that hold rows, in their order."""
    data = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    start = (root - 1) * PAGE
    assert data[start] == 5, "the table should be larger than a page"
    count = int.from_bytes(data[start + 3 : start + 5], "big")
    cells = [int.from_bytes(data[start + 12 + 2 * n : start + 14 + 2 * n], "big") for n in range(count)]
    return [int.from_bytes(data[start + cell : start + cell + 4], "big") for cell in cells]


@pytest.fixture
def full_desk(desk_path: Path) -> Path:
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO desk VALUES (1, 'abc', '2026-01-01 00:00:00.000000', 0, 'OIM')")
        connection.executemany(
            "INSERT INTO person (id, honorific, given_name, family_name) VALUES (?, '', ?, 'Roy')",
            [(n, f"{n:04} " + "x" * 200) for n in range(1, 401)],
        )
    return desk_path


def person_ids(path: Path) -> set[int]:
    with closing(sqlite3.connect(path)) as connection:
        return {id_ for (id_,) in connection.execute("SELECT id FROM person")}


def test_all_but_the_rows_of_the_damaged_pages_are_saved(full_desk: Path, tmp_path: Path) -> None:
    pages = leaf_pages(full_desk, "person")
    destroy(full_desk, [pages[4], pages[9]])
    before = full_desk.read_bytes()
    rescued = rescue_desk(full_desk, tmp_path / "saved.iomdesk")
    ids = person_ids(tmp_path / "saved.iomdesk")
    assert 350 < len(ids) < 400
    assert {1, 400} <= ids
    assert rescued.rows["person"] == len(ids)
    assert rescued.incomplete == ("person",)
    assert full_desk.read_bytes() == before


def test_saved_desk_opens_and_is_sound(sample_desk: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sample_desk)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'state'").fetchone()
    destroy(sample_desk, [root])
    target = tmp_path / "saved.iomdesk"
    rescued = rescue_desk(sample_desk, target)
    assert "state" in rescued.incomplete
    with open_desk(target) as opened:
        assert not opened.is_read_only
        kinds = {f.kind for f in opened.check().result() if f.severity == "error"}
    assert kinds == set()


def test_rows_that_cannot_be_without_what_was_lost_are_kept_beside(sample_desk: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sample_desk)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'agenda_item'"
        ).fetchone()
    destroy(sample_desk, [root])
    rescued = rescue_desk(sample_desk, tmp_path / "saved.iomdesk")
    assert rescued.loose_file is not None
    rows = json.loads(rescued.loose_file.read_text())
    assert len(rows) == rescued.loose > 0
    assert "agenda_item_text" in {row["table"] for row in rows}


def test_of_a_desk_that_was_cut_short_the_beginning_is_saved(full_desk: Path, tmp_path: Path) -> None:
    cut = leaf_pages(full_desk, "person")[-3:]
    with full_desk.open("r+b") as file:
        file.truncate((min(cut) - 1) * PAGE)
    before = full_desk.read_bytes()
    rescued = rescue_desk(full_desk, tmp_path / "saved.iomdesk")
    assert rescued.incomplete
    assert 300 < len(person_ids(tmp_path / "saved.iomdesk")) < 400
    assert full_desk.read_bytes() == before


def test_nothing_is_written_over(full_desk: Path, tmp_path: Path) -> None:
    (tmp_path / "there.iomdesk").write_text("mine")
    with pytest.raises(DeskExists):
        rescue_desk(full_desk, tmp_path / "there.iomdesk")
    assert (tmp_path / "there.iomdesk").read_text() == "mine"


def test_where_the_list_of_tables_is_gone_nothing_is_left(full_desk: Path, tmp_path: Path) -> None:
    data = bytearray(full_desk.read_bytes())
    data[100:PAGE] = b"\xff" * (PAGE - 100)
    full_desk.write_bytes(data)
    with pytest.raises(DeskDamaged):
        rescue_desk(full_desk, tmp_path / "saved.iomdesk")
    assert not (tmp_path / "saved.iomdesk").exists()


def test_damaged_desk_opens_for_reading_and_says_what_to_do(full_desk: Path) -> None:
    destroy(full_desk, [leaf_pages(full_desk, "person")[4]])
    shutil.copy(full_desk, full_desk.with_name("before"))
    with closing(open_desk_file(full_desk)) as file:
        assert file.is_read_only
        assert file.restriction is not None
        assert file.restriction.is_damaged
        assert "Restore a backup" in file.restriction.why
    assert full_desk.read_bytes() == full_desk.with_name("before").read_bytes()
