"""Write what calendars are told as an iCalendar file (RFC 5545), the same bytes each time."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, vCalAddress
from icalendar import Event as CalendarEntry

from iomdesk.document.calendar import Event, SessionEvents
from iomdesk.rendering.calendar_zones import define_time_zones
from iomdesk.rendering.output import write_bytes

_PRODUCT = "-//iomdesk//iomdesk//EN"
_ONE_DAY = timedelta(days=1)
_NOBODY = "administration@iomdesk.invalid"
"""Stands for an address that is not known: every method asks for an organizer (RFC 5546, 3.2), and a domain
that ends in "invalid" is nobody's (RFC 2606, 2)."""


def write_calendar(
    events: SessionEvents, target: Path, *, organizer: str = "", attendees: Sequence[str] = ()
) -> str:
    """Write the file whole or not at all and return its digest. Raises PaperNotWritten."""
    return write_bytes(calendar_bytes(events, organizer=organizer, attendees=attendees), target)


def calendar_bytes(events: SessionEvents, *, organizer: str = "", attendees: Sequence[str] = ()) -> bytes:
    """Make the bytes; with attendees it is a request to them, without a publication (RFC 5546)."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", _method(events, attendees))
    for event in events.events:
        calendar.add_component(_entry(events, event, organizer, attendees))
    define_time_zones(calendar, [event.start for event in events.events])
    return bytes(calendar.to_ical())


def _method(events: SessionEvents, attendees: Sequence[str]) -> str:
    if events.is_cancelled:
        return "CANCEL"
    return "REQUEST" if attendees else "PUBLISH"


def _entry(events: SessionEvents, event: Event, organizer: str, attendees: Sequence[str]) -> CalendarEntry:
    entry = CalendarEntry()
    stamp = events.told_at.astimezone(UTC)
    entry.add("uid", event.uid)
    entry.add("sequence", events.sequence)
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("dtstart", event.start)
    if event.end is not None:
        entry.add("dtend", _end(event.end))
    for name, text in (("summary", event.summary), ("location", event.location)):
        if text:
            entry.add(name, text, parameters={"LANGUAGE": events.language})
    if event.description:
        entry.add("description", event.description, parameters={"LANGUAGE": events.language})
    entry.add("status", event.state.value.upper())
    entry.add("organizer", _organizer(events, organizer))
    for attendee in attendees:
        entry.add("attendee", _attendee(attendee))
    return entry


def _end(end: datetime | date) -> datetime | date:
    """The last day is included here, and not in a calendar file."""
    return end if isinstance(end, datetime) else end + _ONE_DAY


def _address(address: str) -> vCalAddress:
    return vCalAddress(f"mailto:{address.removeprefix('mailto:')}")


def _organizer(events: SessionEvents, address: str) -> vCalAddress:
    written = _address(address or events.organizer or _NOBODY)
    if events.organizer_name:
        written.params["CN"] = events.organizer_name
    return written


def _attendee(address: str) -> vCalAddress:
    written = _address(address)
    written.params["PARTSTAT"] = "NEEDS-ACTION"
    written.params["RSVP"] = "TRUE"
    return written
