"""Which backups are kept: the last hours, then one a day, one a week, one a month."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class KeptFor:
    """Say how long the newest backup of each hour, day, week and month stays."""

    hours: timedelta = timedelta(days=2)
    days: timedelta = timedelta(days=14)
    weeks: timedelta = timedelta(weeks=9)
    months: timedelta = timedelta(days=3 * 366)


def superfluous(
    moments: Iterable[datetime], now: datetime, kept_for: KeptFor = KeptFor()
) -> tuple[datetime, ...]:
    """Return the moments whose backups may go, the oldest first; the newest of all always stays."""
    ordered = sorted(moments)
    kept = set(ordered[-1:])
    for age, part in _parts(kept_for):
        kept |= _last_of_each([moment for moment in ordered if now - moment <= age], part)
    return tuple(moment for moment in ordered if moment not in kept)


def _parts(kept_for: KeptFor) -> Sequence[tuple[timedelta, Callable[[datetime], object]]]:
    return (
        (kept_for.hours, lambda moment: (moment.date(), moment.hour)),
        (kept_for.days, lambda moment: moment.date()),
        (kept_for.weeks, lambda moment: moment.isocalendar()[:2]),
        (kept_for.months, lambda moment: (moment.year, moment.month)),
    )


def _last_of_each(ordered: Sequence[datetime], part: Callable[[datetime], object]) -> set[datetime]:
    return set({part(moment): moment for moment in ordered}.values())
