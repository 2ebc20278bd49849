"""Pages are counted through, and on paper printed on both sides each part begins on the right."""

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.rendering.packs.numbering import Length, first_pages, number_entries, printed_numbers

wholes = st.lists(st.integers(0, 9), max_size=12).map(
    lambda pages: [Length(f"part-{number}", count, count) for number, count in enumerate(pages)]
)
with_placeholders = st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=12).map(
    lambda parts: [
        Length(f"part-{number}", count, 1 if is_withheld and count else count)
        for number, (count, is_withheld) in enumerate(parts)
    ]
)


@given(wholes, st.booleans())
def test_every_page_has_the_number_of_its_place(parts: list[Length], duplex: bool) -> None:
    numbers = [*printed_numbers(number_entries(parts, duplex=duplex))]
    assert numbers == [str(place) for place in range(1, len(numbers) + 1)]
    assert len(numbers) >= sum(part.printed for part in parts)


@given(with_placeholders, st.booleans())
def test_copies_without_some_papers_number_the_others_alike(parts: list[Length], duplex: bool) -> None:
    whole = number_entries((part._replace(printed=part.numbers) for part in parts), duplex=duplex)
    copy = number_entries(parts, duplex=duplex)
    assert first_pages(whole, "") == first_pages(copy, "")
    if duplex:
        places = [*printed_numbers(copy)]
        for stretch in copy:
            if stretch.printed:
                assert places.index(stretch.number(0)) % 2 == 0
                assert stretch.first % 2 == 1


def test_placeholder_bears_the_numbers_of_what_it_stands_for() -> None:
    parts = [Length("a", 2, 2), Length("b", 5, 1), Length("c", 1, 1)]
    assert [*printed_numbers(number_entries(parts, duplex=False))] == ["1", "2", "3–7", "8"]
    assert [*printed_numbers(number_entries(parts, duplex=True))] == ["1", "2", "3–7", "8", "9"]
    assert [*printed_numbers(number_entries([parts[1], parts[2]], duplex=True))] == ["1–5", "6", "7"]
    assert [*printed_numbers(number_entries([Length("b", 4, 1), parts[2]], duplex=True))] == ["1–4", "", "5"]


def test_numbers_bear_the_prefix_of_a_supplement() -> None:
    parts = [Length("a", 2, 2), Length("b", 1, 1)]
    assert first_pages(number_entries(parts, duplex=False), "S-1/") == {"a": "S-1/1", "b": "S-1/3"}
