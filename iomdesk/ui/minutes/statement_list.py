"""What was said on an item, to be ticked for a paragraph: speaker, sense, notes, and whether it is used."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from iomdesk.queries.interventions import InterventionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.wording import intervention_kinds, stances, word_for

_ID = int(Qt.ItemDataRole.UserRole)
_MOST_SHOWN = 6
_HEIGHT = 44


class StatementList(QListWidget):
    """Tick with the space bar or the mouse; Ctrl+A ticks all or none, Enter drafts."""

    ticked = Signal()
    draftWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Interventions on the item"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    @property
    def chosen(self) -> tuple[int, ...]:
        """Return the interventions that are ticked, in the order of speaking."""
        return tuple(int(item.data(_ID)) for item in self._items() if _is_ticked(item))

    def show_rows(self, rows: Sequence[InterventionRow], used: frozenset[int]) -> None:
        """Show these interventions; those still there stay ticked."""
        chosen = set(self.chosen)
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                self.addItem(_item(row, row.id in used, row.id in chosen))
        self.setFixedHeight(min(len(rows), _MOST_SHOWN) * _HEIGHT + 6)
        if set(self.chosen) != chosen:
            self.ticked.emit()

    def tick(self, ids: Iterable[int]) -> None:
        """Tick these, and only these."""
        wanted = set(ids)
        with QSignalBlocker(self):
            for item in self._items():
                item.setCheckState(_state(int(item.data(_ID)) in wanted))
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.draftWanted.emit()
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            every = tuple(int(item.data(_ID)) for item in self._items())
            self.tick(() if self.chosen == every else every)
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(place) for place in range(self.count())]


def _item(row: InterventionRow, is_used: bool, is_ticked: bool) -> QListWidgetItem:
    first = " · ".join(part for part in (_who(row), word_for(stances(), row.stance)) if part)
    notes = " ".join(row.summary.split()) or _("no notes")
    second = " · ".join([*([_("in the text")] if is_used else []), notes])
    item = QListWidgetItem(f"{first}\n{second}")
    item.setData(_ID, row.id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(_state(is_ticked))
    item.setToolTip("\n".join((first, word_for(attribution_words(), row.attribution), notes)))
    return item


def attribution_words() -> dict[object, str]:
    """Say how far a statement may be attributed."""
    return {
        "named": _("may be named"),
        "listed": _("listed among the speakers"),
        "anonymous": _("not attributed"),
    }


def _who(row: InterventionRow) -> str:
    speaker = row.speaker or word_for(intervention_kinds(), row.kind)
    return f"{speaker} ({row.on_behalf_of})" if row.on_behalf_of else speaker


def _state(is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
