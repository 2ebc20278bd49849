"""A meeting run from the command line, over the same services."""

import shutil
from pathlib import Path

import pytest

from iomdesk.desk import new_desk, open_desk
from tests.cli.conftest import AsJson, RunCommand
from tests.rooms import clear_rooms


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("meeting") / "sample.iomdesk"
    new_desk(path, sample=True).close()
    return path


@pytest.fixture
def on(made_once: Path, tmp_path: Path) -> tuple[str, ...]:
    desk = Path(shutil.copy(made_once, tmp_path / "group.iomdesk"))
    with open_desk(desk) as opened:
        opened.run(clear_rooms)
    return "--session", "1", "--meeting", "1", "--desk", str(desk)


def test_floor_is_asked_for_given_and_ended(on: tuple[str, ...], as_json: AsJson) -> None:
    as_json("meeting", "item", "2", *on, "--at", "10:05")
    as_json("meeting", "floor", "ask", "Suisse au nom de l’Union", *on, "--at", "10:06")
    as_json("meeting", "floor", "ask", "JPN", *on, "--kind", "point_of_order", "--at", "10:07")
    told = as_json("meeting", "floor", *on)
    assert [(one["speaker"], one["kind"], one["on_behalf_of"]) for one in told["waiting"]] == [
        ("Japon", "point_of_order", ""),
        ("Suisse", "statement", "Union"),
    ]
    told = as_json("meeting", "floor", "give", *on, "--at", "10:08")
    assert told["speaking"]["speaker"] == "Japon"
    assert told["speaking"]["began_at"] == "2020-05-12T08:08:00+00:00"
    told = as_json("meeting", "floor", "end", *on, "--at", "10:09")
    assert told["speaking"] is None
    assert as_json("meeting", "floor", "withdraw", "switzerland", *on)["waiting"] == []


def test_arrivals_and_departures_move_the_quorum(on: tuple[str, ...], as_json: AsJson) -> None:
    told = as_json("meeting", "attendance", "all", *on, "--members", "175", "--at", "10:00")
    present = told["quorum"]["present"]
    assert (told["quorum"]["needed"], told["quorum"]["state"]) == (88, "not_met")
    told = as_json("meeting", "attendance", "leave", "Suisse", "Argelia", *on, "--at", "11:00")
    assert told["quorum"]["present"] == present - 2
    swiss = next(one for one in told["delegations"] if one["code"] == "CHE")
    assert swiss["stays"] == [
        {"arrived_at": "2020-05-12T08:00:00+00:00", "left_at": "2020-05-12T09:00:00+00:00"}
    ]


def test_a_stay_is_corrected_by_its_number_and_removed(
    on: tuple[str, ...], as_json: AsJson, run_command: RunCommand
) -> None:
    for action, at in (("arrive", "10:00"), ("leave", "10:30"), ("arrive", "11:00")):
        as_json("meeting", "attendance", action, "Suisse", *on, "--at", at)
    told = as_json("meeting", "attendance", "correct", "Suisse", *on, "--stay", "1", "--left", "10:45")
    swiss = next(one for one in told["delegations"] if one["code"] == "CHE")
    assert [one["left_at"] for one in swiss["stays"]] == ["2020-05-12T08:45:00+00:00", None]
    told = as_json("meeting", "attendance", "remove", "Suisse", *on)
    swiss = next(one for one in told["delegations"] if one["code"] == "CHE")
    assert len(swiss["stays"]) == 1
    status, _out, err = run_command("meeting", "attendance", "remove", "Suisse", *on, "--stay", "4")
    assert (status, "1 stay at" in err) == (1, True)


def test_vote_is_judged_by_the_rule(on: tuple[str, ...], as_json: AsJson, run_command: RunCommand) -> None:
    status, _out, err = run_command("meeting", "vote", "Adopter", *on, "--item", "2", "--for", "9")
    assert status == 1
    assert "members" in err
    as_json("meeting", "attendance", "all", *on, "--members", "9")
    told = as_json("meeting", "vote", "Adopter le texte", *on, "--item", "2", "--for", "9", "--against", "1")
    vote = told["motions"][-1]["votes"][0]
    assert (vote["is_valid"], vote["is_adopted"], vote["needed"]) == (True, True, 5)


def test_meeting_is_added_and_rises(on: tuple[str, ...], as_json: AsJson) -> None:
    where = (*on[:2], *on[4:])
    told = as_json("meeting", "add", "2020-05-14T10:00", "--until", "13:00", *where)
    assert told["meetings"] == [1, 2, 3]
    as_json("meeting", "attendance", "all", *where, "--meeting", "3", "--at", "10:00")
    told = as_json("meeting", "attendance", "rise", *where, "--meeting", "3", "--at", "12:45")
    assert not any(one["is_present"] for one in told["delegations"])


def test_outcome_is_noted_and_taken_back(on: tuple[str, ...], as_json: AsJson) -> None:
    assert as_json("meeting", "outcome", "noted", *on, "--item", "2")["outcome"] == "noted"
    assert as_json("meeting", "outcome", "none", *on, "--item", "2")["outcome"] is None


def test_room_is_shown_in_words_and_the_paper_of_attendance_written(
    on: tuple[str, ...], run_command: RunCommand, tmp_path: Path
) -> None:
    run_command("meeting", "attendance", "arrive", "Suisse", *on, "--at", "10:00")
    run_command("meeting", "item", "2", *on)
    run_command("meeting", "floor", "ask", "France", *on)
    status, out, err = run_command("meeting", "show", *on)
    assert (status, err) == (0, "")
    assert "Suisse" in out
    assert "France" in out
    for ending in ("pdf", "docx", "txt"):
        out_file = tmp_path / f"presence.{ending}"
        where = (*on[:2], *on[4:])
        assert run_command("paper", "attendance", *where, "--lang", "fr", "--out", out_file)[0] == 0
        assert out_file.stat().st_size > 500
    assert "à partir de 10 h" in (tmp_path / "presence.txt").read_text(encoding="utf-8").replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("floor", "give", "Suisse"), "waits"),
        (("floor", "ask", "Guin", "--item", "2"), "may be"),
        (("floor", "ask", "Suisse"), "--item"),
        (("attendance", "arrive", "France"), "not registered"),
        (("show", "--meeting", "9"), "meeting 9"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    on: tuple[str, ...], run_command: RunCommand, arguments: tuple[str, ...], complaint: str
) -> None:
    status, _out, err = run_command("meeting", arguments[0], *on, *arguments[1:])
    assert status == 1
    assert complaint in err


def test_roll_call_is_counted_from_its_answers(
    on: tuple[str, ...], as_json: AsJson, run_command: RunCommand
) -> None:
    as_json("meeting", "attendance", "all", *on, "--members", "9")
    begin = ("meeting", "vote", "Adopter le texte", *on, "--item", "2")
    status, _out, err = run_command(*begin, "--ballot", "Suisse=yes")
    assert status != 0
    assert "=against" in err
    told = as_json(*begin, "--ballot", "Suisse=for", "--ballot", "Argelia=against")
    vote = told["motions"][-1]["votes"][0]
    assert (len(told["motions"]), vote["method"], vote["for"], vote["against"]) == (1, "roll_call", 1, 1)
