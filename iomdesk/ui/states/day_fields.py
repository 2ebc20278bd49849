"""Days below one another, each beside its name: written out, a date is wider than half a panel."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from iomdesk.ui.tokens import SPACE
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.labels import label


class DayFields(QWidget):
    """Hold days by the names of their fields."""

    edited = Signal(str, object)
    """(field, day or None)"""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.fields = {name: DateField(shown) for name, shown in words.items()}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE["m"])
        grid.setVerticalSpacing(SPACE["xs"])
        grid.setColumnStretch(1, 1)
        for place, (name, field) in enumerate(self.fields.items()):
            named = label(words[name], "small")
            named.setMinimumWidth(110)
            named.setBuddy(field)
            grid.addWidget(named, place, 0)
            grid.addWidget(field, place, 1)
            field.committed.connect(lambda day, name=name: self.edited.emit(name, day))
        self.setLayout(grid)

    def show_days(self, days: Mapping[str, date | None]) -> None:
        """Show what the desk holds."""
        for name, field in self.fields.items():
            field.show_stored(days[name])

    def flush(self) -> None:
        """Hand in what is being typed."""
        for field in self.fields.values():
            field.flush()
