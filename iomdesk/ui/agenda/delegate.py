"""Paint the rows of the agenda, and write titles in place."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.model import NODE_ROLE
from iomdesk.ui.agenda.nodes import Node
from iomdesk.ui.agenda.row_layout import PADDING, Chip, RowLayout, lay_out, title_font
from iomdesk.ui.agenda.words import below_title, clock, minutes, pause_words
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.tokens import Tokens, current_tokens
from iomdesk.ui.widgets.written_line import write_line

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 53
SUB_ROW_HEIGHT = 38
PAUSE_HEIGHT = 28
PAUSE_INSET = 50  # where the titles of the first level begin
_ROW_SIZE = QSize(200, ROW_HEIGHT)  # a stored item at least has its kind on the second line
_DRAFT_SIZE = QSize(200, SUB_ROW_HEIGHT)
_PAUSED_SIZE = QSize(200, ROW_HEIGHT + PAUSE_HEIGHT)


class AgendaDelegate(QStyledItemDelegate):
    """Draw number, title, second line, clause marks, minutes and time; clicks on marks are signals."""

    addClauseClicked = Signal(int)
    clauseClicked = Signal(int, int)
    indentTyped = Signal(object, int)
    """(the line that is being written in, +1 or -1)"""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node, tokens = _node(index), current_tokens()
        places = self._places(option, node)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, tokens, places.whole)
        _paint_words(painter, places, node, tokens)
        _paint_pauses(painter, option, node, tokens)
        ground = "surface" if option.state & QStyle.StateFlag.State_Selected else "accent_soft"
        for mark in places.chips if node.row else ():
            _paint_chip(painter, mark, tokens, ground)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        node = _node(index)
        if node.row is None:
            return _DRAFT_SIZE
        return _PAUSED_SIZE if node.pauses else _ROW_SIZE

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        editor = QLineEdit(parent)
        editor.setProperty("role", "inCell")
        editor.setFont(title_font())
        node = _node(index)
        editor.setPlaceholderText(node.title or _("Title of the new item"))
        editor.setAccessibleName(_("Title"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        title = self._places(option, _node(index)).title
        editor.setGeometry(title.adjusted(-7, -4, 0, 5))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            node = _node(index)
            mark = self._places(option, node).chip_at(event.position().toPoint())
            if mark is not None and node.id is not None and event.button() == Qt.MouseButton.LeftButton:
                self._tell(mark, node.id)
                return True
        return super().editorEvent(event, model, option, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            levels = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
            if event.key() in levels:
                self.indentTyped.emit(editor, levels[Qt.Key(event.key())])
                return True
        return super().eventFilter(editor, event)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        node = _node(index)
        mark = self._places(option, node).chip_at(event.pos()) if node.row else None
        QToolTip.showText(event.globalPos(), _explain(node, mark), view)
        return True

    def _tell(self, mark: Chip, item: int) -> None:
        if mark.clause is None:
            self.addClauseClicked.emit(item)
        else:
            self.clauseClicked.emit(item, mark.clause)

    def _places(self, option: QStyleOptionViewItem, node: Node) -> RowLayout:
        rect = QRect(option.rect)
        if node.pauses:
            rect.setBottom(rect.bottom() - PAUSE_HEIGHT)
        add_words = _("+ clause")
        return lay_out(rect, node, _view_width(option), add_words, below_title(node) != "")


def _node(index: Index) -> Node:
    node = index.data(NODE_ROLE)
    return node if isinstance(node, Node) else Node(None, None)


def _view_width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else 800


def _explain(node: Node, mark: Chip | None) -> str:
    if mark is None or node.row is None:
        return node.title if node.row else ""
    if mark.clause is None:
        return _("Choose a clause of the mandate ( / )")
    texts = {chip.id: f"{chip.reference} {chip.text}" for chip in node.row.clauses}
    return texts.get(mark.clause, "\n".join(texts.values()))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens, rect: QRect) -> None:
    state: QStyle.StateFlag = option.state
    whole = QRect(2, rect.top(), _view_width(option) - 4, rect.height())
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(tokens.color("selection"))
        painter.drawRoundedRect(whole.adjusted(0, 1, 0, -1), 7, 7)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(tokens.color("hover"))
        painter.drawRoundedRect(whole.adjusted(0, 1, 0, -1), 7, 7)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.color("accent"), 1))
        painter.drawRoundedRect(whole.adjusted(0, 1, 0, -2), 7, 7)
    painter.setPen(tokens.color("line"))
    painter.drawLine(whole.left() + 10, rect.bottom(), whole.right() - 10, rect.bottom())


def _paint_words(painter: QPainter, places: RowLayout, node: Node, tokens: Tokens) -> None:
    number = node.row.number if node.row else ""
    write_line(painter, places.number, number, title_font(), tokens.color("faint"))
    title = node.title or (_("(no title yet)") if node.row else "")
    color = "text" if node.title and not node.borrowed_from else "faint"
    write_line(painter, places.title, title, _title_face(node), tokens.color(color))
    write_line(painter, places.second, below_title(node), ui_font("small"), tokens.color("muted"))
    muted = tokens.color("muted")
    write_line(painter, places.minutes, minutes(node.minutes), ui_font(), muted, is_at_end=True)
    write_line(painter, places.clock, clock(node.starts_at), ui_font(), muted, is_at_end=True)


def _paint_pauses(painter: QPainter, option: QStyleOptionViewItem, node: Node, tokens: Tokens) -> None:
    """Draw the break that follows as a row of its own, under the item that it follows."""
    if not node.pauses:
        return
    right = _view_width(option) - PADDING
    rect = QRect(PAUSE_INSET, option.rect.bottom() - PAUSE_HEIGHT + 1, right - PAUSE_INSET, PAUSE_HEIGHT)
    words, begins = pause_words(node), clock(node.pauses[0].begins_at)
    write_line(painter, rect, words, ui_font("small"), tokens.color("muted"))
    write_line(painter, rect, begins, ui_font(), tokens.color("faint"), is_at_end=True)
    painter.setPen(tokens.color("line"))
    painter.drawLine(PADDING, option.rect.bottom(), right, option.rect.bottom())


def _title_face(node: Node) -> QFont:
    font = title_font()
    font.setItalic(bool(node.borrowed_from) and node.typed_title is None)
    if node.parent is not None and node.parent.row is None:
        font.setWeight(QFont.Weight.Medium)
    return font


def _paint_chip(painter: QPainter, mark: Chip, tokens: Tokens, ground: str) -> None:
    is_place = mark.clause is None
    if is_place:
        painter.setPen(QPen(tokens.color("line_strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color(ground))
    painter.drawRoundedRect(mark.rect, 4, 4)
    painter.setFont(ui_font("small", QFont.Weight.Normal if is_place else QFont.Weight.Medium))
    painter.setPen(tokens.color("muted" if is_place else "accent"))
    painter.drawText(mark.rect, int(Qt.AlignmentFlag.AlignCenter), mark.words)
