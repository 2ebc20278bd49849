"""The trash from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iomdesk.desk import open_desk
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.sessions import find_session
from iomdesk.services.agenda import remove_item

RunCommand = Callable[..., tuple[int, str, str]]
AsJson = Callable[..., Any]


@pytest.fixture
def removed(sample_desk: Path) -> list[str]:
    """Remove two items of the sample session; give their names in the trash."""
    with open_desk(sample_desk) as desk:
        session = desk.answer(find_session, reference="1")
        assert session is not None
        items = [row.id for row in desk.answer(agenda_of, session_id=session, language="fr").items[:2]]
        for item in items:
            desk.do(remove_item, item=item).result()
    return [f"item:{item}" for item in items]


def test_what_is_in_the_trash_is_listed_and_searched(
    as_json: AsJson, run_command: RunCommand, sample_desk: Path, removed: list[str]
) -> None:
    rows = as_json("trash", "list", "--desk", sample_desk)["trash"]
    assert [row["id"] for row in rows] == removed[::-1]
    assert rows[0]["words"]
    assert rows[0]["session"]
    found = as_json("trash", "list", "--desk", sample_desk, "--session", 1, "--find", "ADOPTION")["trash"]
    assert [row["id"] for row in found] == removed[:1]
    assert "Agenda item" in run_command("trash", "list", "--desk", sample_desk)[1]


def test_things_are_taken_out_of_the_trash(as_json: AsJson, sample_desk: Path, removed: list[str]) -> None:
    assert as_json("trash", "restore", *removed, "--desk", sample_desk)["restored"] == removed
    assert as_json("trash", "list", "--desk", sample_desk)["trash"] == []


def test_all_are_restored_or_none(
    run_command: RunCommand, as_json: AsJson, sample_desk: Path, removed: list[str]
) -> None:
    status, _out, err = run_command("trash", "restore", removed[0], "item:99999", "--desk", sample_desk)
    assert (status, "Nothing was changed" in err) == (1, True)
    assert len(as_json("trash", "list", "--desk", sample_desk)["trash"]) == 2
