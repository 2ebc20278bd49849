"""Define the time zones of a calendar file: by the rule of Central Europe, or by the changes of its years."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard

CENTRAL_EUROPE = frozenset(
    f"Europe/{city}" for city in ("Zurich", "Vienna", "Brussels", "Paris", "Berlin", "Rome", "Madrid")
)
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


def define_time_zones(calendar: Calendar, moments: Iterable[datetime | date]) -> None:
    """Put the definitions of all zones before the entries, which must be there already."""
    timed = [moment for moment in moments if isinstance(moment, datetime)]
    for zone in sorted({str(moment.tzinfo) for moment in timed} & CENTRAL_EUROPE):
        calendar.subcomponents.insert(0, _central_european(zone))
    if timed:
        years = [moment.year for moment in timed]
        calendar.add_missing_timezones(date(min(years), 1, 1), date(max(years) + 1, 1, 1))


def _central_european(name: str) -> Timezone:
    """Set summer time from the last Sunday in March to the last in October (Directive 2000/84/EC)."""
    zone = Timezone()
    zone.add("tzid", name)
    daylight = TimezoneDaylight()
    _fill(daylight, "CEST", datetime(1996, 3, 31, 2), _WINTER, _SUMMER)
    standard = TimezoneStandard()
    _fill(standard, "CET", datetime(1996, 10, 27, 3), _SUMMER, _WINTER)
    zone.add_component(daylight)
    zone.add_component(standard)
    return zone


def _fill(
    part: TimezoneDaylight | TimezoneStandard, name: str, start: datetime, before: timedelta, after: timedelta
) -> None:
    part.add("tzname", name)
    part.add("dtstart", start)
    part.add("rrule", {"freq": "yearly", "bymonth": start.month, "byday": "-1su"})
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
