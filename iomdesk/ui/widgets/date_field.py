"""A date that may be unknown: typed in any usual way, or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QWidget

from iomdesk.document.dates import format_date
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.dates_typed import DateNotUnderstood, read_date
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.fields import LineField
from iomdesk.ui.widgets.labels import set_look
from iomdesk.ui.widgets.layouts import row


class DateField(QWidget):
    """Hold a day or nothing; what is no date stays in red until it is mended and is not handed in."""

    committed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self.line = LineField(name, _("day.month.year"))
        self.line.committed.connect(self._on_typed)
        self._calendar: QCalendarWidget | None = None
        pick = IconButton("calendar", _("Pick a day"), self._pick)
        self.setLayout(row(self.line, pick, gap="xs"))
        self.setFocusProxy(self.line)

    @property
    def day(self) -> date | None:
        """Return the day that was understood last."""
        return self._day

    @property
    def is_understood(self) -> bool:
        """Say whether what stands in the field is a date or nothing."""
        return not self.line.property("isWrong")

    def show_stored(self, day: date | None) -> None:
        """Show what the desk holds, written out."""
        self._day = day
        self.line.show_stored(format_date(day, interface_language()) if day else "")
        self._mark(False)

    def flush(self) -> None:
        """Hand in what was typed."""
        self.line.flush()

    def _on_typed(self, typed: str) -> None:
        try:
            day = read_date(typed)
        except DateNotUnderstood:
            self._mark(True)
            return
        self._take(day)

    def _take(self, day: date | None) -> None:
        has_changed = day != self._day
        self.show_stored(day)
        if has_changed:
            self.committed.emit(day)

    def _mark(self, is_wrong: bool) -> None:
        set_look(self.line, isWrong=is_wrong)
        self.line.setToolTip(_("This is no date: type day, month and year.") if is_wrong else "")

    def _pick(self) -> None:
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlags(Qt.WindowType.Popup)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.clicked.connect(self._on_picked)
        if self._day is not None:
            self._calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._calendar.show()

    def _on_picked(self, picked: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self._take(date(picked.year(), picked.month(), picked.day()))
