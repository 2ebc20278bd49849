"""The key of the board: each shape on its ground with its word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iomdesk.model.coverage import CoverageState
from iomdesk.queries.coverage_words import state_words
from iomdesk.ui.coverage.painting import ground, ink, paint_shape
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.tokens import TYPE, Tokens, current_tokens

HEIGHT = 22
_SWATCH = 20
_GAP = 6
_BETWEEN = 18


class CoverageLegend(QWidget):
    """Show the key on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(", ".join(state_words().values()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = sum(metrics.horizontalAdvance(word) for word in state_words().values())
        return QSize(words + len(CoverageState) * (_SWATCH + _GAP + _BETWEEN), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        paint_legend(painter, QPointF(0, 0), current_tokens())
        painter.end()


def paint_legend(painter: QPainter, corner: QPointF, tokens: Tokens) -> None:
    """Paint the key from a corner to the right."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = ui_font()
    font.setPixelSize(TYPE["small"])
    painter.setFont(font)
    left = corner.x()
    for state, word in state_words().items():
        swatch = QRectF(left, corner.y() + 2, _SWATCH, HEIGHT - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground(state, tokens))
        painter.drawRoundedRect(swatch, 4, 4)
        paint_shape(painter, swatch.center(), state, ink(state, tokens))
        painter.setPen(tokens.color("muted"))
        width = painter.fontMetrics().horizontalAdvance(word)
        room = QRectF(swatch.right() + _GAP, corner.y(), width + 2, HEIGHT)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
        left = room.right() + _BETWEEN
