"""The State chosen: its records of membership and its places in groups."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from iomdesk.queries.states import GroupRow, PlaceRow, SchemeRow, StateOnDay
from iomdesk.runtime.translations import _
from iomdesk.ui.states.place_card import PlaceCard
from iomdesk.ui.states.record_card import RecordCard
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label, reference, section
from iomdesk.ui.widgets.layouts import column, empty, row, scrolled


class StatePanel(QStackedWidget):
    """Let everything about one State be edited by keyboard; cards stay while their records do."""

    recordAdded = Signal(str)
    recordEdited = Signal(int, str, object)
    recordRemoved = Signal(int)
    placeAdded = Signal(int, str)
    """(group, state)"""
    placeEdited = Signal(int, str, object)
    placeRemoved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ""
        self.records: dict[int, RecordCard] = {}
        self.places: dict[int, PlaceCard] = {}
        self._heading = label("", "title", wraps=True)
        self._code = reference("")
        self._no_record = label(_("Nothing is recorded about this State."), "muted", wraps=True)
        self.add_record = TextButton(_("Add a record"), "link", self._on_add, "plus")
        self.add_place = ChoiceField(_("Put into a group"), ())
        self._record_list, self._place_list = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.add_place.committed.connect(self._on_place)

    def show_state(self, row: StateOnDay | None, schemes: Sequence[SchemeRow]) -> None:
        """Show a State with its groups, or that none is chosen."""
        self.setCurrentIndex(0 if row else 1)
        if row is None:
            return
        groups = [(scheme, group) for scheme in schemes if scheme.is_used for group in scheme.groups]
        found = [(p, g) for _scheme, g in groups for p in g.states if p.state_iso3 == row.iso3]
        self._heading.setText(row.name)
        self._code.setText(row.iso3)
        if row.iso3 != self.state or not self._keeps(row, found):
            self.state = row.iso3
            self._rebuild(row, found)
        for record in row.memberships:
            self.records[record.id].show_record(record)
        for place, group in found:
            self.places[place.id].show_place(place, group.name)
        self._no_record.setVisible(not row.memberships)
        self._offer(groups)

    def flush(self) -> None:
        """Hand in what is being typed."""
        for record in self.records.values():
            record.flush()
        for place in self.places.values():
            place.flush()

    def go_in(self) -> None:
        """Put the keyboard into the first field, else on the button that makes one."""
        first = next(iter(self.records.values()), None)
        (first.kind if first else self.add_record).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _keeps(self, row: StateOnDay, places: Sequence[tuple[PlaceRow, GroupRow]]) -> bool:
        return [r.id for r in row.memberships] == list(self.records) and (
            [place.id for place, _group in places] == list(self.places)
        )

    def _rebuild(self, row: StateOnDay, places: Sequence[tuple[PlaceRow, GroupRow]]) -> None:
        empty(self._record_list)
        empty(self._place_list)
        self.records = {record.id: RecordCard(record) for record in row.memberships}
        self.places = {place.id: PlaceCard(place, group.name) for place, group in places}
        for record in self.records.values():
            record.edited.connect(self.recordEdited)
            record.removeRequested.connect(self.recordRemoved)
            self._record_list.addWidget(record)
        for place in self.places.values():
            place.edited.connect(self.placeEdited)
            place.removeRequested.connect(self.placeRemoved)
            self._place_list.addWidget(place)

    def _offer(self, groups: Sequence[tuple[SchemeRow, GroupRow]]) -> None:
        self.add_place.clear()
        self.add_place.addItem(_("Put into a group…"), None)
        for scheme, group in groups:
            self.add_place.addItem(f"{scheme.name} · {group.name}", group.id)
        self.add_place.setVisible(bool(groups))

    def _lay_out(self) -> None:
        head = row(self._heading, self._code)
        head.setStretchFactor(self._heading, 1)
        content = QWidget()
        content.setLayout(
            column(
                head,
                8,
                section(_("Membership")),
                self._no_record,
                self._record_list,
                row(self.add_record, None),
                8,
                section(_("Groups")),
                self._place_list,
                self.add_place,
                None,
                margins=(0, 0, 8, 8),
            )
        )
        self.addWidget(scrolled(content))
        nothing = _("Choose a State to see what is recorded about it; Enter leads from the list to here.")
        self.addWidget(EmptyState("globe", _("No State chosen"), nothing))
        self.setCurrentIndex(1)

    def _on_add(self) -> None:
        self.recordAdded.emit(self.state)

    def _on_place(self, group: object) -> None:
        if isinstance(group, int):
            self.placeAdded.emit(group, self.state)
