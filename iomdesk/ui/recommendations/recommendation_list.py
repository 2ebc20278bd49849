"""The recommendations of a session as a list: number, first words, where they come from, how far they are."""

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
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from iomdesk.queries.recommendations import RecommendationRow
from iomdesk.runtime.translations import _
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.recommendations.words import first_words, statuses
from iomdesk.ui.tokens import current_tokens
from iomdesk.ui.wording import word_for

Index = QModelIndex | QPersistentModelIndex
_ROW = int(Qt.ItemDataRole.UserRole)
_WORDS = _ROW + 1
_PAD, _NUMBER, _LINES = 10, 26, 3


class RecommendationModel(QAbstractListModel):
    """Hold the recommendations in order of their numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[RecommendationRow, ...] = ()
        self._language = "fr"

    def show_rows(self, rows: Sequence[RecommendationRow], language: str) -> None:
        """Show other recommendations; the same ones in place where nothing but their contents changed."""
        is_same = [row.id for row in rows] == [row.id for row in self.rows]
        if not is_same:
            self.beginResetModel()
        self.rows, self._language = tuple(rows), language
        if is_same and rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        elif not is_same:
            self.endResetModel()

    def place_of(self, recommendation: int | None) -> int | None:
        """Return where a recommendation stands, or None."""
        return next((place for place, row in enumerate(self.rows) if row.id == recommendation), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.rows[index.row()]
        words = first_words(row.paragraphs, self._language) or _("no text yet")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.number}, {words}, {word_for(statuses(), row.status)}"
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.number} {words}"
        return {_ROW: row, _WORDS: words}.get(role)


class RecommendationDelegate(QStyledItemDelegate):
    """Draw number, up to three lines of words, and item and status below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, words, tokens = _row(index), str(index.data(_WORDS)), current_tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selection" if is_chosen else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        text = _text_rect(option.rect)
        painter.setFont(ui_font("body", QFont.Weight.DemiBold))
        painter.setPen(tokens.color("text"))
        painter.drawText(text.translated(-_NUMBER, 0), Qt.AlignmentFlag.AlignTop, str(row.number))
        painter.setFont(ui_font())
        painter.drawText(text, Qt.TextFlag.TextWordWrap, _shortened(words, text.width()))
        painter.setFont(ui_font("small"))
        painter.setPen(tokens.color("muted"))
        below = text.adjusted(0, _words_height(words, text.width()) + 4, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignTop, _second_line(row))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 240
        room = _text_rect(QRect(0, 0, width, 0)).width()
        small = QFontMetrics(ui_font("small")).height()
        return QSize(width, _words_height(str(index.data(_WORDS)), room) + small + 4 + 2 * _PAD)


class RecommendationList(QListView):
    """Choose a recommendation."""

    recommendationChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RecommendationModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RecommendationDelegate(self))
        self.setMouseTracking(True)
        self.setViewportMargins(8, 4, 8, 8)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Recommendations"))
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def chosen(self) -> RecommendationRow | None:
        """Return the recommendation chosen."""
        index = self.currentIndex()
        return _row(index) if index.isValid() else None

    def show_rows(self, rows: Sequence[RecommendationRow], language: str) -> None:
        """Show other recommendations and stay on the one chosen, or near where it was."""
        former, place = self.chosen, self.currentIndex().row()
        self.rows.show_rows(rows, language)
        again = self.rows.place_of(former.id if former else None)
        if again is None and rows:
            again = min(max(place, 0), len(rows) - 1)
        if again is not None and again != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(again))

    def choose(self, recommendation: int) -> None:
        """Go to a recommendation."""
        place = self.rows.place_of(recommendation)
        if place is not None:
            self.setCurrentIndex(self.rows.index(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew: their heights follow the width, which Qt does not reckon with."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.recommendationChosen.emit(_row(current).id)


def _row(index: Index) -> RecommendationRow:
    row = index.data(_ROW)
    assert isinstance(row, RecommendationRow)
    return row


def _second_line(row: RecommendationRow) -> str:
    item = _("item {number}").format(number=row.item_number) if row.item_number else ""
    parts = (*row.clause_references, item, word_for(statuses(), row.status))
    return " · ".join(part for part in parts if part)


def _text_rect(rect: QRect) -> QRect:
    return rect.adjusted(_PAD + _NUMBER, _PAD, -_PAD, -_PAD)


def _words_height(words: str, width: int) -> int:
    metrics = QFontMetrics(ui_font())
    wrapped = metrics.boundingRect(
        QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), _shortened(words, width)
    )
    return wrapped.height()


def _shortened(words: str, width: int) -> str:
    """Cut to about three lines: wrapping at words leaves each line a little short of the width."""
    room = width * _LINES - width // 2
    return QFontMetrics(ui_font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
