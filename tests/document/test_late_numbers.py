"""Numbers of items that come after the adoption of the agenda."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.late_numbers import late_number, numbering_holes


@pytest.mark.parametrize(
    ("before", "after", "used", "level", "number"),
    [
        (["1", "2", "3"], ["4"], [], 1, "3 bis"),
        (["3", "3 bis"], ["4"], [], 1, "3 ter"),
        (["3"], ["4"], ["3 bis"], 1, "3 ter"),
        (["1", "2"], [], [], 1, "3"),
        (["1", "2"], [], ["3"], 1, "4"),
        ([], ["1", "2"], [], 1, "3"),
        ([], [], [], 1, "1"),
        (["a"], ["b"], [], 2, "a bis"),
        (["a", "b"], [], [], 2, "c"),
        (["i", "ii", "iii"], [], [], 3, "iv"),
    ],
)
def test_a_late_item_takes_its_number_from_where_it_stands(
    before: list[str], after: list[str], used: list[str], level: int, number: str
) -> None:
    assert late_number(before, after, used, level) == number


@given(st.lists(st.integers(0, 20), max_size=40))
def test_no_number_is_ever_given_twice(places: list[int]) -> None:
    numbers = ["1", "2", "3"]
    for place in places:
        at = min(place, len(numbers))
        numbers.insert(at, late_number(numbers[:at], numbers[at:], numbers, 1))
    assert len(set(numbers)) == len(numbers)


def test_holes_are_the_figures_missing_before_the_last() -> None:
    assert numbering_holes(["1", "2", "2 bis", "4", "7"]) == ("3", "5", "6")
    assert numbering_holes([]) == ()
