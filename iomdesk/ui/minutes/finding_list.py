"""The findings of the linter as a list: the rule, what is written and what is offered, and why."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from iomdesk.document.linting.rule_words import rule_titles
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.text.checks import Found
from iomdesk.ui.tokens import current_tokens

MOST = 200
"""More findings than this nobody goes through in a list; the others show when these are done."""

_ROLE = int(Qt.ItemDataRole.UserRole)
_LONGEST = 60
_SIDE = 10
_AIR = 7
_GAP = 2
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
# An unbreakable space shows as in Word.
_SHOWN = str.maketrans({"\u00a0": "°", "\n": " "})

_REACH = 24
_WORD_BEFORE = re.compile(r"\S*\s?\Z")
_WORD_BEHIND = re.compile(r"\s?\S*")

Index = QModelIndex | QPersistentModelIndex


class FindingRow:
    """Hold a finding with the words it was made of."""

    def __init__(self, found: Found, paragraph: str) -> None:
        start, end, _why, offer = found.spot
        self.found = found
        self.text = paragraph[start:end]
        self.title = _title(found.rule, interface_language())
        before, behind = _beside(paragraph, start, end) if offer is not None else ("", "")
        right = None if offer is None else f"{before}{offer}{behind}"
        self.change = _change(f"{before}{self.text}{behind}", right)

    @property
    def spoken(self) -> str:
        """Return all of it for screen readers."""
        return ". ".join((self.title, self.change, self.found.spot.why))


class FindingModel(QAbstractListModel):
    """Hold the findings that are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Sequence[Found] = ()
        self._paragraph: Callable[[Found], str] = lambda _found: ""
        self._made: dict[int, FindingRow] = {}

    @property
    def rows(self) -> list[FindingRow]:
        """Return all rows."""
        return [self.row(place) for place in range(len(self._found))]

    def row(self, place: int) -> FindingRow:
        """Return a row, made when it is first wanted."""
        made = self._made.get(place)
        if made is None:
            found = self._found[place]
            made = self._made[place] = FindingRow(found, self._paragraph(found))
        return made

    def show_found(self, found: Sequence[Found], paragraph: Callable[[Found], str]) -> None:
        """Show others; `paragraph` gives the words they were found in."""
        self.beginResetModel()
        self._found, self._paragraph = found, paragraph
        self._made = {}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._found):
            return None
        one = self.row(index.row())
        if role == _ROLE:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one.spoken
        return None


class FindingDelegate(QStyledItemDelegate):
    """Draw the rule small, the change in full, and why below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(_ROLE)
        if not isinstance(one, FindingRow):
            return
        tokens = current_tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selection" if is_selected else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        top = option.rect.top() + _AIR
        for words, font, color in _parts(one):
            painter.setFont(font)
            painter.setPen(tokens.color(color))
            room = QRect(option.rect.left() + _SIDE, top, option.rect.width() - 2 * _SIDE, 10_000)
            used = painter.boundingRect(room, _WRAP, words)
            painter.drawText(room, _WRAP, words)
            top += used.height() + _GAP
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        one = index.data(_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, _height(one, width) if isinstance(one, FindingRow) else 0)


class FindingList(QListView):
    """List findings: Enter takes what is offered, Delete leaves it as it is, moving shows the place."""

    chosen = Signal(object)
    taken = Signal(object)
    ignored = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Findings"))
        self.findings = FindingModel(self)
        self.setModel(self.findings)
        self.setItemDelegate(FindingDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(20)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(_ROLE)))
        self.doubleClicked.connect(lambda index: self.taken.emit(index.data(_ROLE)))

    @property
    def current(self) -> FindingRow | None:
        """Return the finding that is chosen."""
        found = self.currentIndex().data(_ROLE)
        return found if isinstance(found, FindingRow) else None

    def show_found(self, found: Sequence[Found], paragraph: Callable[[Found], str]) -> None:
        """Show other findings, keeping the place in the list."""
        place = self.currentIndex().row()
        self.findings.show_found(found[:MOST], paragraph)
        if found and place >= 0:
            self.setCurrentIndex(self.findings.index(min(place, min(len(found), MOST) - 1)))

    def choose(self, place: int) -> None:
        """Choose a finding by its place in the list."""
        index = self.findings.index(place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, one = event.key(), self.current
        if one is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(one)
        elif one is not None and key == Qt.Key.Key_Delete:
            self.ignored.emit(one)
        else:
            super().keyPressEvent(event)
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.current is not None:
                self.chosen.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


@cache
def _title(rule: str, _language: str) -> str:
    return rule_titles().get(rule, rule)


def _height(one: FindingRow, width: int) -> int:
    return _measured(one.title, one.change, one.found.spot.why, max(80, width - 2 * _SIDE))


@lru_cache(maxsize=4096)
def _measured(title: str, change: str, why: str, width: int) -> int:
    """Measure once what is measured again with every change of the text."""
    room = QRect(0, 0, width, 10_000)
    heights = [
        QFontMetrics(font).boundingRect(room, _WRAP, words).height() + _GAP
        for words, font, _color in _styled(title, change, why)
    ]
    return sum(heights) - _GAP + 2 * _AIR


def _parts(one: FindingRow) -> tuple[tuple[str, QFont, str], ...]:
    return _styled(one.title, one.change, one.found.spot.why)


def _styled(title: str, change: str, why: str) -> tuple[tuple[str, QFont, str], ...]:
    return (
        (title, ui_font("micro"), "muted"),
        (change, ui_font("body", QFont.Weight.Medium), "text"),
        (why, ui_font("small"), "muted"),
    )


def _beside(paragraph: str, start: int, end: int) -> tuple[str, str]:
    """Return the rest of the words that a sign stands in or beside: alone it would say little."""
    if any(letter.isalnum() for letter in paragraph[start:end]):
        return "", ""
    before = _WORD_BEFORE.search(paragraph[max(0, start - _REACH) : start])
    behind = _WORD_BEHIND.match(paragraph[end : end + _REACH])
    return before[0] if before else "", behind[0] if behind else ""


def _change(text: str, offer: str | None) -> str:
    """Show what is written and what is offered; an unbreakable space shows as a sign, as do spaces alone."""
    written = _visible(text)
    if offer is None:
        return written
    if not offer:
        return _("{text} → nothing").format(text=written)
    return f"{written} → {_visible(offer)}"


def _visible(text: str) -> str:
    shown = text.translate(_SHOWN)
    if not shown.strip():
        shown = "·" * len(shown)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 20]}…{shown[-18:]}"
