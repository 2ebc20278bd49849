import pytest

from iomdesk.document.blocks import Column, Table
from iomdesk.document.inline import Text, plain
from iomdesk.rendering.pdf_boxes import Box
from iomdesk.rendering.pdf_styles import CELL_PADDING
from iomdesk.rendering.pdf_tables import table_boxes
from iomdesk.rendering.pdf_typesetter import Typesetter
from tests.rendering.documents import long_paragraphs

_WIDTH = 440.0
_LONG = plain(long_paragraphs(1)[0])


def boxes_of(columns: tuple[Column, ...], *rows: tuple[Text, ...]) -> list[Box]:
    return table_boxes(Table(columns, rows), Typesetter("fr", {}, {}), _WIDTH)


def columns(*shares: float) -> tuple[Column, ...]:
    return tuple(Column(plain(f"Colonne {place}"), share) for place, share in enumerate(shares))


def texts(box: Box) -> list[str]:
    return ["".join(fragment.text for fragment in line.fragments) for line in box.lines]


def test_columns_share_the_width() -> None:
    head, _ = boxes_of(columns(1, 3), (plain("a"), plain("b")))
    assert [line.x for line in head.lines] == [CELL_PADDING, _WIDTH / 4 + CELL_PADDING]


@pytest.mark.parametrize("shares", [(0, 0), (-1, -1)])
def test_columns_without_shares_are_equal(shares: tuple[float, float]) -> None:
    head, _ = boxes_of(columns(*shares), (plain("a"), plain("b")))
    assert head.lines[1].x == _WIDTH / 2 + CELL_PADDING


def test_the_head_is_bold_ruled_above_and_below_and_glued_to_the_first_row() -> None:
    head, row = boxes_of(columns(1), (plain("a"),))
    assert "Bold" in head.lines[0].fragments[0].face.font
    assert [rule.down for rule in head.rules] == [0, head.height]
    assert head.glued
    assert not row.glued


def test_rows_are_divided_by_thin_rules() -> None:
    head, first, second = boxes_of(columns(1), (plain("a"),), (plain("b"),))
    assert first.rules == ()
    assert second.rules[0].thickness < head.rules[0].thickness


def test_every_row_knows_the_head_that_is_repeated_above_it() -> None:
    head, *rows = boxes_of(columns(1), (plain("a"),), (plain("b"),))
    assert all(row.table and row.table.boxes == (head,) for row in rows)
    assert head.table is None


def test_a_short_row_stays_on_one_page_and_a_long_one_may_be_cut() -> None:
    _, *short = boxes_of(columns(1), (_LONG,))
    assert [box.glued for box in short] == [True] * (len(short) - 1) + [False]
    _, *long = boxes_of(columns(1, 5), (_LONG, plain("b")))
    assert len(long) > 8
    assert [box.glued for box in long] == [True, *[False] * (len(long) - 3), True, False]


def test_short_rows_are_filled_and_long_ones_lose_nothing() -> None:
    _, first, second = boxes_of(columns(1, 1), (plain("a"),), (plain("a"), plain("b"), plain("c")))
    assert texts(first) == ["a"]
    assert texts(second) == ["a", "b c"]


def test_an_empty_row_has_the_height_of_a_line() -> None:
    _, empty, full = boxes_of(columns(1), ((),), (plain("a"),))
    assert empty.height == full.height


def test_a_table_without_rows_is_its_head() -> None:
    (head,) = boxes_of(columns(1))
    assert not head.glued


def test_a_table_without_columns_is_nothing() -> None:
    assert boxes_of(()) == []
