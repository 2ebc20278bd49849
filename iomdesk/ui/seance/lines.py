"""Lists of plain lines: a sign, a title with a detail below it, and something at the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from iomdesk.ui.fonts import ui_font
from iomdesk.ui.icons import pixmap
from iomdesk.ui.tokens import Tokens, current_tokens
from iomdesk.ui.widgets.rows_model import RowsModel
from iomdesk.ui.widgets.written_line import write_line

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
LOW, HIGH = 32, 46
ICON = 16
SIDE = 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GONE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True)
class Line:
    """Hold one line; `tone` colours the sign and what stands at the right ("good", "warning", "danger")."""

    key: object
    title: str
    detail: str = ""
    aside: str = ""
    icon: str = ""
    tone: str = "muted"
    is_faint: bool = False

    @property
    def spoken(self) -> str:
        """Say the line in one sentence."""
        return ", ".join(part for part in (self.title, self.detail, self.aside) if part)


class LineModel(RowsModel[Line]):
    """Hold the lines."""

    def show_rows(self, rows: Sequence[Line]) -> None:
        """Hold others; nothing happens where they are the same."""
        if tuple(rows) != self.rows:
            super().show_rows(rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self.rows[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.spoken
        return None


class LineList(QListView):
    """Show lines; what the keyboard asks of one is told with its key."""

    activated_ = Signal(object)
    removed = Signal(object)
    toggled = Signal(object)
    moved = Signal(object, int)
    """(key, by): Alt and an arrow."""
    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LineModel()
        self._is_filling = False
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.activated_.emit(self.key_at(index)))
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def current_key(self) -> object:
        """Return the key of the line the keyboard is on, or None."""
        return self.key_at(self.currentIndex())

    def key_at(self, index: Index) -> object:
        """Return the key of a line, or None."""
        return self.lines.rows[index.row()].key if index.isValid() else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show lines; the keyboard stays on the same one, or near it."""
        key, row = self.current_key, self.currentIndex().row()
        self._is_filling = True
        try:
            self.lines.show_rows(lines)
            keys = [line.key for line in lines]
            near = min(row, len(keys) - 1)
            at = keys.index(key) if key in keys else near
            if at >= 0 and self.currentIndex().row() != at:
                self.setCurrentIndex(self.lines.index(at))
        finally:
            self._is_filling = False

    def choose(self, key: object) -> None:
        """Put the keyboard on a line without telling anybody."""
        keys = [line.key for line in self.lines.rows]
        self._is_filling = True
        try:
            self.setCurrentIndex(self.lines.index(keys.index(key)) if key in keys else QModelIndex())
        finally:
            self._is_filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tell = self._wanted(event)
        if tell is None or self.current_key is None:
            super().keyPressEvent(event)
        else:
            tell()

    def _wanted(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, moves = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if moves and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = -1 if key == Qt.Key.Key_Up else 1
            return lambda: self.moved.emit(self.current_key, by)
        if key in _ENTER:
            return lambda: self.activated_.emit(self.current_key)
        if key in _GONE:
            return lambda: self.removed.emit(self.current_key)
        if key == Qt.Key.Key_Space:
            return lambda: self.toggled.emit(self.current_key)
        return None

    def _on_current(self, *_indexes: object) -> None:
        if not self._is_filling and self.current_key is not None:
            self.chosen.emit(self.current_key)


class LineDelegate(QStyledItemDelegate):
    """Draw a line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        tokens = current_tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, tokens)
        rect: QRect = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        if line.icon:
            scale = painter.device().devicePixelRatioF()
            sign = pixmap(line.icon, getattr(tokens, line.tone), ICON, scale)
            painter.drawPixmap(rect.left(), rect.top() + (rect.height() - ICON) // 2, sign)
            rect.setLeft(rect.left() + ICON + 8)
        taken = _paint_aside(painter, rect, line, tokens)
        _paint_words(painter, rect.adjusted(0, 0, -taken, 0), line, tokens)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        line = index.data(LINE_ROLE)
        return QSize(120, HIGH if isinstance(line, Line) and line.detail else LOW)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    rect: QRect = option.rect.adjusted(1, 1, -1, -1)
    state: QStyle.StateFlag = option.state
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(tokens.color("selection"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(tokens.color("hover"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(tokens.color("accent"), 1))
    painter.drawRoundedRect(rect, 6, 6)


def _paint_aside(painter: QPainter, rect: QRect, line: Line, tokens: Tokens) -> int:
    """Write at the right; return how much room it took."""
    if not line.aside:
        return 0
    font = ui_font("small")
    painter.setFont(font)
    painter.setPen(tokens.color(line.tone))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), line.aside)
    return QFontMetrics(font).horizontalAdvance(line.aside) + 10


def _paint_words(painter: QPainter, rect: QRect, line: Line, tokens: Tokens) -> None:
    title = rect.adjusted(0, 4, 0, -rect.height() // 2 + 2) if line.detail else rect
    font = ui_font("body", QFont.Weight.Medium)
    write_line(painter, title, line.title, font, tokens.color("muted" if line.is_faint else "text"))
    if line.detail:
        below = rect.adjusted(0, rect.height() // 2, 0, -5)
        write_line(painter, below, line.detail, ui_font("small"), tokens.color("muted"))
