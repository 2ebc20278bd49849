"""The head of the room: the item being treated, its time, and the way to another one."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from iomdesk.document.schedule import PlannedItem, durations_of
from iomdesk.queries.agenda import ItemRow
from iomdesk.queries.conduct_rows import RoomView
from iomdesk.runtime.translations import _
from iomdesk.ui.seance.time_label import TimeLabel
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class ItemHead(QFrame):
    """Show the item with its number and title, and how much of its planned time it has taken."""

    itemChosen = Signal(int)
    beginRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._room: RoomView | None = None
        self._item: int | None = None
        self._planned = 0
        self.title: QLabel = label("", "strong", wraps=True)
        self.state: QLabel = label("", "small")
        self.time = TimeLabel("strong")
        self.begin = TextButton("", "", self.beginRequested.emit)
        self.begin.setToolTip("F5")
        self.choice = ChoiceField(_("Go to an item"), [])
        self.choice.setToolTip(_("Begins another item (Shift+F5)"))
        self.choice.committed.connect(lambda item: self.itemChosen.emit(int(str(item))))
        self.choice.setMinimumContentsLength(14)
        named = row(self.title, self.time)
        named.setStretchFactor(self.title, 1)
        above = row(self.state, None, self.begin, self.choice)
        self.setLayout(column(above, named, gap="xs", margins=(16, 10, 14, 0)))

    def show_room(self, room: RoomView, item: int | None) -> None:
        """Show an item of the room."""
        self._room, self._item = room, item
        row_ = next((one for one in room.agenda.items if one.id == item), None)
        if row_ is None:
            return
        self.title.setText(_named(row_))
        is_going_on = room.item == item
        self.state.setText(_("Item being treated") if is_going_on else _("Item to come"))
        self.begin.setText(_("Next item") if is_going_on else _("Begin this item"))
        items = [PlannedItem(one.id, one.parent_id, one.planned_minutes) for one in room.agenda.items]
        self._planned = durations_of(items)[row_.id] * 60
        self._show_choices(room)
        self.choice.show_stored(item)

    def tick(self, now: datetime) -> None:
        """Show the time of the item."""
        if self._room is None or self._item is None:
            return
        seconds = self._room.spent.get(self._item, 0)
        if self._room.item == self._item and self._room.since is not None:
            seconds += max(0, round((now - self._room.since).total_seconds()))
        self.time.show_time(seconds, self._planned)

    def _show_choices(self, room: RoomView) -> None:
        wanted = [(one.id, _named(one)) for one in room.agenda.items]
        shown = [(self.choice.itemData(at), self.choice.itemText(at)) for at in range(self.choice.count())]
        if shown != wanted:
            self.choice.clear()
            for id_, words in wanted:
                self.choice.addItem(words, id_)


def _named(row_: ItemRow) -> str:
    return " ".join(part for part in (row_.full_number, row_.title) if part)
