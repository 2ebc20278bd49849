"""Backups thin out with age, and the newest always stays."""

from datetime import UTC, datetime, timedelta

from iomdesk.storage.rotation import superfluous

NOW = datetime(2026, 3, 31, 12, 30, tzinfo=UTC)


def kept(moments: list[datetime]) -> list[datetime]:
    going = set(superfluous(moments, NOW))
    return [moment for moment in sorted(moments) if moment not in going]


def test_of_one_hour_the_last_stays() -> None:
    first, last = NOW - timedelta(minutes=20), NOW - timedelta(minutes=5)
    assert kept([first, last]) == [last]


def test_a_year_of_hourly_backups_comes_down_to_hours_days_weeks_and_months() -> None:
    moments = [NOW - timedelta(hours=hour) for hour in range(365 * 24)]
    left = kept(moments)
    ages = [NOW - moment for moment in left]
    assert sum(age <= timedelta(days=2) for age in ages) == 49
    assert sum(timedelta(days=2) < age <= timedelta(days=14) for age in ages) == 12
    assert sum(age > timedelta(weeks=10) for age in ages) == 10  # one a month
    assert len(left) == 80


def test_the_newest_stays_however_old_it_is() -> None:
    old = [NOW - timedelta(days=4_000), NOW - timedelta(days=5_000)]
    assert kept(old) == [old[0]]


def test_nothing_is_superfluous_of_nothing() -> None:
    assert superfluous([], NOW) == ()
