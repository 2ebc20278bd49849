"""When a delegation came and left, each stay corrected by the clock of the place."""

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.queries.conduct_rows import Stay
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.time_field import TimeField


class Stays(QWidget):
    """Show the stays of a delegation, the first above; nothing where it was never there."""

    changed = Signal(int, object)
    """(stay, fields as for `edit_stay`)"""
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[StayFields] = []
        self._column = column(gap="xs")
        self.setLayout(self._column)

    def show_stays(self, stays: Sequence[Stay], zone: str) -> None:
        """Show stays in order of time."""
        while len(self.rows) < len(stays):
            self._add_row()
        for place, fields in enumerate(self.rows):
            fields.show_stay(stays[place] if place < len(stays) else None, zone)

    def _add_row(self) -> None:
        fields = StayFields(len(self.rows) + 1)
        fields.changed.connect(self.changed)
        fields.removed.connect(self.removed)
        self.rows.append(fields)
        self._column.addWidget(fields)


class StayFields(QWidget):
    """Show one stay of a delegation; hidden where it has no such."""

    changed = Signal(int, object)
    removed = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__()
        self._stay: Stay | None = None
        self._zone = ZoneInfo("UTC")
        self.arrived = TimeField(_("Time of arrival, stay {number}").format(number=number))
        self.left = TimeField(_("Time of departure, stay {number}").format(number=number))
        self.take_out = IconButton(
            "x", _("Take out stay {number}, noted by mistake").format(number=number), self._remove
        )
        self.setLayout(
            row(
                label(_("Came"), "field"),
                self.arrived,
                label(_("Left"), "field"),
                self.left,
                self.take_out,
                None,
            )
        )
        self.arrived.timeCommitted.connect(lambda moment: self._on_time("arrived_at", moment))
        self.left.timeCommitted.connect(lambda moment: self._on_time("left_at", moment))
        self.hide()

    def show_stay(self, stay: Stay | None, zone: str) -> None:
        """Show a stay, or nothing."""
        self._stay, self._zone = stay, ZoneInfo(zone)
        self.setVisible(stay is not None)
        if stay is not None:
            self.arrived.show_time(self._local(stay.arrived_at))
            self.left.show_time(self._local(stay.left_at) if stay.left_at else None)

    def _local(self, moment: datetime) -> time:
        return moment.astimezone(self._zone).time().replace(second=0, microsecond=0)

    def _remove(self) -> None:
        if self._stay is not None:
            self.removed.emit(self._stay.id)

    def _on_time(self, name: str, moment: object) -> None:
        stay = self._stay
        if stay is None or (name == "arrived_at" and moment is None):
            self.show_stay(stay, str(self._zone))
            return
        day = stay.arrived_at.astimezone(self._zone).date()
        at = datetime.combine(day, moment, self._zone) if isinstance(moment, time) else None
        self.changed.emit(stay.id, {name: at})
