from iomdesk.papers.facts import ItemFacts
from iomdesk.papers.item_numbers import ItemNumber, item_numbers


def one(id_: int, parent: int | None = None, fixed: str | None = None) -> ItemFacts:
    return ItemFacts(id_, parent, {}, fixed_number=fixed)


TREE = (one(1), one(2), one(3, 2), one(4, 2), one(5, 4), one(6))


def test_items_are_numbered_by_their_place() -> None:
    numbers = item_numbers(TREE, "fr")
    assert [numbers[id_].marker for id_ in range(1, 7)] == ["1.", "2.", "a)", "b)", "i)", "3."]
    assert numbers[5] == ItemNumber("i)", "2 b) i)", 3, "i")


def test_english_puts_letters_in_two_brackets() -> None:
    assert item_numbers(TREE, "en")[5] == ItemNumber("(i)", "2(b)(i)", 3, "i")


def test_a_fixed_number_stands_and_counting_goes_on_from_it() -> None:
    items = (one(1, fixed="3"), one(2, fixed="3 bis"), one(3), one(4, 1, "c"), one(5, 1), one(6, 1, "c bis"))
    numbers = item_numbers(items, "fr")
    assert [numbers[id_].full for id_ in (1, 2, 3)] == ["3", "3 bis", "4"]
    assert [numbers[id_].full for id_ in (4, 5, 6)] == ["3 c)", "3 d)", "3 c bis)"]


def test_an_item_whose_parent_is_gone_stands_at_the_top() -> None:
    assert item_numbers((one(1, parent=99),), "es")[1].full == "1"


def test_a_fixed_number_that_cannot_be_counted_does_no_harm() -> None:
    items = (one(1, fixed="0"), one(2, 1, "0"), one(3, 1, "99999"), one(4, 1, "?"), one(5, 1))
    assert set(item_numbers(items, "fr")) == {1, 2, 3, 4, 5}
