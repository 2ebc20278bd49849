"""The outline of a paper: its headings with their page numbers, following the pages."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.report.page_layout import Place
from iomdesk.ui.report.workshop import PageHeading
from iomdesk.ui.tokens import current_tokens

Index = QModelIndex | QPersistentModelIndex
_PAGE_ROLE = int(Qt.ItemDataRole.UserRole)
_LEVEL_ROLE = _PAGE_ROLE + 1
_PAD, _INDENT, _PAGE_WIDTH, _HEIGHT = 10, 14, 30, 28


class HeadingModel(QAbstractListModel):
    """Hold the headings and the printed numbers of their pages."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: tuple[PageHeading, ...] = ()
        self._pages: tuple[str, ...] = ()

    def show_headings(self, headings: Sequence[PageHeading], pages: Sequence[str]) -> None:
        """Show other headings."""
        self.beginResetModel()
        self.headings, self._pages = tuple(headings), tuple(pages)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        heading, page = self.headings[index.row()], self._pages[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return heading.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{heading}, page {page}").format(heading=heading.label, page=page)
        return {_PAGE_ROLE: page, _LEVEL_ROLE: heading.level}.get(role)


class HeadingDelegate(QStyledItemDelegate):
    """Draw a heading, shortened where it is long, and its page."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current_tokens()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        level = int(index.data(_LEVEL_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selection" if is_chosen else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        painter.setFont(ui_font("body" if level == 0 else "small"))
        painter.setPen(tokens.color("text" if is_chosen or level == 0 else "muted"))
        room = option.rect.adjusted(_PAD + _INDENT * level, 0, -_PAGE_WIDTH - _PAD, 0)
        words = QFontMetrics(painter.font()).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(ui_font("small"))
        painter.setPen(tokens.color("faint"))
        at_right = QRect(option.rect).adjusted(0, 0, -_PAD, 0)
        painter.drawText(
            at_right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(index.data(_PAGE_ROLE))
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, _HEIGHT)


class HeadingList(QListView):
    """Choose a heading to go to it; the one being read is marked."""

    headingChosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = HeadingModel()
        self.setModel(self.model_)
        self.setItemDelegate(HeadingDelegate(self))
        self.setMouseTracking(True)
        self.setViewportMargins(8, 8, 8, 8)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Headings of the paper"))
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def show_headings(self, headings: Sequence[PageHeading], pages: Sequence[str]) -> None:
        """Show other headings."""
        self.model_.show_headings(headings, pages)

    def follow(self, place: Place) -> None:
        """Mark the heading under which a place stands."""
        places = [(one.page, one.top) for one in self.model_.headings]
        row = bisect_right(places, (place.page, place.share + 0.05)) - 1
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.model_.index(row))

    def _on_chosen(self, index: QModelIndex) -> None:
        heading = self.model_.headings[index.row()]
        self.headingChosen.emit(Place(heading.page, heading.top))
