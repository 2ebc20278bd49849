"""When a delegation came and left, corrected by the clock of the place."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.queries.conduct_rows import Stay
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import row
from iomdesk.ui.widgets.time_field import TimeField


class StayFields(QWidget):
    """Show the last stay of a delegation; hidden where it was never there."""

    changed = Signal(int, object)
    """(stay, fields as for `edit_stay`)"""

    def __init__(self) -> None:
        super().__init__()
        self._stay: Stay | None = None
        self._zone = ZoneInfo("UTC")
        self.arrived = TimeField(_("Time of arrival"))
        self.left = TimeField(_("Time of departure"))
        self.setLayout(
            row(label(_("Came"), "field"), self.arrived, label(_("Left"), "field"), self.left, None)
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

    def _on_time(self, name: str, moment: object) -> None:
        stay = self._stay
        if stay is None or (name == "arrived_at" and moment is None):
            self.show_stay(stay, str(self._zone))
            return
        day = stay.arrived_at.astimezone(self._zone).date()
        at = datetime.combine(day, moment, self._zone) if isinstance(moment, time) else None
        self.changed.emit(stay.id, {name: at})
