"""Pages are counted through, and on paper printed on both sides each part begins on the right."""

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.rendering.packs.numbering import first_pages, number_entries, page_keys

lengths = st.lists(st.integers(0, 9), max_size=12).map(
    lambda pages: [(f"part-{number}", count) for number, count in enumerate(pages)]
)


@given(lengths, st.booleans())
def test_every_page_has_its_number_and_none_is_given_twice(
    parts: list[tuple[str, int]], duplex: bool
) -> None:
    stretches = number_entries(parts, duplex=duplex)
    keys = [*page_keys(stretches)]
    for stretch in stretches:
        assert keys[stretch.first - 1 : stretch.first - 1 + stretch.pages] == [stretch.key] * stretch.pages
        assert stretch.pages == 0 or not duplex or stretch.first % 2 == 1
    assert sum(pages for _, pages in parts) == len([key for key in keys if key])


def test_numbers_bear_the_prefix_of_a_supplement() -> None:
    assert first_pages(number_entries([("a", 2), ("b", 1)], duplex=False), "S-1/") == {
        "a": "S-1/1",
        "b": "S-1/3",
    }
