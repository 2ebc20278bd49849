import stat
import sys
from pathlib import Path

import pytest

from iomdesk.runtime.journal_file import JournalFile, left_journals
from iomdesk.runtime.paths import journals_folder

RECORD = {"added": "Côte d’Ivoire\n", "place": 3}


def left(file: JournalFile) -> list[object]:
    file.close()
    (found,) = left_journals(journals_folder(), "uid")
    return list(found.records)


@pytest.fixture
def file() -> JournalFile:
    made = JournalFile("uid", "/desks/group.iomdesk")
    made.add(RECORD)
    made.sync()
    return made


def test_what_was_added_is_read_after_the_program_ended(file: JournalFile) -> None:
    assert left(file) == [RECORD]


def test_a_last_line_that_is_torn_is_left_out(file: JournalFile) -> None:
    whole = file.path.read_bytes()
    file.add({"added": "torn"})
    file.path.write_bytes(file.path.read_bytes()[:-4])
    assert left(file) == [RECORD]
    file.path.write_bytes(whole + b"0badc0de {}\n")
    assert left(file) == [RECORD]


def test_a_file_that_a_running_program_writes_to_is_left_alone(file: JournalFile) -> None:
    assert left_journals(journals_folder(), "uid") == ()
    file.close()
    assert len(left_journals(journals_folder())) == 1
    assert left_journals(journals_folder(), "another") == ()


def test_a_file_is_taken_away_once_it_is_not_needed(file: JournalFile) -> None:
    file.discard()
    assert not file.path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the modes of files are those of POSIX")
def test_only_its_user_may_read_what_is_kept(file: JournalFile) -> None:
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    file.close()


def test_words_belong_to_the_desk_they_were_typed_in_as_long_as_it_can_be_written(tmp_path: Path) -> None:
    desk = tmp_path / "group.iomdesk"
    desk.write_bytes(b"")
    JournalFile("uid", str(desk)).close()
    (found,) = left_journals(journals_folder())
    assert found.belongs_elsewhere(tmp_path / "copy.iomdesk")
    assert not found.belongs_elsewhere(desk)
    desk.unlink()
    assert not found.belongs_elsewhere(tmp_path / "copy.iomdesk")
