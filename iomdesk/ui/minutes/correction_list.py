"""The corrections received, filtered as is typed; decided by a key."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from iomdesk.document.text_search import find_words
from iomdesk.queries.approval import CorrectionRow
from iomdesk.queries.approval_words import correction_statuses
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.wrapped_list import WrappedList

_KEY = int(Qt.ItemDataRole.UserRole)
_LONGEST = 90
_LEAST_WIDTH = 240


class _Rows(WrappedList):
    pressed_key = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if event.key() == Qt.Key.Key_Delete:
            self.pressed_key.emit("Del")
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and letter in "ARMEN" and letter:
            self.pressed_key.emit(letter)
        else:
            super().keyPressEvent(event)


class CorrectionList(QWidget):
    """Show the corrections; A accepts, M amends, R refuses, E corrects what was noted, N notes one."""

    chosen = Signal(object)
    """(CorrectionRow or None)"""
    keyPressed = Signal(str)
    addWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[CorrectionRow] = ()
        self.filter = FilterLine(_("Filter: delegation, paragraph, words"))
        self.rows = _Rows(_("Corrections received"))
        self._count = label("", "small", wraps=True)
        self.add = TextButton(_("New correction"), "", self.addWanted.emit, "plus")
        self.add.setToolTip("N")
        self.filter.textChanged.connect(lambda _text: self._fill(self.current_id))
        self.filter.wentDown.connect(self._into_list)
        self.filter.accepted.connect(lambda _shift: self._into_list())
        self.rows.currentItemChanged.connect(lambda *_: self.chosen.emit(self.current))
        self.rows.pressed_key.connect(self.keyPressed)
        keys = label(_("A accept · M amend · R refuse · E correct · N new · Del trash"), "small", wraps=True)
        self.rows.setMinimumWidth(_LEAST_WIDTH)
        self.setLayout(column(self.filter, row(self._count, None, self.add), self.rows, keys, gap="s"))

    @property
    def current(self) -> CorrectionRow | None:
        """Return the correction that is looked at."""
        return next((one for one in self._all if one.id == self.current_id), None)

    @property
    def current_id(self) -> int | None:
        """Return its id."""
        item = self.rows.currentItem()
        return None if item is None else int(item.data(_KEY))

    def show_rows(self, rows: Sequence[CorrectionRow], wanted: int | None = None) -> None:
        """Show other corrections, and stay on the one looked at or go to another."""
        self._all = rows
        self._fill(wanted or self.current_id)

    def go_on(self) -> None:
        """Go to the next one that is not decided."""
        start = self.rows.currentRow()
        shown = [self.rows.item(place) for place in range(self.rows.count())]
        pending = {one.id for one in self._all if one.status == "received"}
        order = [*range(start + 1, len(shown)), *range(start)]
        place = next((one for one in order if int(shown[one].data(_KEY)) in pending), None)
        if place is not None:
            self.rows.setCurrentRow(place)

    def _fill(self, wanted: int | None) -> None:
        typed = self.filter.text().strip()
        shown = [one for one in self._all if not typed or find_words(_words(one), typed)]
        with QSignalBlocker(self.rows):
            self.rows.clear()
            for one in shown:
                item = QListWidgetItem(_words(one))
                item.setData(_KEY, one.id)
                item.setToolTip(f"{one.old_text} → {one.final_text or one.new_text}")
                self.rows.addItem(item)
            places = [place for place, one in enumerate(shown) if one.id == wanted]
            if shown:
                self.rows.setCurrentRow(places[0] if places else 0)
        pending = sum(one.status == "received" for one in self._all)
        words = ngettext("{count} correction to decide", "{count} corrections to decide", pending)
        self._count.setText(words.format(count=pending))
        self.chosen.emit(self.current)

    def _into_list(self) -> None:
        self.rows.setFocus()


def _words(one: CorrectionRow) -> str:
    parts = [_("§ {number}").format(number=one.paragraph), one.language.upper()]
    parts += [one.delegation] if one.delegation else []
    parts += [_("late")] if one.is_late else []
    status = correction_statuses()[one.status]
    change = f"{_short(one.old_text)} → {_short(one.final_text or one.new_text)}"
    if one.reason:
        status = _("{speaker}: {words}").format(speaker=status, words=one.reason)
    return f"{' · '.join(parts)}\n{change}\n{status}"


def _short(words: str) -> str:
    plain = " ".join(words.split()) or "–"
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rstrip() + "…"
