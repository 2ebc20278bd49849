"""A page is put on its sheet whole, as viewers show it, and clear of the strip."""

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.rendering.packs.geometry import A4_SHEET, LETTER_SHEET, STRIP, Box, fit_page

corners = st.floats(-500, 500)
sides = st.floats(20, 15_000)
boxes = st.tuples(corners, corners, sides, sides).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)
rotations = st.sampled_from([0, 90, 180, 270, -90, 360])


@given(boxes, rotations, st.floats(0.1, 20), st.sampled_from([A4_SHEET, LETTER_SHEET]))
def test_page_stands_on_its_sheet_above_the_strip(
    box: Box, rotation: int, unit: float, sheet: tuple[float, float]
) -> None:
    fit = fit_page(box, rotation, unit, type(A4_SHEET)(*sheet))
    left, foot, right, head = fit.matrix.box(box)
    rounding = 0.01
    assert left >= -rounding
    assert right <= fit.sheet.width + rounding
    assert foot >= STRIP - rounding
    assert head <= fit.sheet.height + rounding
    assert abs((left + right) - fit.sheet.width) < rounding


@given(boxes, rotations)
def test_page_keeps_its_proportions_and_is_not_enlarged(box: Box, rotation: int) -> None:
    fit = fit_page(box, rotation, 1, A4_SHEET)
    matrix = fit.matrix
    scale = max(abs(matrix.a), abs(matrix.b))
    assert scale <= 1.000001
    assert abs(abs(matrix.a * matrix.d - matrix.b * matrix.c) - scale**2) < 1e-6


def test_turned_page_comes_out_as_viewers_show_it() -> None:
    fit = fit_page((0, 0, 600, 800), 90, 1, A4_SHEET)
    assert fit.sheet.width > fit.sheet.height
    x0, y0 = fit.matrix.point(0, 0)
    x1, y1 = fit.matrix.point(0, 800)
    assert x1 > x0, "what was the left edge, upwards, runs along the head to the right"
    assert abs(y1 - y0) < 0.01


def test_a4_page_loses_less_than_a_twentieth() -> None:
    assert fit_page((0, 0, 595.28, 841.89), 0, 1, A4_SHEET).matrix.a > 0.95
