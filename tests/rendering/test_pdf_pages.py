from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.rendering.pdf_boxes import Box, Rule, Stack, TableHead, text_boxes
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_pages import Page, paginate
from iomdesk.rendering.pdf_styles import BODY

_LINE = Line((), 0.0, 10.0)


def counts(pages: list[Page]) -> list[int]:
    return [len(page.boxes) for page in pages]


def paragraph(lines: int) -> list[Box]:
    return text_boxes([_LINE] * lines, BODY)


def test_a_page_holds_what_fits() -> None:
    assert counts(paginate([Box(10) for _ in range(25)], 100)) == [10, 10, 5]


def test_the_first_page_may_have_another_height() -> None:
    assert counts(paginate([Box(10) for _ in range(25)], 100, first_height=50)) == [5, 10, 10]


def test_space_above_is_dropped_at_the_top_of_a_page() -> None:
    pages = paginate([Box(60), Box(60, before=20)], 100)
    assert [page.boxes[0].down for page in pages] == [0, 0]


def test_a_paragraph_leaves_two_lines_on_either_side() -> None:
    height = 5 * BODY.leading
    assert counts(paginate(paragraph(4) + paragraph(4), height)) == [4, 4]
    assert counts(paginate(paragraph(3) + paragraph(4), height)) == [5, 2]
    assert counts(paginate(paragraph(6), height)) == [4, 2]
    assert counts(paginate(paragraph(2) + paragraph(3) + paragraph(3), height)) == [5, 3]


def test_a_paragraph_of_three_lines_is_not_divided() -> None:
    assert counts(paginate(paragraph(3) + paragraph(3), 5 * BODY.leading)) == [3, 3]


def test_what_is_glued_moves_with_what_follows() -> None:
    boxes = [Box(70), Box(20, glued=True), Box(20)]
    assert counts(paginate(boxes, 100)) == [1, 2]


def test_a_glued_series_longer_than_a_page_is_cut_all_the_same() -> None:
    assert counts(paginate([Box(10, glued=True) for _ in range(25)], 100)) == [10, 10, 5]


def test_a_box_higher_than_a_page_is_placed_all_the_same() -> None:
    assert counts(paginate([Box(300), Box(10)], 100)) == [1, 1]


def test_a_box_can_open_a_page_but_never_leaves_one_empty() -> None:
    boxes = [Box(10, opens_page=True), Box(10), Box(10, opens_page=True)]
    assert counts(paginate(boxes, 100)) == [2, 1]


def test_no_boxes_make_no_pages() -> None:
    assert paginate([], 100) == []


def table(rows: int) -> list[Box]:
    head = TableHead((Box(10, glued=True),), Rule(0, 50, 0, 1))
    return [*head.boxes, *(Box(10, table=head) for _ in range(rows))]


def test_a_table_head_is_repeated_and_each_part_is_closed() -> None:
    boxes = table(20)
    pages = paginate(boxes, 100)
    assert counts(pages) == [10, 10, 3]
    assert all(page.boxes[0].box is boxes[0] for page in pages)
    assert [rule.down for page in pages for rule in page.closings] == [100, 100, 30]


def test_a_table_is_closed_before_the_text_below_it() -> None:
    (page,) = paginate([*table(2), Box(10, before=5)], 100)
    assert [rule.down for rule in page.closings] == [30]


def test_of_the_space_below_and_above_the_larger_counts() -> None:
    stack = Stack()
    stack.add([Box(10)], 4, 8)
    stack.add([Box(10)], 5, 3)
    stack.add([], 50, 50)
    stack.add([Box(10)], 6, 0)
    assert [box.before for box in stack.boxes] == [4, 8, 6]


_BOXES = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 9), st.booleans(), st.booleans()), max_size=60)


@given(_BOXES)
def test_every_box_is_placed_once_in_order_and_none_overlap(
    shapes: list[tuple[int, int, bool, bool]],
) -> None:
    boxes = [
        Box(height, before=before, glued=glued, opens_page=opens) for height, before, glued, opens in shapes
    ]
    pages = paginate(boxes, 100)
    assert [placed.box for page in pages for placed in page.boxes] == boxes
    for page in pages:
        assert all(one.down + one.box.height <= two.down for one, two in pairwise(page.boxes))
        assert page.boxes[-1].down + page.boxes[-1].box.height <= 100
