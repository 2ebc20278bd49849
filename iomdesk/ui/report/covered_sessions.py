"""Which sessions a report covers: those that are ticked, and all of a period."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from iomdesk.queries.sessions import SessionRow
from iomdesk.runtime.translations import _
from iomdesk.services.report_views import ReportView
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.wrapped_list import WrappedList
from iomdesk.ui.wording import session_title, session_when_where

_NAME = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CoveredSessions(QWidget):
    """Tick sessions, or give the first and last day of a period, which takes all its sessions."""

    changed = Signal(object)
    """(scope of the report)"""

    def __init__(self) -> None:
        super().__init__()
        self._view: ReportView | None = None
        self.list = WrappedList(_("Sessions it covers"))
        self.start, self.end = DateField(_("First day of the period")), DateField(_("Last day of the period"))
        for field in (self.start, self.end):
            field.committed.connect(lambda _day: self._cover())
            field.setToolTip(_("A first and a last day: the report covers every session between them."))
        days = column(
            row(label(_("From"), "field"), self.start, gap="s"),
            row(label(_("To"), "field"), self.end, gap="s"),
            gap="xs",
        )
        self.setLayout(column(section(_("Sessions it covers")), self.list, days, gap="xs"))
        self.list.itemChanged.connect(lambda _item: self._cover())

    def show_view(self, view: ReportView) -> None:
        """Show the scope of a report."""
        self._view = view
        start, end = view.period or (None, None)
        self.start.show_stored(start)
        self.end.show_stored(end)

    def show_sessions(self, rows: Sequence[SessionRow]) -> None:
        """Show the sessions of the desk; its own and those of the period cannot be taken away one by one."""
        view = self._view
        if view is None:
            return
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in rows:
                item = QListWidgetItem(_words(one), self.list)
                item.setData(_NAME, one.id)
                item.setCheckState(_CHECKED if one.id in view.sessions else _UNCHECKED)
                if one.id == view.session or _is_between(one.start_on, view.period):
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.start.flush()
        self.end.flush()

    def _cover(self) -> None:
        """Hand in the scope; half a period is none yet."""
        every = [self.list.item(place) for place in range(self.list.count())]
        ticked = [
            int(one.data(_NAME))
            for one in every
            if one.checkState() == _CHECKED and one.flags() & Qt.ItemFlag.ItemIsEnabled
        ]
        scope: dict[str, object] = {"sessions": ticked} if ticked else {}
        start, end = self.start.day, self.end.day
        if (start is None) != (end is None):
            return
        if start is not None and end is not None:
            scope |= {"from": start.isoformat(), "to": end.isoformat()}
        self.changed.emit(scope)


def _is_between(day: date | None, period: tuple[date, date] | None) -> bool:
    return period is not None and day is not None and period[0] <= day <= period[1]


def _words(one: SessionRow) -> str:
    """Name a session, with its days where its name does not hold them."""
    parts = (session_title(one), session_when_where(one) if one.number else "")
    return " · ".join(filter(None, parts))
