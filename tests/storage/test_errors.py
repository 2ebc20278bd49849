"""What the database says, in the words of its user."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from iomdesk.storage import errors
from iomdesk.storage.errors import DeskBusy, DeskFileError, DeskReadOnly, NotADesk, user_error

PATH = Path("/bureau/groupe.iomdesk")
KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, DeskFileError) and kind is not DeskFileError
]


def busy(path: Path) -> sqlite3.Error:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as first,
        closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as second,
    ):
        first.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as refusal:
            second.execute("BEGIN EXCLUSIVE")
    return refusal.value


@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_names_the_file(kind: type[DeskFileError]) -> None:
    sentence = str(kind(PATH))
    assert "groupe.iomdesk" in sentence
    assert "{" not in sentence
    assert sentence.endswith(".")


def test_empty_file_is_one_kind_of_no_desk() -> None:
    assert issubclass(errors.DeskEmpty, NotADesk)


def test_error_of_the_database_is_told(tmp_path: Path) -> None:
    assert isinstance(user_error(busy(tmp_path / "a"), PATH), DeskBusy)


def test_error_is_told_from_under_a_wrapper(tmp_path: Path) -> None:
    assert isinstance(user_error(OperationalError("", {}, busy(tmp_path / "a")), PATH), DeskBusy)


def test_reading_only_says_why(desk_path: Path) -> None:
    with (
        closing(sqlite3.connect(f"file:{desk_path}?mode=ro", uri=True)) as connection,
        pytest.raises(sqlite3.OperationalError) as refusal,
    ):
        connection.execute("DELETE FROM state")
    told = user_error(refusal.value, PATH, "because it is so")
    assert isinstance(told, DeskReadOnly)
    assert str(told) == "because it is so"


@pytest.mark.parametrize("error", [ValueError(), sqlite3.ProgrammingError("a fault of ours")])
def test_fault_of_the_program_is_not_told_as_the_worlds(error: Exception) -> None:
    assert user_error(error, PATH) is None
