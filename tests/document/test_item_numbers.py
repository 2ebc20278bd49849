"""Numbers of items, as printed and as cited."""

import pytest

from iomdesk.document.item_numbers import Numbered, cited_in, number_items


def full_numbers(fixed: dict[int, str | None], parents: dict[int, int], language: str = "fr") -> list[str]:
    items = [Numbered(item, parents.get(item), number) for item, number in fixed.items()]
    return [number.full for number in number_items(items, language).values()]


def test_fixed_numbers_stand_and_counting_goes_on_from_them() -> None:
    assert full_numbers({1: "1", 2: "1 bis", 3: None, 4: "7", 5: None}, {}) == ["1", "1 bis", "2", "7", "8"]


def test_fixed_letters_get_the_brackets_of_the_language() -> None:
    fixed: dict[int, str | None] = {1: "3", 2: "a", 3: "a bis"}
    assert full_numbers(fixed, {2: 1, 3: 1}) == ["3", "3 a)", "3 a bis)"]
    assert full_numbers(fixed, {2: 1, 3: 1}, "en") == ["3", "3(a)", "3(a bis)"]


@pytest.mark.parametrize(
    ("number", "english"),
    [
        ("3", "3"),
        ("3 bis", "3 bis"),
        ("3 a)", "3(a)"),
        ("3 bis a) ii)", "3 bis(a)(ii)"),
        ("3 a bis)", "3(a bis)"),
    ],
)
def test_a_french_number_is_cited_in_other_languages(number: str, english: str) -> None:
    assert cited_in(number, "en") == english
    assert cited_in(number, "es") == number
