"""A calendar file as calendars read it: RFC 5545, parsed back by a library and looked at line by line."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from iomdesk.document.calendar import Event, EventState, SessionEvents
from iomdesk.rendering.calendar_file import calendar_bytes, write_calendar

ZURICH = ZoneInfo("Europe/Zurich")
MEETING = Event(
    uid="session-6-abc-1",
    start=datetime(2020, 5, 12, 10, 0, tzinfo=ZURICH),
    end=datetime(2020, 5, 12, 13, 0, tzinfo=ZURICH),
    summary="Groupe de travail sur les partenariats et la gouvernance – Première session – séance",
    location="Genève; salle A, étage 2",
    description="Une ligne\nUne autre, avec des signes; et \\",
)
DAYS = Event("session-7-abc", date(2020, 10, 6), date(2020, 10, 7), "Session")
TOLD = SessionEvents(3, datetime(2020, 4, 28, 9, 30, tzinfo=UTC), (MEETING,))


def read(events: SessionEvents, **how: Any) -> Any:
    return Calendar.from_ical(calendar_bytes(events, **how))


def entry(events: SessionEvents, **how: Any) -> Any:
    return read(events, **how).walk("VEVENT")[0]


def test_meeting_is_read_back_with_its_time_zone() -> None:
    found = entry(TOLD)
    assert (found["UID"], found["SEQUENCE"], found["STATUS"]) == ("session-6-abc-1", 3, "CONFIRMED")
    assert found["DTSTART"].params["TZID"] == "Europe/Zurich"
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (MEETING.start, MEETING.end)
    assert found["DTSTAMP"].dt == TOLD.told_at
    assert [str(found[name]) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")] == [
        MEETING.summary, MEETING.location, MEETING.description,
    ]  # fmt: skip


def test_time_zone_is_defined_in_the_file_with_summer_and_winter() -> None:
    (zone,) = read(TOLD).walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Zurich"
    offsets = {part.name: part["TZOFFSETTO"].td.total_seconds() / 3600 for part in zone.subcomponents}
    assert offsets == {"DAYLIGHT": 2, "STANDARD": 1}


def test_clocks_change_on_the_last_sundays_of_march_and_october_at_one_utc() -> None:
    content = calendar_bytes(TOLD).decode()
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in content
    assert "DTSTART:19960331T020000" in content
    assert "DTSTART:19961027T030000" in content


def test_zone_with_other_rules_is_defined_by_the_changes_of_its_year() -> None:
    start = datetime(2020, 5, 12, 10, 0, tzinfo=ZoneInfo("America/New_York"))
    events = replace(TOLD, events=(MEETING, replace(MEETING, start=start, end=None)))
    zones = {str(zone["TZID"]): zone.to_ical() for zone in read(events).walk("VTIMEZONE")}
    assert set(zones) == {"Europe/Zurich", "America/New_York"}
    assert len(zones["America/New_York"]) < 1500


def test_whole_days_end_on_the_day_after_and_need_no_time_zone() -> None:
    events = replace(TOLD, events=(DAYS,))
    found = entry(events)
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2020, 10, 6), date(2020, 10, 8))
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert read(events).walk("VTIMEZONE") == []


def test_lines_end_with_cr_lf_and_none_is_longer_than_75_bytes() -> None:
    content = calendar_bytes(TOLD)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    content.decode("utf-8")


def test_file_is_published_and_with_attendees_requested_of_them() -> None:
    assert read(TOLD)["METHOD"] == "PUBLISH"
    asked = read(TOLD, organizer="groupe@example.org", attendees=("a@example.org", "mailto:b@example.org"))
    assert asked["METHOD"] == "REQUEST"
    (found,) = asked.walk("VEVENT")
    assert found["ORGANIZER"] == "mailto:groupe@example.org"
    assert [str(one) for one in found["ATTENDEE"]] == ["mailto:a@example.org", "mailto:b@example.org"]


def test_every_method_names_an_organizer_with_an_address_or_with_nobodys() -> None:
    gone = replace(TOLD, events=(replace(MEETING, state=EventState.CANCELLED),))
    for events in (TOLD, gone):
        assert str(entry(events)["ORGANIZER"]).endswith(".invalid")
    known = replace(TOLD, organizer="wg@example.org", organizer_name="Administration")
    found = entry(known)["ORGANIZER"]
    assert (str(found), found.params["CN"]) == ("mailto:wg@example.org", "Administration")
    assert entry(known, organizer="other@example.org")["ORGANIZER"] == "mailto:other@example.org"


def test_session_of_which_nothing_is_left_is_cancelled() -> None:
    gone = replace(MEETING, state=EventState.CANCELLED)
    assert read(replace(TOLD, events=(gone,)))["METHOD"] == "CANCEL"
    assert entry(replace(TOLD, events=(gone,)))["STATUS"] == "CANCELLED"
    assert read(replace(TOLD, events=(DAYS, gone)))["METHOD"] == "PUBLISH"


def test_same_events_give_the_same_bytes(tmp_path: Path) -> None:
    files = [tmp_path / "1.ics", tmp_path / "2.ics"]
    digests = {write_calendar(TOLD, file) for file in files}
    assert len(digests) == 1
    assert files[0].read_bytes() == files[1].read_bytes()
