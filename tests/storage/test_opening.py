"""Opening and making desks: what a file may turn out to be, and where it may lie."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from iomdesk.runtime.errors import UserError
from iomdesk.storage.errors import (
    DeskDamaged,
    DeskEmpty,
    DeskExists,
    DeskMissing,
    DeskNotWritable,
    DeskReadOnly,
    DeskTooNew,
    NotADesk,
)
from iomdesk.storage.opening import create_desk_file, open_desk_file

LockedFolder = tuple[Path, Callable[[], AbstractContextManager[None]]]


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def set_revision(path: Path, revision: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def overwrite(path: Path, offset: int, contents: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(contents)


def add_state(session: Session) -> None:
    session.execute(
        text(
            "INSERT INTO state (iso3, iso2, name_fr, name_en, name_es, article_fr) "
            "VALUES ('CHE', 'CH', 'Suisse', 'Switzerland', 'Suiza', 'la')"
        )
    )


def count_states(session: Session) -> int:
    return int(session.execute(text("SELECT count(*) FROM state")).scalar_one())


def test_new_desk_is_open_for_writing(tmp_path: Path) -> None:
    with closing(create_desk_file(tmp_path / "groupe.iomdesk")) as desk:
        assert not desk.is_read_only


def test_new_desk_holds_what_it_is_filled_with(tmp_path: Path) -> None:
    with (
        closing(create_desk_file(tmp_path / "groupe.iomdesk", add_state)) as desk,
        desk.reading() as session,
    ):
        assert count_states(session) == 1


def test_new_desk_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "groupe.iomdesk"
    path.write_text("dear to somebody")
    with pytest.raises(DeskExists):
        create_desk_file(path)
    assert path.read_text() == "dear to somebody"


def test_desk_that_could_not_be_filled_leaves_no_file(tmp_path: Path) -> None:
    def fail(_session: Session) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        create_desk_file(tmp_path / "groupe.iomdesk", fail)
    assert files_in(tmp_path) == set()


def test_desk_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DeskNotWritable, match="nowhere"):
        create_desk_file(tmp_path / "nowhere" / "groupe.iomdesk")


def test_desk_cannot_be_made_where_one_may_not_write(locked_folder: LockedFolder) -> None:
    path, without_rights = locked_folder
    with without_rights(), pytest.raises(DeskNotWritable):
        create_desk_file(path.with_name("other.iomdesk"))


def test_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DeskMissing, match=r"groupe\.iomdesk"):
        open_desk_file(tmp_path / "groupe.iomdesk")
    assert files_in(tmp_path) == set()


def test_empty_file_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "groupe.iomdesk"
    path.touch()
    with pytest.raises(DeskEmpty):
        open_desk_file(path)


@pytest.mark.parametrize("contents", [b"Ordre du jour\n", b"SQL", b"PK\x03\x04" + bytes(5_000)])
def test_other_file_is_no_desk_and_stays_as_it_is(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "groupe.iomdesk"
    path.write_bytes(contents)
    with pytest.raises(UserError):
        open_desk_file(path)
    assert path.read_bytes() == contents
    assert files_in(tmp_path) == {"groupe.iomdesk"}


def test_folder_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(NotADesk):
        open_desk_file(tmp_path)


def test_other_database_is_no_desk_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "groupe.iomdesk"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE desk (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(NotADesk):
        open_desk_file(path)
    assert path.read_bytes() == before


def test_database_with_the_mark_of_a_desk_but_without_its_tables_is_none(tmp_path: Path) -> None:
    path = tmp_path / "groupe.iomdesk"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA application_id = 1229933892; CREATE TABLE desk (id INTEGER)")
    with pytest.raises(NotADesk):
        open_desk_file(path)


def test_desk_without_revision_is_damaged(desk_path: Path) -> None:
    with closing(sqlite3.connect(desk_path)) as connection, connection:
        connection.execute("DELETE FROM alembic_version")
    with pytest.raises(DeskDamaged):
        open_desk_file(desk_path)


def test_desk_cut_short_by_its_copying_is_damaged(desk_path: Path) -> None:
    os.truncate(desk_path, desk_path.stat().st_size - 4_096)
    with pytest.raises(DeskDamaged):
        open_desk_file(desk_path)


def test_desk_cut_within_its_header_is_damaged(desk_path: Path) -> None:
    os.truncate(desk_path, 50)
    with pytest.raises(DeskDamaged):
        open_desk_file(desk_path)


def test_desk_whose_pages_are_overwritten_is_damaged(desk_path: Path) -> None:
    overwrite(desk_path, 100, b"\xff" * 4_000)
    with pytest.raises(DeskDamaged):
        open_desk_file(desk_path)


def test_damage_found_while_working_is_told(desk_path: Path) -> None:
    with closing(sqlite3.connect(desk_path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'state'"
        page = connection.execute(query).fetchone()[0]
    overwrite(desk_path, (page - 1) * 4_096, b"\xff" * 4_096)
    with (
        closing(open_desk_file(desk_path)) as desk,
        pytest.raises(DeskDamaged),
        desk.reading() as session,
    ):
        session.execute(text("SELECT name_fr FROM state")).all()


def test_desk_left_by_a_crash_is_looked_through_once(desk_path: Path) -> None:
    lock = desk_path.with_name("groupe.iomdesk.lock")
    lock.write_bytes(b"left behind")
    overwrite(desk_path, desk_path.stat().st_size - 4_096, b"\xff" * 4_096)
    with pytest.raises(DeskDamaged):
        open_desk_file(desk_path)


@pytest.mark.parametrize("revision", ["9999", "a1b2c3d4"])
@pytest.mark.parametrize("read_only", [False, True])
def test_newer_desk_is_refused_and_stays_as_it_is(desk_path: Path, revision: str, read_only: bool) -> None:
    set_revision(desk_path, revision)
    before = desk_path.read_bytes()
    with pytest.raises(DeskTooNew, match="newer version of this program"):
        open_desk_file(desk_path, read_only=read_only)
    assert desk_path.read_bytes() == before
    assert files_in(desk_path.parent) == {"groupe.iomdesk"}


def test_desk_opened_for_reading_refuses_changes_and_says_why(desk_path: Path) -> None:
    with closing(open_desk_file(desk_path, read_only=True)) as desk:
        with pytest.raises(DeskReadOnly, match="for reading only"), desk.writing() as session:
            add_state(session)
        with desk.reading() as session:
            assert count_states(session) == 0


def test_desk_opened_for_reading_leaves_nothing_beside_it(desk_path: Path) -> None:
    desk = open_desk_file(desk_path, read_only=True)
    with desk.reading() as session:
        count_states(session)
    desk.close()
    assert files_in(desk_path.parent) == {"groupe.iomdesk"}


def test_second_window_reads_and_says_who_writes(desk_path: Path) -> None:
    with closing(open_desk_file(desk_path)), closing(open_desk_file(desk_path)) as second:
        assert second.restriction is not None
        assert second.restriction.holder is not None
        assert second.restriction.holder.program == os.getpid()
        assert "open for writing by" in second.restriction.why


def test_desk_in_a_folder_without_rights_can_be_read(locked_folder: LockedFolder) -> None:
    path, without_rights = locked_folder
    with without_rights(), closing(open_desk_file(path)) as desk:
        with desk.reading() as session:
            assert count_states(session) == 0
        with pytest.raises(DeskReadOnly, match="where you may not write"), desk.writing() as session:
            add_state(session)
    assert files_in(path.parent) == {"archive.iomdesk"}


def test_desk_left_by_a_crash_in_a_folder_without_rights_is_read_with_its_log(
    locked_folder: LockedFolder, start_process: Callable[..., object]
) -> None:
    path, without_rights = locked_folder
    start_process(CRASHING, path)
    with without_rights(), closing(open_desk_file(path)) as desk, desk.reading() as session:
        assert count_states(session) == 1


def test_desk_written_on_another_machine_is_read_from_a_copy(desk_path: Path) -> None:
    with closing(open_desk_file(desk_path)) as writer:
        with writer.writing() as session:
            add_state(session)
        lock = desk_path.with_name("groupe.iomdesk.lock")
        lock.write_bytes(lock.read_bytes().replace(b'"host": "', b'"host": "elsewhere-'))
        with closing(open_desk_file(desk_path)) as reader:
            with reader.reading() as session:
                assert count_states(session) == 1
            with writer.writing() as session:
                session.execute(text("DELETE FROM state"))
            with reader.reading() as session:
                assert count_states(session) == 1


CRASHING = """
import os, sys
from pathlib import Path
from sqlalchemy import text
from iomdesk.storage.opening import open_desk_file
with open_desk_file(Path(sys.argv[1])).writing() as session:
    session.execute(text("INSERT INTO state VALUES ('CHE', 'CH', 'Suisse', 'Switzerland', 'Suiza', 'la')"))
print("ready", flush=True)
os._exit(9)
"""
