"""Draw the whole board as a picture, whatever part of it the window shows."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from iomdesk.runtime.translations import _
from iomdesk.ui.coverage.board import HEAD_HEIGHT
from iomdesk.ui.coverage.clause_header import CLAUSE_WIDTH, paint_clause, paint_rule
from iomdesk.ui.coverage.legend import HEIGHT, paint_legend
from iomdesk.ui.coverage.model import CoverageModel
from iomdesk.ui.coverage.painting import CELL_HEIGHT, CELL_WIDTH, paint_cell
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.tokens import LIGHT, TYPE

_MARGIN = 20
_TITLE = 30
_NARROWEST = 720  # the key has room
_SCALE = 2.0
_LARGEST = 30_000  # pixels a side: QImage draws no more than 32,767


def board_picture(model: CoverageModel, title: str = "") -> QImage:
    """Draw all clauses and sessions in the light theme, for paper and slides."""
    rows, columns = model.rowCount(), model.columnCount()
    width = max(_NARROWEST, 2 * _MARGIN + CLAUSE_WIDTH + columns * CELL_WIDTH)
    height = 2 * _MARGIN + _TITLE + HEAD_HEIGHT + rows * CELL_HEIGHT + 12 + HEIGHT
    scale = min(_SCALE, _LARGEST / width, _LARGEST / height)
    image = QImage(int(width * scale), int(height * scale), QImage.Format.Format_RGB32)
    image.fill(LIGHT.color("surface"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(_MARGIN, _MARGIN)
    _paint_title(painter, title or _("Coverage of the mandate"), width - 2 * _MARGIN)
    painter.translate(0, _TITLE)
    _paint_heads(painter, model)
    painter.translate(0, HEAD_HEIGHT)
    _paint_rows(painter, model)
    paint_legend(painter, QPointF(0, rows * CELL_HEIGHT + 12), LIGHT)
    painter.end()
    return image


def _paint_title(painter: QPainter, title: str, width: int) -> None:
    font = ui_font()
    font.setPixelSize(TYPE["strong"])
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(LIGHT.color("text"))
    painter.drawText(QRect(0, 0, width, _TITLE), Qt.AlignmentFlag.AlignLeft, title)


def _paint_heads(painter: QPainter, model: CoverageModel) -> None:
    font = ui_font()
    font.setPixelSize(TYPE["micro"])
    painter.setFont(font)
    painter.setPen(LIGHT.color("muted"))
    for column in range(model.columnCount()):
        place = QRect(CLAUSE_WIDTH + column * CELL_WIDTH, 0, CELL_WIDTH, HEAD_HEIGHT)
        words = str(model.headerData(column, Qt.Orientation.Horizontal))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def _paint_rows(painter: QPainter, model: CoverageModel) -> None:
    for row in range(model.rowCount()):
        top = row * CELL_HEIGHT
        paint_clause(painter, QRect(0, top, CLAUSE_WIDTH, CELL_HEIGHT), model.clause(row), LIGHT)
        for column in range(model.columnCount()):
            place = QRectF(CLAUSE_WIDTH + column * CELL_WIDTH, top, CELL_WIDTH, CELL_HEIGHT)
            paint_cell(painter, place, model.cell(row, column).states, LIGHT)
        if model.begins_chapter(row):
            whole = QRect(0, top, CLAUSE_WIDTH + model.columnCount() * CELL_WIDTH, CELL_HEIGHT)
            paint_rule(painter, whole, LIGHT)
