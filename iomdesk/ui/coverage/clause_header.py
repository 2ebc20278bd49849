"""The column of clauses, which stays in place while sessions scroll by."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from iomdesk.queries.coverage_rows import CoverageClause
from iomdesk.ui.coverage.model import CLAUSE_ROLE, CoverageModel
from iomdesk.ui.coverage.painting import CELL_HEIGHT
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.tokens import TYPE, Tokens, current_tokens

CLAUSE_WIDTH = 268
REFERENCE_WIDTH = 46


class ClauseHeader(QHeaderView):
    """Paint reference and first words of each clause; a click chooses the clause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(CELL_HEIGHT)
        self.setFixedWidth(CLAUSE_WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(CLAUSE_WIDTH, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        clause = model.headerData(logicalIndex, Qt.Orientation.Vertical, CLAUSE_ROLE)
        if not isinstance(clause, CoverageClause) or not isinstance(model, CoverageModel):
            return
        tokens = current_tokens()
        painter.save()
        if logicalIndex == self._current_row():
            painter.fillRect(rect, tokens.color("selection"))
        paint_clause(painter, rect, clause, tokens)
        if model.begins_chapter(logicalIndex):
            paint_rule(painter, rect, tokens)
        painter.restore()

    def _current_row(self) -> int:
        selection = self.selectionModel()
        return selection.currentIndex().row() if selection is not None else -1


def paint_clause(painter: QPainter, place: QRect, clause: CoverageClause, tokens: Tokens) -> None:
    """Paint reference and words of a clause on one line."""
    font = ui_font()
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(tokens.color("accent"))
    left = place.adjusted(10, 0, 0, 0)
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRect(left.topLeft(), QSize(REFERENCE_WIDTH, place.height())), align, clause.reference)
    font = ui_font()
    font.setPixelSize(TYPE["small"])
    painter.setFont(font)
    painter.setPen(tokens.color("text"))
    room = left.adjusted(REFERENCE_WIDTH, 0, -8, 0)
    words = painter.fontMetrics().elidedText(clause.text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align, words)


def paint_rule(painter: QPainter, place: QRect, tokens: Tokens) -> None:
    """Paint the line above the first clause of a chapter."""
    painter.setPen(QPen(tokens.color("line_strong"), 1))
    painter.drawLine(QPointF(place.left(), place.top() + 0.5), QPointF(place.right(), place.top() + 0.5))
