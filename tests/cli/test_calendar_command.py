"""A session as a calendar file, from the command line."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from iomdesk.desk import open_desk
from iomdesk.services.house import set_house_setting
from iomdesk.services.sessions import edit_session, remove_session

RunCommand = Callable[..., tuple[int, str, str]]


def written(run_command: RunCommand, desk: Path, out: Path, *more: object) -> Any:
    status, _, err = run_command("calendar", "--session", 1, "--out", out, "--desk", desk, *more)
    assert (status, err) == (0, "")
    return Calendar.from_ical(out.read_bytes())


def test_sample_session_has_an_entry_per_meeting_in_swiss_time(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    calendar = written(run_command, sample_desk, tmp_path / "s.ics")
    zone = ZoneInfo("Europe/Zurich")
    assert [entry["DTSTART"].dt for entry in calendar.walk("VEVENT")] == [
        datetime(2020, 5, 12, 10, 0, tzinfo=zone),
        datetime(2020, 5, 13, 10, 0, tzinfo=zone),
    ]
    first = calendar.walk("VEVENT")[0]
    assert first["DTSTART"].params["TZID"] == "Europe/Zurich"
    assert str(first["SUMMARY"]).endswith("Première session – première séance")
    assert str(first["SUMMARY"]).startswith("[EXEMPLE] Groupe de travail")


@pytest.mark.parametrize(
    ("language", "ending"),
    [("en", "First Session – first meeting"), ("es", "Primera Reunión – primera sesión")],
)
def test_entries_speak_the_language_asked_for(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path, language: str, ending: str
) -> None:
    calendar = written(run_command, sample_desk, tmp_path / "s.ics", "--lang", language)
    assert str(calendar.walk("VEVENT")[0]["SUMMARY"]).endswith(ending)


def test_same_desk_gives_the_same_bytes_and_leaves_the_desk_alone(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    written(run_command, sample_desk, tmp_path / "1.ics")
    desk = sample_desk.read_bytes()
    written(run_command, sample_desk, tmp_path / "2.ics")
    assert (tmp_path / "1.ics").read_bytes() == (tmp_path / "2.ics").read_bytes()
    assert sample_desk.read_bytes() == desk


def test_what_was_told_can_be_written_while_another_holds_the_desk(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    written(run_command, sample_desk, tmp_path / "1.ics")
    with open_desk(sample_desk):
        written(run_command, sample_desk, tmp_path / "2.ics")


def test_change_updates_and_removal_cancels_under_the_same_uid(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "s.ics"
    told = [written(run_command, sample_desk, out)]
    with open_desk(sample_desk) as desk:
        desk.do(edit_session, session=6, fields={"place": "Vienne"}).result()
    told.append(written(run_command, sample_desk, out))
    with open_desk(sample_desk) as desk:
        desk.do(remove_session, session=6).result()
    told.append(written(run_command, sample_desk, out))
    entries = [calendar.walk("VEVENT") for calendar in told]
    assert len({tuple(entry["UID"] for entry in each) for each in entries}) == 1
    assert [each[0]["SEQUENCE"] for each in entries] == [0, 1, 2]
    assert [each[0]["STATUS"] for each in entries] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [str(calendar["METHOD"]) for calendar in told] == ["PUBLISH", "PUBLISH", "CANCEL"]


def test_session_without_dates_is_refused_in_one_line(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    run_command("session", "add", "--number", 9, "--desk", sample_desk)
    out = tmp_path / "s.ics"
    status, _, err = run_command("calendar", "--session", 9, "--out", out, "--desk", sample_desk)
    assert (status, len(err.splitlines()), out.exists()) == (1, 1, False)


def test_an_invitation_needs_an_address_that_invites_and_the_house_may_have_one(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "s.ics"
    where = ("calendar", "--session", 1, "--out", out, "--desk", sample_desk, "--attendee", "a@example.org")
    status, _, err = run_command(*where)
    assert (status, len(err.splitlines()), out.exists()) == (1, 1, False)
    with open_desk(sample_desk) as desk:
        desk.do(set_house_setting, name="calendar.organizer", value="wg@example.org").result()
    assert run_command(*where)[0] == 0
    calendar = Calendar.from_ical(out.read_bytes())
    assert calendar["METHOD"] == "REQUEST"
    assert calendar.walk("VEVENT")[0]["ORGANIZER"] == "mailto:wg@example.org"
