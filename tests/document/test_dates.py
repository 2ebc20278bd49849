from datetime import date, time

import pytest

from iomdesk.document.dates import (
    format_date,
    format_date_raised,
    format_dates,
    format_duration,
    format_time,
    format_weekday_date,
    month_name,
)
from iomdesk.document.inline import Run


@pytest.mark.parametrize(
    ("day", "language", "written"),
    [
        (date(2020, 12, 5), "fr", "5 décembre 2020"),
        (date(2005, 11, 1), "fr", "1er novembre 2005"),
        (date(2020, 12, 5), "en", "5 December 2020"),
        (date(2005, 11, 1), "en", "1 November 2005"),
        (date(2020, 12, 5), "es", "5 de diciembre de 2020"),
        (date(2011, 11, 1), "es", "1º de noviembre de 2011"),
    ],
)
def test_a_date_is_written_as_its_language_does(day: date, language: str, written: str) -> None:
    assert format_date(day, language) == written


@pytest.mark.parametrize(
    ("start", "end", "language", "written"),
    [
        (date(2018, 10, 30), date(2018, 10, 31), "fr", "30-31 octobre 2018"),
        (date(2020, 5, 12), date(2020, 5, 13), "fr", "12-13 mai 2020"),
        (date(2011, 11, 1), date(2011, 11, 2), "fr", "1er-2 novembre 2011"),
        (date(2018, 10, 30), date(2018, 11, 2), "fr", "30 octobre-2 novembre 2018"),
        (date(2019, 12, 30), date(2020, 1, 2), "fr", "30 décembre 2019-2 janvier 2020"),
        (date(2020, 5, 12), date(2020, 5, 13), "en", "12 and 13 May 2020"),
        (date(2013, 11, 26), date(2013, 11, 29), "en", "26 to 29 November 2013"),
        (date(2018, 10, 30), date(2018, 11, 2), "en", "30 October to 2 November 2018"),
        (date(2018, 10, 31), date(2018, 11, 1), "en", "31 October and 1 November 2018"),
        (date(2019, 12, 30), date(2020, 1, 2), "en", "30 December 2019 to 2 January 2020"),
        (date(2015, 7, 2), date(2015, 7, 3), "es", "2 y 3 de julio de 2015"),
        (date(2011, 11, 1), date(2011, 11, 2), "es", "1º y 2 de noviembre de 2011"),
        (date(2013, 11, 26), date(2013, 11, 29), "es", "26 a 29 de noviembre de 2013"),
        (date(2018, 10, 30), date(2018, 11, 2), "es", "30 de octubre a 2 de noviembre de 2018"),
        (date(2019, 12, 30), date(2020, 1, 2), "es", "30 de diciembre de 2019 a 2 de enero de 2020"),
    ],
)
def test_the_days_of_a_session_are_written_once(start: date, end: date, language: str, written: str) -> None:
    assert format_dates(start, end, language) == written


def test_one_day_is_written_as_a_date() -> None:
    assert format_dates(date(2019, 5, 22), None, "fr") == "22 mai 2019"
    assert format_dates(date(2019, 5, 22), date(2019, 5, 22), "fr") == "22 mai 2019"


def test_an_end_before_its_start_is_refused() -> None:
    with pytest.raises(ValueError, match="2019-05-21"):
        format_dates(date(2019, 5, 22), date(2019, 5, 21), "fr")


def test_the_first_of_a_month_is_raised_in_french() -> None:
    raised = (Run("1"), Run("er", superscript=True), Run(" novembre 2005"))
    assert format_date_raised(date(2005, 11, 1), "fr") == raised
    assert format_date_raised(date(2005, 11, 11), "fr") == (Run("11 novembre 2005"),)
    assert format_date_raised(date(2005, 11, 1), "en") == (Run("1 November 2005"),)


@pytest.mark.parametrize(
    ("moment", "fr", "en", "es"),
    [
        (time(10, 30), "10 h 30", "10.30 a.m.", "10.30 horas"),
        (time(10, 0), "10 h", "10 a.m.", "10.00 horas"),
        (time(15, 5), "15 h 05", "3.05 p.m.", "15.05 horas"),
        (time(12, 0), "12 h", "noon", "12.00 horas"),
        (time(0, 0), "0 h", "midnight", "0.00 horas"),
        (time(12, 30), "12 h 30", "12.30 p.m.", "12.30 horas"),
        (time(0, 30), "0 h 30", "12.30 a.m.", "0.30 horas"),
    ],
)
def test_times_of_day(moment: time, fr: str, en: str, es: str) -> None:
    assert [format_time(moment, language) for language in ("fr", "en", "es")] == [fr, en, es]


@pytest.mark.parametrize(
    ("minutes", "fr", "en"),
    [(0, "0 min", "0 min"), (45, "45 min", "45 min"), (120, "2 h", "2 h"), (170, "2 h 50", "2 h 50 min")],
)
def test_durations(minutes: int, fr: str, en: str) -> None:
    assert [format_duration(minutes, language) for language in ("fr", "en", "es")] == [fr, en, en]


def test_minutes_of_a_french_duration_have_two_figures() -> None:
    assert format_duration(65, "fr") == "1 h 05"


def test_a_negative_duration_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        format_duration(-1, "fr")


def test_months_are_named_in_each_language() -> None:
    assert [month_name(8, language) for language in ("fr", "en", "es")] == ["août", "August", "agosto"]


@pytest.mark.parametrize(
    ("language", "written"),
    [("fr", "mardi 12 mai 2020"), ("en", "Tuesday, 12 May 2020"), ("es", "martes, 12 de mayo de 2020")],
)
def test_a_date_may_begin_with_its_day_of_the_week(language: str, written: str) -> None:
    assert format_weekday_date(date(2020, 5, 12), language) == written
