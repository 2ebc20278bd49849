"""The lines of a clause's history: sessions as heads, below each what happened, as tall as its words need."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from iomdesk.queries.clause_history_rows import HistoryKind, HistoryRow
from iomdesk.runtime.translations import _
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.tokens import TYPE, current_tokens

_ROW = int(Qt.ItemDataRole.UserRole)
_INDENTS = {HistoryKind.ITEM: 0, HistoryKind.RECOMMENDATION: 0, HistoryKind.STEP: 14}
_INDENT = 14
_SIDE = 8
_ABOVE = 5
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class HistoryDelegate(QStyledItemDelegate):
    """Write each line in full: the style's own wrapping cuts what it measured too short."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens, found = current_tokens(), index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if found is not None and (is_selected or option.state & QStyle.StateFlag.State_MouseOver):
            painter.setBrush(tokens.color("selection" if is_selected else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        is_faint = found is None or found.kind in (HistoryKind.STEP, HistoryKind.MINUTES)
        painter.setPen(tokens.color("muted" if is_faint else "text"))
        painter.setFont(_font(found))
        painter.drawText(_room(option.rect, found), _WRAP, str(index.data()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        found = index.data(_ROW)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        room = _room(QRect(0, 0, width, 10_000), found)
        used = QFontMetrics(_font(found)).boundingRect(room, _WRAP, str(index.data()))
        top = _top(found)
        return QSize(width, used.height() + top + _ABOVE)


class HistoryList(QListWidget):
    """List sessions and what happened at each; Enter or a double click goes to the record."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("History of the clause"))
        self.setItemDelegate(HistoryDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemDoubleClicked.connect(self._on_chosen)

    def add_session(self, words: str) -> None:
        """Add the head of a session."""
        item = QListWidgetItem(words.upper())
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addItem(item)

    def add_row(self, found: HistoryRow, words: str) -> None:
        """Add what happened."""
        item = QListWidgetItem(words)
        item.setData(_ROW, found)
        item.setToolTip(_("Enter or a double click goes there"))
        self.addItem(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        found = item.data(_ROW) if item is not None else None
        if isinstance(found, HistoryRow):
            self.chosen.emit(found)


def _font(found: HistoryRow | None) -> QFont:
    font = ui_font()
    if found is None:
        font.setPixelSize(TYPE["micro"])
        font.setWeight(QFont.Weight.DemiBold)
    elif found.kind in (HistoryKind.ITEM, HistoryKind.RECOMMENDATION):
        font.setWeight(QFont.Weight.Medium)
    else:
        font.setPixelSize(TYPE["small"])
    return font


def _top(found: HistoryRow | None) -> int:
    return 3 * _ABOVE if found is None else _ABOVE


def _room(place: QRect, found: HistoryRow | None) -> QRect:
    left = _SIDE + (_INDENTS.get(found.kind, _INDENT) if found is not None else 0)
    return place.adjusted(left, _top(found), -_SIDE, 0)
