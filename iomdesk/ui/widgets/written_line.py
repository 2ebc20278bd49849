"""Words on one line of a row that is painted."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter


def write_line(
    painter: QPainter, rect: QRect, words: str, font: QFont, color: QColor, *, is_at_end: bool = False
) -> None:
    """Write words in the middle of a height, shortened where there is no room for all of them."""
    painter.setFont(font)
    painter.setPen(color)
    side = Qt.AlignmentFlag.AlignRight if is_at_end else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
