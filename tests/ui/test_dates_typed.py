"""Dates as people type them."""

from datetime import date

import pytest

from iomdesk.ui.dates_typed import DateNotUnderstood, read_date

THE_DAY = date(2020, 5, 12)


@pytest.mark.parametrize(
    "typed",
    [
        "12.5.2020",
        "12/05/2020",
        "2020-05-12",
        "12 mai 2020",
        " 12  Mai 2020 ",
        "12 May 2020",
        "12 de mayo de 2020",
    ],
)
def test_usual_ways_of_writing_a_day_are_understood(typed: str) -> None:
    assert read_date(typed) == THE_DAY


def test_the_french_first_of_a_month_is_understood() -> None:
    assert read_date("1er novembre 2005") == date(2005, 11, 1)


def test_nothing_typed_is_no_day() -> None:
    assert read_date("  ") is None


@pytest.mark.parametrize("typed", ["31.2.2020", "mai 2020", "12.5.20", "demain", "12 smarch 2020"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(DateNotUnderstood):
        read_date(typed)
