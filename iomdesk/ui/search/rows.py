"""The lines of the search: headings, places found, commands, searches that are kept, ways to go on typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from iomdesk.document.snippets import Piece, plain_snippet
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.tokens import current_tokens
from iomdesk.ui.widgets.rows_model import RowsModel
from iomdesk.ui.widgets.written_line import write_line

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_PAD, _LINE, _HEAD, _PLAIN = 12, 44, 28, 30


@dataclass(frozen=True)
class Line:
    """Show one line; `do` is what Enter does, None for a heading. `remark` stands at its end."""

    title: str
    pieces: tuple[Piece, ...] = ()
    remark: str = ""
    do: Callable[[], None] | None = None
    completes: str = ""

    @property
    def is_heading(self) -> bool:
        """Say whether it only names what stands below it."""
        return self.do is None

    @property
    def spoken(self) -> str:
        """Return what a screen reader says of it."""
        return ", ".join(part for part in (self.title, plain_snippet(self.pieces), self.remark) if part)


class LineModel(RowsModel[Line]):
    """Hold the lines in order."""

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self.rows[index.row()]
        if role == ROW_ROLE:
            return line
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return line.spoken if role in spoken else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class LineDelegate(QStyledItemDelegate):
    """Draw where a place is in grey, and its words below, what was found in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(ROW_ROLE)
        height = _HEAD if line.is_heading else _LINE if line.pieces else _PLAIN
        return QSize(option.rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(ROW_ROLE)
        tokens, area = current_tokens(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selection"))
            painter.drawRoundedRect(area.adjusted(4, 0, -4, 0), 6, 6)
        inside = area.adjusted(_PAD, 0, -_PAD, 0)
        if line.is_heading:
            font = ui_font("small", QFont.Weight.DemiBold)
            write_line(painter, inside, line.title, font, tokens.color("muted"))
        elif line.pieces:
            upper = QRect(inside.left(), inside.top() + 3, inside.width(), 19)
            write_line(painter, upper, line.title, ui_font("small"), tokens.color("muted"))
            _write_pieces(painter, upper.translated(0, 18), line.pieces, tokens.color("text"))
        else:
            write_line(painter, inside, line.title, ui_font(), tokens.color("text"))
            write_line(painter, inside, line.remark, ui_font("small"), tokens.color("muted"), is_at_end=True)
        painter.restore()


def _write_pieces(painter: QPainter, area: QRect, pieces: Sequence[Piece], color: QColor) -> None:
    painter.setPen(color)
    left = area.left()
    for piece in pieces:
        font = ui_font("body", QFont.Weight.Bold if piece.is_found else QFont.Weight.Normal)
        metrics = QFontMetrics(font)
        room = area.right() - left
        if room <= 0:
            break
        painter.setFont(font)
        shown = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, room)
        rest = QRect(left, area.top(), room, area.height())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), shown)
        left += metrics.horizontalAdvance(piece.text)
