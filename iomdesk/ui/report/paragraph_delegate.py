"""Draw a paragraph of a report: its marks in the margin, its number, and its languages side by side."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from iomdesk.queries.report_words import mark_signs
from iomdesk.services.report_views import ReportRow
from iomdesk.ui.fonts import print_font, ui_font
from iomdesk.ui.report.paragraph_model import ROW_ROLE, ParagraphModel, shown_words
from iomdesk.ui.tokens import Tokens, current_tokens

MARGIN, NUMBER = 44, 54
_GAP, _PAD = 16, 6
_MOST_SIGNS = 3
_TONES = {
    "proposal": "accent",
    "source-changed": "warning",
    "untranslated": "danger",
    "stale": "warning",
    "agreed": "good",
}
_WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
Index = QModelIndex | QPersistentModelIndex


class ParagraphDelegate(QStyledItemDelegate):
    """Draw rows as high as their longest language."""

    def __init__(self, view: QListView, model: ParagraphModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._heights: dict[tuple[str, int, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        one: ReportRow = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        column = self._column_width(width)
        heights = [self._height(one, language, column) for language in self._model.languages]
        return QSize(width, max(heights, default=20) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: ReportRow = index.data(ROW_ROLE)
        tokens = current_tokens()
        painter.save()
        state = option.state
        rect: QRect = option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.color("selection"))
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, tokens.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.color("hover"))
        self._paint_marks(painter, rect, one, tokens)
        self._paint_number(painter, rect, one, tokens)
        self._paint_texts(painter, rect, one, tokens)
        painter.restore()

    def _paint_marks(self, painter: QPainter, rect: QRect, one: ReportRow, tokens: Tokens) -> None:
        signs, left = mark_signs(), rect.left() + 8
        painter.setFont(ui_font("small", QFont.Weight.DemiBold))
        for mark in self._model.marks(one)[:_MOST_SIGNS]:
            painter.setPen(tokens.color(_TONES.get(mark, "faint")))
            sign = signs[mark]
            painter.drawText(left, rect.top() + _PAD + 13, sign)
            left += painter.fontMetrics().horizontalAdvance(sign) + 4

    def _paint_number(self, painter: QPainter, rect: QRect, one: ReportRow, tokens: Tokens) -> None:
        painter.setFont(ui_font("small"))
        painter.setPen(tokens.color("muted"))
        place = QRect(rect.left() + MARGIN, rect.top() + _PAD, NUMBER - 8, 20)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, one.number)

    def _paint_texts(self, painter: QPainter, rect: QRect, one: ReportRow, tokens: Tokens) -> None:
        width = self._column_width(rect.width())
        for place, language in enumerate(self._model.languages):
            left = rect.left() + MARGIN + NUMBER + place * (width + _GAP)
            words, is_own = self._words(one, language)
            font = _font(one.kind)
            font.setItalic(font.italic() or not is_own)
            painter.setFont(font)
            painter.setPen(tokens.color("text" if is_own else "faint"))
            inside = QRect(left, rect.top() + _PAD, width, rect.height() - 2 * _PAD)
            painter.drawText(inside, _WRAPS, words)

    def _words(self, one: ReportRow, language: str) -> tuple[str, bool]:
        """Return the words in a language, or those they are to be translated from, and which they are."""
        text = one.texts.get(language)
        if text is not None and text.text:
            words = shown_words(text.text)
            return (f"[{words}]" if one.is_bracketed else words), True
        original = one.texts.get(self._model.original) or next(iter(one.texts.values()), None)
        return (shown_words(original.text) if original else "…"), False

    def _height(self, one: ReportRow, language: str, width: int) -> int:
        words, _is_own = self._words(one, language)
        key = (one.kind, width, words)
        if key not in self._heights:
            if len(self._heights) > 20_000:
                self._heights.clear()
            metrics = QFontMetrics(_font(one.kind))
            self._heights[key] = max(18, metrics.boundingRect(0, 0, width, 100_000, _WRAPS, words).height())
        return self._heights[key]

    def _column_width(self, width: int) -> int:
        count = len(self._model.languages)
        return max(80, (width - MARGIN - NUMBER - 12 - _GAP * (count - 1)) // count)


def _font(kind: str) -> QFont:
    font = print_font(17 if kind.endswith("heading-1") else 15)
    font.setBold("heading" in kind or kind == "operative")
    font.setItalic(kind in ("note", "preamble"))
    return font
