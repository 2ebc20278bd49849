"""Paint the lines of the list of sessions."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from iomdesk.queries.session_words import session_statuses
from iomdesk.queries.sessions import SessionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.icons import pixmap
from iomdesk.ui.sessions.model import ENTRY_ROLE, Entry, work_marks
from iomdesk.ui.tokens import Tokens, current_tokens
from iomdesk.ui.widgets.written_line import write_line
from iomdesk.ui.wording import session_title, session_when_where, word_for

Index = QModelIndex | QPersistentModelIndex
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
MARK_HEIGHT = 22


class SessionsDelegate(QStyledItemDelegate):
    """Draw a year, or a session with its state along the work."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        tokens = current_tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.session is None:
            year = option.rect.adjusted(14, 10, 0, 0)
            font = ui_font("small", QFont.Weight.DemiBold)
            write_line(painter, year, entry.year, font, tokens.color("faint"))
        else:
            _paint_ground(painter, option, tokens)
            marks_left = _paint_marks(painter, option.rect, entry.session, tokens)
            _paint_words(painter, option.rect, marks_left, entry.session, tokens)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        entry = index.data(ENTRY_ROLE)
        return QSize(200, 60 if isinstance(entry, Entry) and entry.session else 38)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    rect = option.rect.adjusted(2, 1, -2, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(tokens.color("selection"))
        painter.drawRoundedRect(rect, 7, 7)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(tokens.color("hover"))
        painter.drawRoundedRect(rect, 7, 7)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.color("accent"), 1))
        painter.drawRoundedRect(rect, 7, 7)
    painter.setPen(tokens.color("line"))
    painter.drawLine(rect.left() + 10, option.rect.bottom(), rect.right() - 10, option.rect.bottom())


def _paint_words(painter: QPainter, rect: QRect, right: int, row: SessionRow, tokens: Tokens) -> None:
    inner = QRect(rect.left() + 14, rect.top() + 9, right - rect.left() - 26, 21)
    title = QFont(ui_font("body", QFont.Weight.Medium))
    title.setPixelSize(14)
    words = session_title(row)
    if row.is_sample:
        words += " · " + _("example")
    write_line(painter, inner, words, title, tokens.color("text"))
    bodies = " · ".join(body.name for body in row.bodies) if len(row.bodies) > 1 else ""
    when_where = session_when_where(row) if row.number is not None else row.place  # the title has the day
    second = " · ".join(part for part in (when_where, row.chair, bodies) if part)
    write_line(painter, inner.translated(0, 22), second or row.note, ui_font("small"), tokens.color("muted"))


def _paint_marks(painter: QPainter, rect: QRect, row: SessionRow, tokens: Tokens) -> int:
    """Paint the state from right to left; return where the marks begin."""
    right = rect.right() - 14
    right = _paint_status(painter, rect, right, word_for(session_statuses(), row.status), tokens)
    if rect.width() < 620:
        return right
    for words, is_done in reversed(work_marks(row)):
        right = _paint_mark(painter, rect, right, words, is_done, tokens)
    return right


def _paint_status(painter: QPainter, rect: QRect, right: int, words: str, tokens: Tokens) -> int:
    font = ui_font("small")
    width = max(76, QFontMetrics(font).horizontalAdvance(words) + 12)
    place = QRect(right - width, rect.top(), width, rect.height())
    painter.setFont(font)
    painter.setPen(tokens.color("muted"))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), words)
    return right - width - 14


def _paint_mark(painter: QPainter, rect: QRect, right: int, words: str, is_done: bool, tokens: Tokens) -> int:
    font = ui_font("small")
    width = QFontMetrics(font).horizontalAdvance(words) + 30
    mark = QRect(right - width, rect.center().y() - MARK_HEIGHT // 2, width, MARK_HEIGHT)
    if is_done:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("accent_soft"))
        painter.drawRoundedRect(mark, 11, 11)
    color = "accent" if is_done else "faint"
    name = "check" if is_done else "circle"
    ratio = painter.device().devicePixelRatioF()
    icon = pixmap(name, getattr(tokens, color), 12, ratio)
    painter.drawPixmap(mark.left() + 8, mark.top() + 5, icon)
    painter.setFont(font)
    painter.setPen(tokens.color(color))
    painter.drawText(mark.adjusted(24, 0, 0, 0), LEFT, words)
    return right - width - 6
