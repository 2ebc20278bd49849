"""The margin beside an edited text: the number that each paragraph will have in print, and its kind."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
)
from PySide6.QtWidgets import QWidget

from iomdesk.document.text_paragraph import ParagraphKind
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.text.due_dates import due_in_figures
from iomdesk.ui.text.kinds import COLOURS, STRONG, margin_words
from iomdesk.ui.text.marks import Marks, marks_of
from iomdesk.ui.text.rich_text_edit import RichTextEdit
from iomdesk.ui.tokens import current_tokens

WIDE, NARROW = 152, 58
_NUMBER = 46  # pixels, from the right edge of the kind to the text
_GAP = 10
_BAR, _LEAST_BAR = 3, 18
_NEAR = 40  # blocks


class Margin(QWidget):
    """Paint numbers and kinds for the paragraphs on screen, and for no others."""

    kindWanted = Signal(int, QPoint)
    """(position, where): the kind of the paragraph there is to be chosen."""

    def __init__(self, editor: RichTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._before = 0
        self._first = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._blocks = 0
        editor.document().contentsChange.connect(self._on_change)
        editor.document().documentLayout().documentSizeChanged.connect(lambda _size: self._on_moved())
        editor.filling.finished.connect(self.update)
        editor.verticalScrollBar().valueChanged.connect(self.update)
        editor.texts.countedDiffer.connect(self.update)

    def number_from(self, before: int) -> None:
        """Number on from the paragraphs that come before this text in print."""
        if before != self._before:
            self._before = before
            self.update()

    def number_of(self, block: QTextBlock) -> int:
        """Return the number that a block will have in print; 0 for none."""
        place = self._editor.texts.number_of(block.blockNumber())
        return self._before + place if place else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, rect in self._visible():
            if rect.bottom() >= event.rect().top() and rect.top() <= event.rect().bottom():
                self._paint(painter, block, rect)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for block, rect in self._visible():
            if rect.top() <= event.position().y() <= rect.bottom():
                where = self.mapToGlobal(QPoint(self.width() - _NUMBER, round(rect.top()) + 24))
                self.kindWanted.emit(block.position(), where)
                return

    def _on_change(self, _position: int, removed: int, added: int) -> None:
        """Paint again, except for a key within a line: should that move something, the layout tells."""
        count = self._editor.document().blockCount()
        if (removed and added) or count != self._blocks:  # a change of format replaces a stretch by itself
            self._blocks = count
            self._on_moved()

    def _on_moved(self) -> None:
        if not self._editor.filling.is_active:  # what is being filled in stands far below
            self.update()

    def _visible(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Go through the blocks on screen with their places in this widget."""
        editor = self._editor
        layout = editor.document().documentLayout()
        shift = editor.viewport().y() - self.y() - editor.verticalScrollBar().value()
        block = self._first_visible(layout)
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(0, shift)
            if rect.top() > self.height():
                return
            yield block, rect
            block = block.next()

    def _first_visible(self, layout: QAbstractTextDocumentLayout) -> QTextBlock:
        """Find the topmost block on screen, near the one that was it last: asking Qt takes longer."""
        document, top = self._editor.document(), self._editor.verticalScrollBar().value()
        block = document.findBlockByNumber(min(self._first, document.blockCount() - 1))
        for _step in range(_NEAR):
            rect, above = layout.blockBoundingRect(block), block.previous()
            if rect.top() > top and above.isValid() and layout.blockBoundingRect(above).bottom() >= top:
                block = above
            elif rect.bottom() < top and block.next().isValid():
                block = block.next()
            else:
                break
        else:
            block = self._editor.cursorForPosition(QPoint(0, 0)).block()
        self._first = block.blockNumber()
        return block

    def _paint(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        known = self._editor.texts.at(block.blockNumber())
        marks = marks_of(block)
        if known.in_table or not (known.written or marks.kind is not ParagraphKind.SUMMARY):
            return
        baseline = self._baseline(block, rect)
        if number := self.number_of(block):
            self._paint_number(painter, number, baseline)
        if number or marks.kind is not ParagraphKind.SUMMARY:
            self._paint_kind(painter, marks, baseline, rect)

    def _paint_number(self, painter: QPainter, number: int, baseline: float) -> None:
        painter.setFont(self._editor.document().defaultFont())
        painter.setPen(current_tokens().color("faint"))
        words = f"{number}."
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        painter.drawText(QPointF(self.width() - _GAP - width, baseline), words)

    def _paint_kind(self, painter: QPainter, marks: Marks, baseline: float, rect: QRectF) -> None:
        colour = current_tokens().color(COLOURS[marks.kind])
        if marks.kind in STRONG:
            height = max(rect.height() - 6, _LEAST_BAR)
            painter.fillRect(QRectF(self.width() - _BAR, baseline - _LEAST_BAR + 4, _BAR, height), colour)
        if self.width() < WIDE:
            return
        font = ui_font("micro", QFont.Weight.DemiBold if marks.kind in STRONG else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colour)
        lines = [margin_words(marks.kind, len(marks.sources)), marks.owner, due_in_figures(marks.due)]
        step = QFontMetricsF(font).lineSpacing()
        room = self.width() - _NUMBER
        for place, line in enumerate(line for line in lines if line):
            shown = QFontMetricsF(painter.font()).elidedText(line, Qt.TextElideMode.ElideRight, room - 4)
            left = room - QFontMetricsF(painter.font()).horizontalAdvance(shown)
            painter.drawText(QPointF(left, baseline + place * step), shown)
            painter.setFont(ui_font("micro"))

    def _baseline(self, block: QTextBlock, rect: QRectF) -> float:
        layout = block.layout()
        if not layout.lineCount():
            return rect.top() + 18
        line = layout.lineAt(0)
        return rect.top() + line.y() + line.ascent()

    def place(self, rect: QRect) -> None:
        """Stand beside the text."""
        self.setGeometry(rect)
