"""Versions and words of minutes from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iomdesk.desk import Desk, open_desk
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.queries.sessions import find_session
from iomdesk.services.minutes import save_draft, seal_minutes

RunCommand = Callable[..., tuple[int, str, str]]
AsJson = Callable[..., Any]


@pytest.fixture
def where(sample_desk: Path) -> tuple[object, ...]:
    """Give the options that name the sample session, with two states of its item 7."""
    with open_desk(sample_desk) as desk:
        item = item_of(desk)
        desk.do(save_draft, item=item, language="fr", text="Les Etats membres ont pris note.").result()
        desk.do(seal_minutes, item=item, language="fr", reason="pause").result()
    return ("--session", 1, "--desk", sample_desk)


def item_of(desk: Desk) -> int:
    session = desk.answer(find_session, reference="1")
    assert session is not None
    items = desk.answer(agenda_of, session_id=session, language="fr").items
    return next(row.id for row in items if row.full_number == "7")


def text_of(path: Path) -> str:
    with open_desk(path, read_only=True) as desk:
        return desk.ask(minutes_of, item_id=item_of(desk), language="fr").result().text


def test_the_versions_of_an_item_are_listed_newest_first(as_json: AsJson, where: tuple[object, ...]) -> None:
    listed = as_json("minutes", "revisions", *where, "--item", 7)["revisions"]
    assert [one["reason"] for one in listed[:2]] == ["pause", "import"]
    assert listed[0]["words"] == 6
    assert listed[0]["by"]


def test_the_moments_of_a_meeting_are_listed(
    as_json: AsJson, run_command: RunCommand, where: tuple[object, ...]
) -> None:
    moments = as_json("minutes", "revisions", *where)["moments"]
    assert moments[0]["revisions"][-1]["number"] == "7"
    assert "after a pause" in run_command("minutes", "revisions", *where)[1]


def test_two_states_are_compared_word_by_word(
    as_json: AsJson, run_command: RunCommand, where: tuple[object, ...]
) -> None:
    newest, older = (
        one["id"] for one in as_json("minutes", "revisions", *where, "--item", 7)["revisions"][:2]
    )
    (item,) = as_json("minutes", "compare", *where, "--item", 7, "--from", older)["items"]
    assert item["number"] == "7"
    assert {piece["mark"] for change in item["changes"] for piece in change["diff"]} >= {"inserted"}
    printed = run_command("minutes", "compare", *where, "--item", 7, "--from", older, "--to", newest)[1]
    assert "{+Les Etats membres ont pris note.+}" in printed
    assert run_command("minutes", "compare", *where, "--from", "now")[1] == "Nothing changed.\n"


def test_an_item_and_the_whole_meeting_are_restored(
    as_json: AsJson, where: tuple[object, ...], sample_desk: Path
) -> None:
    revisions = as_json("minutes", "revisions", *where, "--item", 7)["revisions"]
    as_json("minutes", "restore", *where, "--item", 7, "--to", revisions[1]["id"])
    assert "Etats membres" not in text_of(sample_desk)
    assert len(as_json("minutes", "restore", *where, "--to", revisions[0]["id"])["restored"]) == 1
    assert text_of(sample_desk) == "Les Etats membres ont pris note."


@pytest.mark.parametrize("state", ["r999", "hier"])
def test_a_state_that_is_not_there_is_said_so(
    run_command: RunCommand, where: tuple[object, ...], state: str
) -> None:
    status, _out, err = run_command("minutes", "restore", *where, "--to", state)
    assert (status, "Nothing was changed" in err) == (1, True)


def test_replacing_is_shown_first_and_then_done(
    as_json: AsJson, run_command: RunCommand, where: tuple[object, ...], sample_desk: Path
) -> None:
    words = ("--find", "états membres", "--with", "États Membres")
    shown = as_json("minutes", "replace", *where, *words, "--dry-run")
    assert shown["items"][-1]["places"][0]["found"] == "Etats membres"
    assert text_of(sample_desk) == "Les Etats membres ont pris note."
    assert as_json("minutes", "replace", *where, *words) == shown
    assert text_of(sample_desk) == "Les États Membres ont pris note."
    assert as_json("minutes", "replace", *where, *words)["count"] == 0
    assert run_command("minutes", "find", *where, "--find", "pris note", "--match-case")[1].endswith("\n")
