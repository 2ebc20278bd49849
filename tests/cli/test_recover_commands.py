"""Recovered texts from the command line, and what `check` says of the journal."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from iomdesk.desk import open_desk
from iomdesk.document.typed_text import TextKey, record_of, whole_text
from iomdesk.queries.kept_texts import minutes_key, stored_text
from iomdesk.queries.recovered import journal_state
from iomdesk.runtime.journal_file import JournalFile
from iomdesk.services.journal import note_typing
from tests.cli.conftest import AsJson, RunCommand

KEY = minutes_key(1, "fr")


@pytest.fixture
def left(sample_desk: Path) -> Path:
    """Leave words in the journal of a desk, as a crash does."""
    with open_desk(sample_desk) as desk:
        before = desk.answer(stored_text, key=KEY) or ""
        desk.do(note_typing, key=KEY, before=before, after="Words recovered.").result()
    return sample_desk


def stored(path: Path, key: TextKey = KEY) -> str | None:
    with open_desk(path, read_only=True) as desk:
        return desk.answer(stored_text, key=key)


def test_words_left_in_the_journal_are_listed_shown_and_taken(
    left: Path, as_json: AsJson, run_command: RunCommand
) -> None:
    (row,) = as_json("recover", "list", "--desk", left)["recovered"]
    assert (row["text"], row["field"], row["language"]) == ("Words recovered.", "minutes", "fr")
    assert "Words recovered." in run_command("recover", "list", "--desk", left)[1]
    assert run_command("recover", "show", row["id"], "--desk", left)[1] == "Words recovered.\n"
    assert run_command("recover", "take", row["id"], "--desk", left)[0] == 0
    assert stored(left) == "Words recovered."
    assert as_json("recover", "list", "--desk", left)["recovered"] == []
    (settled,) = as_json("recover", "list", "--all", "--desk", left)["recovered"]
    assert settled["choice"] == "taken"


def test_discarding_keeps_the_stored_text(left: Path, as_json: AsJson, run_command: RunCommand) -> None:
    before = stored(left)
    (row,) = as_json("recover", "list", "--desk", left)["recovered"]
    assert run_command("recover", "discard", row["id"], "--desk", left)[0] == 0
    assert stored(left) == before
    assert run_command("recover", "list", "--desk", left)[1].startswith("No recovered text waits")


def test_a_text_that_is_not_there_is_told(left: Path, run_command: RunCommand) -> None:
    status, _out, err = run_command("recover", "take", 99, "--desk", left)
    assert status == 1
    assert "recover list" in err


def test_check_tells_of_the_journal_and_changes_nothing(
    left: Path, as_json: AsJson, run_command: RunCommand
) -> None:
    assert as_json("check", "--desk", left)["typing"] == {"typed": 1, "waiting": 0, "aside": 0}
    assert "1 change that is not stored whole" in run_command("check", "--desk", left)[1]
    as_json("recover", "list", "--desk", left)
    assert as_json("check", "--desk", left)["typing"] == {"typed": 0, "waiting": 1, "aside": 0}


def test_words_kept_on_this_computer_come_into_the_desk(left: Path, as_json: AsJson) -> None:
    with open_desk(left, read_only=True) as desk:
        uid = desk.glance(journal_state).result().uid

    file = JournalFile(uid, str(left))
    file.add(record_of(whole_text(KEY._replace(language="es"), "Palabras.", datetime.now(UTC))))
    file.close()
    assert as_json("check", "--desk", left)["typing"]["aside"] == 1
    texts = {row["text"] for row in as_json("recover", "list", "--desk", left)["recovered"]}
    assert texts == {"Words recovered.", "Palabras."}
    assert not file.path.exists()
