"""Show who takes part as on the paper: the delegation on the left, its persons on the right."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from iomdesk.queries.participants import DelegationRow
from iomdesk.runtime.translations import _
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.participants.list_model import ENTRY_ROLE, DelegationModel, Entry
from iomdesk.ui.participants.words import member_line
from iomdesk.ui.tokens import Tokens, current_tokens
from iomdesk.ui.widgets.written_line import write_line

Index = QModelIndex | QPersistentModelIndex
HEADING_HEIGHT = 34
LINE_HEIGHT = 19
PADDING = 9
SIDE = 12
GAP = 12
NAME_SHARE = 0.36
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class DelegationDelegate(QStyledItemDelegate):
    """Draw headings with counts, and delegations with one line for each person."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, tokens = _entry(index), current_tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.row is None:
            _paint_heading(painter, option.rect, entry, tokens)
        else:
            _paint_ground(painter, option, tokens)
            _paint_row(painter, option.rect, entry.row, tokens)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, view = _entry(index).row, option.widget
        if row is None:
            return QSize(200, HEADING_HEIGHT)
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 500
        name, persons = _columns(QRect(0, 0, width, 0))
        height = _height(row.name, _name_font(), name.width())
        heights = sum(_height(words, ui_font(), persons.width()) for words in _person_lines(row))
        return QSize(200, max(height, heights) + 2 * PADDING)


class DelegationList(QListView):
    """Let the user go through the delegations; Enter goes to the persons, Delete removes, Ctrl+C copies."""

    currentRowChanged = Signal()
    opened = Signal()
    removeRequested = Signal()
    copyRequested = Signal()

    def __init__(self, model: DelegationModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegations = model
        self._is_filling = False
        self.setModel(model)
        self.setItemDelegate(DelegationDelegate(self))
        self.setAccessibleName(_("Delegations"))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def current_row(self) -> DelegationRow | None:
        """Return the delegation the keyboard is on."""
        return self.delegations.entry(self.currentIndex()).row

    def choose(self, delegation: int | None, else_near: int = 0) -> None:
        """Put the keyboard on a delegation, or on the one nearest to a line."""
        line = self.delegations.line_of(delegation)
        self.setCurrentIndex(
            self.delegations.index(line if line >= 0 else self.delegations.line_near(else_near))
        )

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Tell nobody which delegation is current while the list is filled anew."""
        self._is_filling = True
        try:
            yield
        finally:
            self._is_filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copyRequested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removeRequested.emit()
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, *_indexes: object) -> None:
        if not self._is_filling:
            self.currentRowChanged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _entry(index: Index) -> Entry:
    entry = index.data(ENTRY_ROLE)
    return entry if isinstance(entry, Entry) else Entry()


def _paint_heading(painter: QPainter, rect: QRect, entry: Entry, tokens: Tokens) -> None:
    font = ui_font("micro", QFont.Weight.DemiBold)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    words = entry.heading.upper()
    place = rect.adjusted(SIDE, 8, -SIDE, 0)
    write_line(painter, place, words, font, tokens.color("muted"))
    place.setLeft(place.left() + QFontMetrics(font).horizontalAdvance(words) + 8)
    write_line(painter, place, str(entry.count), ui_font("micro"), tokens.color("faint"))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    rect: QRect = option.rect.adjusted(2, 1, -4, -1)
    state: QStyle.StateFlag = option.state
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(tokens.color("selection"))
        painter.drawRoundedRect(rect, 7, 7)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(tokens.color("hover"))
        painter.drawRoundedRect(rect, 7, 7)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.color("accent"), 1))
        painter.drawRoundedRect(rect, 7, 7)
    painter.setPen(tokens.color("line"))
    painter.drawLine(rect.left() + 10, option.rect.bottom(), rect.right() - 10, option.rect.bottom())


def _paint_row(painter: QPainter, rect: QRect, row: DelegationRow, tokens: Tokens) -> None:
    name, place = _columns(rect)
    painter.setFont(_name_font())
    painter.setPen(tokens.color("text"))
    painter.drawText(name.adjusted(0, 1, 0, 4), WRAPPED, row.name)
    painter.setFont(ui_font())
    painter.setPen(tokens.color("muted" if row.members else "faint"))
    for words in _person_lines(row):
        place.setHeight(_height(words, ui_font(), place.width()))
        painter.drawText(place.adjusted(0, 1, 0, 4), WRAPPED, words)
        place.translate(0, place.height())


def _columns(rect: QRect) -> tuple[QRect, QRect]:
    """Part a row into the name and the persons, within its margins."""
    inner = rect.adjusted(SIDE, PADDING, -SIDE - GAP, -PADDING)
    width = int(inner.width() * NAME_SHARE)
    name = QRect(inner.left(), inner.top(), width, inner.height())
    return name, inner.adjusted(width + GAP, 0, 0, 0)


def _person_lines(row: DelegationRow) -> list[str]:
    return [member_line(member) for member in row.members] or [_("no person yet")]


def _height(words: str, font: QFont, width: int) -> int:
    room = QRect(0, 0, width, 10_000)
    return max(LINE_HEIGHT, QFontMetrics(font).boundingRect(room, WRAPPED, words).height() + 3)


def _name_font() -> QFont:
    return ui_font("body", QFont.Weight.Medium)
