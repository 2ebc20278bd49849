"""Show clauses with their whole text, to be checked with the keyboard or the mouse, or dragged."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.clause_model import ENTRY_ROLE, ClauseModel, Entry
from iomdesk.ui.fonts import print_font, ui_font
from iomdesk.ui.icons import pixmap
from iomdesk.ui.tokens import Tokens, current_tokens

Index = QModelIndex | QPersistentModelIndex
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
LEFT = 34
PADDING = 9


class ClauseDelegate(QStyledItemDelegate):
    """Draw a box, the reference, the text as printed, and which clauses say the same."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        tokens = current_tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.clause is None:
            _paint_chapter(painter, option.rect, entry, tokens)
        else:
            _paint_ground(painter, option, tokens)
            _paint_clause(painter, option.rect, entry, _is_checked(index, entry), tokens)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(ENTRY_ROLE)
        view = option.widget
        width = (view.viewport().width() if isinstance(view, QAbstractItemView) else 280) - 4
        if not isinstance(entry, Entry):
            return QSize(width, 30)
        if entry.clause is None:
            return QSize(width, _text_height(entry.words, ui_font("small"), width - 12) + 22)
        text = _text_height(entry.words, print_font(), width - LEFT - PADDING)
        return QSize(width, text + 22 + 2 * PADDING)


class ClauseList(QListView):
    """Let the user choose clauses; `toggled` says which, and whether with its twins."""

    toggled = Signal(int, bool)

    def __init__(self, model: ClauseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clauses = model
        self.setModel(model)
        self.setItemDelegate(ClauseDelegate(self))
        self.setAccessibleName(_("Clauses of the mandate"))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._pressed = QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle(self.currentIndex(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index == self._pressed and event.button() == Qt.MouseButton.LeftButton:
            self.toggle(index, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        self._pressed = QModelIndex()

    def toggle(self, index: QModelIndex, with_twins: bool = False) -> None:
        """Choose a clause, or take the choice back."""
        entry = self.clauses.entry(index)
        if entry is not None and entry.clause is not None and self.clauses.can_check:
            self.toggled.emit(entry.clause.id, with_twins)

    def step(self, by: int) -> None:
        """Move to the next or the previous clause, over the headings."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.clauses.rowCount():
            index = self.clauses.index(row)
            entry = self.clauses.entry(index)
            if entry is not None and entry.clause is not None:
                self.setCurrentIndex(index)
                return
            row += by

    def choose_first(self) -> None:
        """Put the keyboard on the first clause shown."""
        self.setCurrentIndex(QModelIndex())
        self.step(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # the heights of wrapped texts follow the width


def _is_checked(index: Index, entry: Entry) -> bool:
    model = index.model()
    return isinstance(model, ClauseModel) and entry.clause is not None and entry.clause.id in model.checked


def _text_height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAPPED, text).height()


def _paint_chapter(painter: QPainter, rect: QRect, entry: Entry, tokens: Tokens) -> None:
    painter.setFont(ui_font("small", QFont.Weight.DemiBold))
    painter.setPen(tokens.color("muted"))
    painter.drawText(rect.adjusted(8, 14, -4, 0), WRAPPED, entry.words)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    rect = option.rect.adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(tokens.color("selection"))
        painter.drawRoundedRect(rect, 6, 6)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(tokens.color("hover"))
        painter.drawRoundedRect(rect, 6, 6)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.color("accent"), 1))
        painter.drawRoundedRect(rect, 6, 6)


def _paint_clause(painter: QPainter, rect: QRect, entry: Entry, is_checked: bool, tokens: Tokens) -> None:
    if entry.clause is None:
        return
    inner = rect.adjusted(LEFT, PADDING, -PADDING, -PADDING)
    _paint_box(painter, QRect(rect.left() + 10, inner.top() + 1, 15, 15), is_checked, tokens)
    painter.setFont(ui_font("small", QFont.Weight.DemiBold))
    painter.setPen(tokens.color("accent"))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft), entry.clause.reference)
    painter.setFont(ui_font("micro"))
    painter.setPen(tokens.color("faint"))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight), _aside(entry))
    painter.setFont(print_font())
    painter.setPen(tokens.color("text"))
    painter.drawText(inner.adjusted(0, 20, 0, 4), WRAPPED, entry.words)


def _paint_box(painter: QPainter, box: QRect, is_checked: bool, tokens: Tokens) -> None:
    painter.setPen(QPen(tokens.color("accent" if is_checked else "faint"), 1))
    painter.setBrush(tokens.color("accent" if is_checked else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if is_checked:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.left() + 1, box.top() + 1, pixmap("check", tokens.on_accent, 13, ratio))


def _aside(entry: Entry) -> str:
    if entry.clause is None:
        return ""
    parts = []
    if entry.clause.same_words_as:
        parts.append(_("same words as {references}").format(references=", ".join(entry.clause.same_words_as)))
    if not entry.clause.is_official:
        parts.append(_("unofficial"))
    return " · ".join(parts)
