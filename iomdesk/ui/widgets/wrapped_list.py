"""A list whose lines are as high as their words need at the width there is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

_PAD_X, _PAD_Y, _BOX = 14, 8, 26


class _WrappedLines(QStyledItemDelegate):
    """Reckon with the padding of the style sheet, which Qt leaves out where words are wrapped."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 200
        taken = 2 * _PAD_X + (_BOX if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0)
        room = QRect(0, 0, max(40, width - taken), 100_000)
        words = str(index.data() or "x")
        needed = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
        return QSize(width, needed.height() + 2 * _PAD_Y)


class WrappedList(QListWidget):
    """Wrap the words of every line; nothing is cut off and nothing scrolls sideways."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_WrappedLines(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out anew: their heights follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
