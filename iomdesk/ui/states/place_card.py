"""A State's place in one group, edited in place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from iomdesk.queries.states import PlaceRow
from iomdesk.runtime.translations import _
from iomdesk.ui.states.day_fields import DayFields
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class PlaceCard(QFrame):
    """Show since when a State stands in a group, and whether it only aligns itself with it."""

    edited = Signal(int, str, object)
    """(place, field, value)"""
    removeRequested = Signal(int)

    def __init__(self, place: PlaceRow, group: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.id = place.id
        self.days = DayFields({"from_on": _("First day"), "until_on": _("Last day")})
        self.aligned = QCheckBox(_("Only aligns itself with the group"))
        self._name = label(group, "strong", wraps=True)
        remove = IconButton("x", _("Take out of the group"), lambda: self.removeRequested.emit(self.id))
        head = row(self._name, remove)
        head.setStretchFactor(self._name, 1)
        self.setLayout(column(head, self.days, self.aligned, margins=(12, 8, 12, 8)))
        self.aligned.clicked.connect(lambda on: self.edited.emit(self.id, "is_aligned_only", on))
        self.days.edited.connect(lambda name, day: self.edited.emit(self.id, name, day))
        self.show_place(place, group)

    def show_place(self, place: PlaceRow, group: str) -> None:
        """Show what the desk holds."""
        self._name.setText(group)
        self.aligned.setChecked(place.is_aligned_only)
        self.days.show_days({"from_on": place.from_on, "until_on": place.until_on})

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.days.flush()
