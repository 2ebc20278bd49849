"""Paint a cell: a ground that deepens with the work, and a shape in a fixed place for each state."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from iomdesk.model.coverage import CoverageState
from iomdesk.ui.tokens import Tokens

CELL_WIDTH = 64
CELL_HEIGHT = 32
_SHAPE = 8.0
_STEP = 11.0
_ORDER = tuple(CoverageState)
_DEPTHS = {
    CoverageState.PLANNED: 0.07,
    CoverageState.EXAMINED: 0.18,
    CoverageState.REPORTED: 0.34,
    CoverageState.RECOMMENDED: 0.74,
    CoverageState.FOLLOWED_UP: 1.0,
}
_HOLLOW = frozenset({CoverageState.PLANNED, CoverageState.REPORTED})
_SQUARE = frozenset({CoverageState.REPORTED, CoverageState.RECOMMENDED})
_ON_DEEP = frozenset({CoverageState.RECOMMENDED, CoverageState.FOLLOWED_UP})


def ground(state: CoverageState, tokens: Tokens) -> QColor:
    """Return the ground of a cell whose work came as far as a state."""
    return _mixed(tokens.color("surface"), tokens.color("accent"), _DEPTHS[state])


def ink(state: CoverageState, tokens: Tokens) -> QColor:
    """Return the colour of shapes on the ground of a state."""
    return tokens.color("on_accent" if state in _ON_DEEP else "accent_strong")


def paint_cell(painter: QPainter, place: QRectF, states: Sequence[CoverageState], tokens: Tokens) -> None:
    """Paint a cell; one in which nothing happened shows a faint point."""
    if not states:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("line_strong"))
        painter.drawEllipse(place.center(), 1.25, 1.25)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground(states[-1], tokens))
    painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 5, 5)
    left = place.center().x() - _STEP * (len(_ORDER) - 1) / 2
    for state in states:
        centre = QPointF(left + _STEP * _ORDER.index(state), place.center().y())
        paint_shape(painter, centre, state, ink(states[-1], tokens))


def paint_shape(
    painter: QPainter, centre: QPointF, state: CoverageState, color: QColor, size: float = _SHAPE
) -> None:
    """Paint the shape of a state: ring, disc, frame, square, triangle."""
    half = size / 2
    box = QRectF(centre.x() - half, centre.y() - half, size, size)
    painter.setPen(QPen(color, 1.3))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush) if state in _HOLLOW else QBrush(color))
    if state in _SQUARE:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    elif state is CoverageState.FOLLOWED_UP:
        top = QPointF(centre.x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    else:
        painter.drawEllipse(box)


def _mixed(ground_color: QColor, over: QColor, share: float) -> QColor:
    def channel(below: int, above: int) -> int:
        return round(below + (above - below) * share)

    return QColor(
        channel(ground_color.red(), over.red()),
        channel(ground_color.green(), over.green()),
        channel(ground_color.blue(), over.blue()),
    )
