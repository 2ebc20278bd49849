"""Draw the calls of footnotes in an edited text as small raised figures."""

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat

from iomdesk.ui.text.block_texts import BlockTexts
from iomdesk.ui.text.faces import CALL_TYPE, note_id
from iomdesk.ui.tokens import current_tokens

_SIZE = 0.68  # of the letters of the text
_AIR = 1.0
_FLAGS = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextDontClip)


class NoteCalls(QPyTextObject):
    """Draw calls by the numbers that are known: those that change do so a moment later."""

    def __init__(self, document: QTextDocument, texts: BlockTexts) -> None:
        super().__init__(document)
        self._document = document
        self._texts = texts
        document.documentLayout().registerHandler(CALL_TYPE, self)

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: ARG002
        """Leave room for the figures; the height is that of the line, which is never pushed apart."""
        metrics = QFontMetricsF(self._font())
        return QSizeF(
            metrics.horizontalAdvance("0" * self._texts.most_figures()) + 2 * _AIR, metrics.ascent()
        )

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,  # noqa: ARG002
        posInDocument: int,  # noqa: ARG002
        format: QTextFormat,
    ) -> None:
        """Draw the figures above the line."""
        painter.save()
        painter.setFont(self._font())
        painter.setPen(current_tokens().color("accent"))
        raised = QRectF(rect).translated(0, -QFontMetricsF(self._document.defaultFont()).ascent() * 0.3)
        painter.drawText(raised, _FLAGS, self._figures(format))
        painter.restore()

    def _font(self) -> QFont:
        font = QFont(self._document.defaultFont())
        if font.pixelSize() > 0:
            font.setPixelSize(max(8, round(font.pixelSize() * _SIZE)))
        else:
            font.setPointSizeF(font.pointSizeF() * _SIZE)
        return font

    def _figures(self, format: QTextFormat) -> str:
        number = self._texts.known_call_number(note_id(format.toCharFormat()))
        return str(number) if number else "*"
