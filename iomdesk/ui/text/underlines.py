"""Underline what was found, over the text: no format changes, so nothing is laid out again."""

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTextBlock
from PySide6.QtWidgets import QTextEdit

from iomdesk.ui.text.checks import Mark, TextChecks
from iomdesk.ui.tokens import current_tokens

_WAVE = 2.0
_BELOW = 2.5
_DOT = 2.0


def visible_blocks(editor: QTextEdit) -> range:
    """Return the numbers of the blocks on screen."""
    view = editor.viewport()
    first = editor.cursorForPosition(QPoint(1, 1)).blockNumber()
    last = editor.cursorForPosition(QPoint(view.width() - 1, view.height() - 1)).blockNumber()
    return range(first, last + 1)


class Underlines:
    """Draw the marks of the blocks on screen: waves under misspelt words, dots under findings."""

    def __init__(self, editor: QTextEdit, checks: TextChecks) -> None:
        self._editor = editor
        self._checks = checks
        self.shows_findings = True
        self.shows_spelling = True
        checks.marksChanged.connect(editor.viewport().update)

    def paint(self, area: QRect) -> None:
        """Draw what of the marks is in an area of the viewport."""
        editor = self._editor
        down = QPointF(editor.horizontalScrollBar().value(), editor.verticalScrollBar().value())
        document = editor.document()
        painter: QPainter | None = None
        for number in visible_blocks(editor):
            marks = [mark for mark in self._checks.marks_in(number) if self._is_shown(mark)]
            if not marks:
                continue
            if painter is None:
                painter = QPainter(editor.viewport())
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setClipRect(area)
            block = document.findBlockByNumber(number)
            origin = document.documentLayout().blockBoundingRect(block).topLeft() - down
            for mark in marks:
                _draw(painter, block, origin, mark)
        if painter is not None:
            painter.end()

    def _is_shown(self, mark: Mark) -> bool:
        return self.shows_spelling if mark.is_spelling else self.shows_findings


def _draw(painter: QPainter, block: QTextBlock, origin: QPointF, mark: Mark) -> None:
    layout, place = block.layout(), mark.start
    end = min(max(mark.end, mark.start + 1), block.length() - 1)
    while place < end:
        line = layout.lineForTextPosition(place)
        if not line.isValid():
            return
        stop = min(end, line.textStart() + line.textLength())
        left, right = _x(line.cursorToX(place)), _x(line.cursorToX(stop))
        y = origin.y() + line.y() + line.ascent() + _BELOW
        _line(painter, origin.x() + left, origin.x() + right, y, mark.is_spelling)
        place = max(stop, place + 1)


def _x(found: object) -> float:
    """PySide gives the place in pixels alone, or with the place in characters that it settled on."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _line(painter: QPainter, left: float, right: float, y: float, is_wave: bool) -> None:
    tokens = current_tokens()
    right = max(right, left + 4)
    if is_wave:
        painter.setPen(QPen(tokens.color("danger"), 1.1))
        points, up = [QPointF(left, y)], True
        while left < right:
            left = min(left + _WAVE, right)
            points.append(QPointF(left, y - _WAVE if up else y))
            up = not up
        painter.drawPolyline(QPolygonF(points))
        return
    pen = QPen(tokens.color("accent"), 1.6)
    pen.setDashPattern([1.0, _DOT])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
