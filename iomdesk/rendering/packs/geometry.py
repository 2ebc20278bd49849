"""Find where a page of a document stands on a sheet of the pack, clear of the strip that is stamped."""

from typing import NamedTuple

MILLIMETRE = 72 / 25.4
STRIP = 12 * MILLIMETRE
"""Height of the strip at the foot of each sheet that belongs to the stamp alone (points)."""

Box = tuple[float, float, float, float]


class Matrix(NamedTuple):
    """Hold a transformation as PDF writes it: x' = a x + c y + e, y' = b x + d y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page stands on the sheet."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Box) -> Box:
        """Return the upright box around a transformed one."""
        (x0, y0), (x1, y1) = self.point(box[0], box[1]), self.point(box[2], box[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


class SheetSize(NamedTuple):
    """Hold a sheet of paper, upright, in points."""

    width: float
    height: float

    def turned(self) -> "SheetSize":
        """Return the sheet on its side."""
        return SheetSize(self.height, self.width)


A4_SHEET = SheetSize(210 * MILLIMETRE, 297 * MILLIMETRE)
LETTER_SHEET = SheetSize(612, 792)


class Fit(NamedTuple):
    """Say on which sheet a page comes out, and by which transformation."""

    sheet: SheetSize
    matrix: Matrix


def fit_page(box: Box, rotation: int, unit: float, sheet: SheetSize) -> Fit:
    """Fit the visible part of a page on a sheet, upright or on its side as the page is, never enlarged.

    `rotation` is in degrees clockwise, `unit` the size of the page's unit in points (PDF 1.6, UserUnit).
    """
    width, height = (box[2] - box[0]) * unit, (box[3] - box[1]) * unit
    if rotation % 180:
        width, height = height, width
    if width > height:
        sheet = sheet.turned()
    room = sheet.height - STRIP
    scale = min(1.0, sheet.width / width, room / height)
    left = (sheet.width - width * scale) / 2
    foot = STRIP + (room - height * scale) / 2
    return Fit(sheet, _placed(_upright(box, rotation % 360), scale * unit, left, foot))


def _upright(box: Box, rotation: int) -> Matrix:
    """Turn a page as viewers show it, its lower left corner at the origin."""
    x0, y0, x1, y1 = box
    return {
        90: Matrix(0, -1, 1, 0, -y0, x1),
        180: Matrix(-1, 0, 0, -1, x1, y1),
        270: Matrix(0, 1, -1, 0, y1, -x0),
    }.get(rotation, Matrix(1, 0, 0, 1, -x0, -y0))


def _placed(matrix: Matrix, scale: float, left: float, foot: float) -> Matrix:
    a, b, c, d, e, f = (value * scale for value in matrix)
    return Matrix(a, b, c, d, e + left, f + foot)
