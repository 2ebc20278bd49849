import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.ui.report.page_layout import GAP, MARGIN, PageLayout, Place, zoom_to_width

A4 = (595.28, 841.89)
ACROSS = (841.89, 595.28)


def test_pages_stand_below_each_other_in_the_middle() -> None:
    layout = PageLayout([A4, ACROSS], 0.75, 1000)
    first, second = layout.boxes
    assert (first.width, first.height) == (595, 842)
    assert first.top == GAP
    assert second.top == first.bottom + GAP
    assert first.left + first.width / 2 == pytest.approx(500, abs=1)
    assert layout.height == second.bottom + GAP


def test_a_page_wider_than_the_window_keeps_its_margin() -> None:
    assert PageLayout([ACROSS], 2.0, 300).boxes[0].left == MARGIN


def test_the_zoom_that_fills_a_width_fills_it() -> None:
    zoom = zoom_to_width([A4], 900)
    assert PageLayout([A4], zoom, 900).boxes[0].width == pytest.approx(900 - 2 * MARGIN, abs=1)


def test_no_pages_have_no_height() -> None:
    layout = PageLayout([], 1.0, 500)
    assert (layout.height, list(layout.visible(0, 100)), layout.place_at(5)) == (0, [], Place(0, 0.0))
    assert zoom_to_width([], 500) == 1.0


def test_only_the_pages_in_the_window_are_visible() -> None:
    layout = PageLayout([A4] * 5, 0.75, 800)
    assert list(layout.visible(0, 500)) == [0]
    assert list(layout.visible(layout.boxes[1].bottom - 10, 100)) == [1, 2]
    assert list(layout.visible(layout.height - 10, 10)) == [4]


@given(st.integers(1, 6), st.floats(0.25, 4), st.floats(0.25, 4), st.integers(0, 20_000))
def test_a_place_is_found_again_at_another_zoom(pages: int, one: float, other: float, y: int) -> None:
    first, second = (PageLayout([A4] * pages, zoom, 600) for zoom in (one, other))
    line = min(y, first.height - GAP - 1)
    place = first.place_at(line)
    again = second.place_at(second.line_of(place))
    assert again.share == pytest.approx(place.share, abs=0.02)
    assert again.page == place.page or abs(place.share) < 0.1


def test_a_place_on_a_page_that_is_gone_is_on_the_last_page() -> None:
    assert PageLayout([A4], 0.75, 600).line_of(Place(7, 0.5)) == GAP + 421
