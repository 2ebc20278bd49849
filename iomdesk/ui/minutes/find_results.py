"""What was found in the minutes of a meeting, item by item, with the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from iomdesk.document.minutes_search import Hit
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.tokens import current_tokens

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
MOST_SHOWN = 500
_ROW, _PAD, _INDENT = 26, 10, 18
_SHARE = 0.42  # of the width, for what stands before


@dataclass(frozen=True, slots=True)
class FoundItem:
    """Hold what was found in the minutes of an item."""

    item_id: int
    heading: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of the list: a heading has no hit."""

    item_id: int
    words: str
    hit: Hit | None = None


class ResultsModel(QAbstractListModel):
    """Hold the lines of what was found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self._found: tuple[FoundItem, ...] = ()
        self.given: str | None = None

    def show_found(self, found: Sequence[FoundItem]) -> None:
        """Show what was found; of very much only the beginning."""
        self.beginResetModel()
        self._found = tuple(found)
        self.lines = tuple(_lines(found))
        self.endResetModel()

    def count_unlike(self, given: str) -> int:
        """Count the places that do not read like this already."""
        return sum(hit.found != given for item in self._found for hit in item.hits)

    def preview(self, given: str | None) -> None:
        """Show what would stand in the place of what was found; None shows nothing of the kind."""
        if given != self.given:
            self.given = given
            if self.lines:
                self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()]
        is_hit = line.hit is not None
        return (
            (Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable) if is_hit else Qt.ItemFlag.NoItemFlags
        )

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.words
        return None


class ResultsDelegate(QStyledItemDelegate):
    """Draw what was found between the words around it, and what would take its place."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, tokens = index.data(LINE_ROLE), current_tokens()
        assert isinstance(line, Line)
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver) and line.hit:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.fillRect(option.rect, tokens.color("selection" if is_chosen else "hover"))
        rect = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if line.hit is None:
            _draw(painter, rect, line.words, "muted", _font(QFont.Weight.DemiBold))
        else:
            model = index.model()
            given = model.given if isinstance(model, ResultsModel) else None
            _draw_hit(painter, rect.adjusted(_INDENT, 0, 0, 0), line.hit, given)
        painter.restore()


class ResultsList(QListView):
    """Choose a place that was found; Enter goes on to it in its text."""

    hitChosen = Signal(int, object)
    """(item, hit)"""
    hitWanted = Signal(int, object)
    """(item, hit): the same, to go on writing there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = ResultsModel(self)
        self.setModel(self.results)
        self.setItemDelegate(ResultsDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(_("Places found"))
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now, self.hitChosen))
        self.activated.connect(lambda index: self._tell(index, self.hitWanted))

    @property
    def current(self) -> Line | None:
        """Return the place that is chosen."""
        index = self.currentIndex()
        line = index.data(LINE_ROLE) if index.isValid() else None
        return line if isinstance(line, Line) and line.hit is not None else None

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1); around the end it goes on."""
        places = [row for row, line in enumerate(self.results.lines) if line.hit is not None]
        if not places:
            return
        at = self.currentIndex().row()
        later = [row for row in places if row > at] if by > 0 else [row for row in places if row < at]
        chosen = (later[0] if by > 0 else later[-1]) if later else places[0 if by > 0 else -1]
        self.setCurrentIndex(self.results.index(chosen))

    def choose_from(self, row: int) -> None:
        """Choose the first place on or after a line, as after the one there was replaced."""
        places = [place for place, line in enumerate(self.results.lines) if line.hit is not None]
        if places:
            chosen = next((place for place in places if place >= row), places[-1])
            self.setCurrentIndex(self.results.index(chosen))

    def _tell(self, index: QModelIndex, signal: object) -> None:
        line = index.data(LINE_ROLE) if index.isValid() else None
        if isinstance(line, Line) and line.hit is not None:
            signal.emit(line.item_id, line.hit)  # type: ignore[attr-defined]


def _lines(found: Sequence[FoundItem]) -> list[Line]:
    lines: list[Line] = []
    left = MOST_SHOWN
    for item in found:
        if left <= 0:
            break
        lines.append(Line(item.item_id, f"{item.heading}  ({len(item.hits)})"))
        shown = item.hits[:left]
        lines.extend(Line(item.item_id, f"{hit.before}{hit.found}{hit.after}", hit) for hit in shown)
        left -= len(shown)
    more = sum(len(item.hits) for item in found) - (MOST_SHOWN - left)
    if more > 0:
        words = ngettext("and {count} more place", "and {count} more places", more)
        lines.append(Line(0, words.format(count=more)))
    return lines


def _draw_hit(painter: QPainter, rect: QRect, hit: Hit, given: str | None) -> None:
    plain = _font()
    before = QFontMetrics(plain).elidedText(
        hit.before, Qt.TextElideMode.ElideLeft, round(rect.width() * _SHARE)
    )
    left = _draw(painter, rect, before, "muted", plain)
    if given is None or given == hit.found:
        left = _draw(painter, left, hit.found, "text", _font(QFont.Weight.Bold))
    else:
        left = _draw(painter, left, hit.found, "danger", _font(struck=True))
        left = _draw(painter, left, given, "good", _font(underlined=True))
    _draw(painter, left, hit.after, "muted", plain)


def _draw(painter: QPainter, rect: QRect, words: str, color: str, font: QFont) -> QRect:
    """Draw words at the left of a rectangle; return what is left of it."""
    painter.setFont(font)
    painter.setPen(current_tokens().color(color))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, flags, shown)
    return rect.adjusted(QFontMetrics(font).horizontalAdvance(shown), 0, 0, 0)


def _font(
    weight: QFont.Weight = QFont.Weight.Normal, *, struck: bool = False, underlined: bool = False
) -> QFont:
    font = QFont(ui_font())
    font.setWeight(weight)
    font.setStrikeOut(struck)
    font.setUnderline(underlined)
    return font
