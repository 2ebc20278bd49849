"""The agenda as an outline: which item is being written, and which already have minutes."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from iomdesk.queries.agenda import ItemRow
from iomdesk.runtime.translations import _
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.icons import pixmap
from iomdesk.ui.tokens import current_tokens

Index = QModelIndex | QPersistentModelIndex
TICK_ROLE = int(Qt.ItemDataRole.UserRole)

_PAD_X, _PAD_Y, _INDENT, _NUMBER, _TICK = 10, 7, 14, 28, 22


class OutlineModel(QAbstractListModel):
    """Hold the items in reading order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ItemRow, ...] = ()
        self._ticks: dict[int, bool] = {}

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """Return the items."""
        return self._rows

    def show_rows(self, rows: Sequence[ItemRow]) -> None:
        """Show other items."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._ticks = {row.id: row.has_minutes for row in rows}
        self.endResetModel()

    def tick(self, item: int, has_minutes: bool) -> None:
        """Note that an item got its first words, or lost its last."""
        place = self.place_of(item)
        if place is not None and self._ticks[item] != has_minutes:
            self._ticks[item] = has_minutes
            index = self.index(place)
            self.dataChanged.emit(index, index)

    def place_of(self, item: int | None) -> int | None:
        """Return where an item stands, or None."""
        return next((place for place, row in enumerate(self._rows) if row.id == item), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self._rows[index.row()]
        if role == TICK_ROLE:
            return self._ticks[row.id]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.full_number} {row.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = _("has minutes") if self._ticks[row.id] else _("no minutes yet")
            return f"{row.full_number} {row.title}, {state}"
        return None


class OutlineDelegate(QStyledItemDelegate):
    """Draw number, title on as many lines as it takes, and a tick."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, tokens = _row(index), current_tokens()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selection" if is_chosen else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        title = _title_rect(option.rect, row)
        painter.setFont(ui_font())
        painter.setPen(tokens.color("faint"))
        painter.drawText(title.translated(-_NUMBER, 0), Qt.AlignmentFlag.AlignTop, row.number)
        painter.setPen(tokens.color("text" if is_chosen else "muted"))
        painter.drawText(title, Qt.TextFlag.TextWordWrap, row.title)
        if index.data(TICK_ROLE):
            tick = pixmap("check", tokens.good, 14, painter.device().devicePixelRatio())
            painter.drawPixmap(option.rect.right() - _TICK + 2, title.top() + 1, tick)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 220
        row = _row(index)
        room = _title_rect(QRect(0, 0, width, 0), row).width()
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = QFontMetrics(ui_font()).boundingRect(QRect(0, 0, room, 10_000), flags, row.title or "x")
        return QSize(width, needed.height() + 2 * _PAD_Y)


class Outline(QListView):
    """Choose an item; Enter goes on to its text."""

    itemChosen = Signal(int)
    textWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = OutlineModel(self)
        self._wanted: int | None = None
        self.setModel(self.rows)
        self.setItemDelegate(OutlineDelegate(self))
        self.setMouseTracking(True)
        self.setViewportMargins(8, 10, 8, 8)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Items of the agenda"))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(lambda _index: self.textWanted.emit())

    @property
    def item(self) -> int | None:
        """Return the item chosen."""
        index = self.currentIndex()
        return _row(index).id if index.isValid() else None

    def show_rows(self, rows: Sequence[ItemRow]) -> None:
        """Show other items and stay on the one chosen, or go to the first."""
        wanted, self._wanted = self._wanted or self.item, None
        self.rows.show_rows(rows)
        place = self.rows.place_of(wanted)
        if rows:
            self.setCurrentIndex(self.rows.index(place or 0))

    def choose(self, item: int) -> None:
        """Go to an item, now or when the agenda has come."""
        place = self.rows.place_of(item)
        self._wanted = item if place is None else None
        if place is not None:
            self.setCurrentIndex(self.rows.index(place))

    def step(self, by: int) -> None:
        """Go to the next item (1) or the one before (-1)."""
        place = self.currentIndex().row() + by
        if 0 <= place < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew: their heights follow the width, which Qt does not reckon with."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.itemChosen.emit(_row(current).id)


def _row(index: Index) -> ItemRow:
    model = index.model()  # not through `data`: Qt makes a list of a tuple
    assert isinstance(model, OutlineModel)
    return model.rows[index.row()]


def _title_rect(rect: QRect, row: ItemRow) -> QRect:
    left = _PAD_X + _NUMBER + _INDENT * row.depth
    return rect.adjusted(left, _PAD_Y, -_TICK - 4, -_PAD_Y)
