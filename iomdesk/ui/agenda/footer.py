"""The line below the agenda: add, begin, when the day begins and when it would end, the language."""

from collections.abc import Callable

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.schedule import MORNING, Schedule
from iomdesk.ui.agenda.words import total
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label, set_look
from iomdesk.ui.widgets.layouts import row
from iomdesk.ui.widgets.segments import language_switch


class AgendaFooter(QWidget):
    """Hold what stands below the tree; `beside` comes right of the button that adds."""

    def __init__(self, language: str, can_write: bool, add: Callable[[], None], *beside: QWidget) -> None:
        super().__init__()
        self._total = label("", "small")
        self._begins = label(_("begins"), "small")
        self.begins_at = QTimeEdit(QTime(MORNING.hour, MORNING.minute))
        self.begins_at.setDisplayFormat("HH:mm")
        self.begins_at.lineEdit().setTextMargins(6, 0, 0, 0)
        self.begins_at.setAccessibleName(_("Planned beginning"))
        self.languages = language_switch(language)
        adding = TextButton(_("Add an item"), "link", add, "plus")
        adding.setEnabled(can_write)
        time = (self._begins, self.begins_at, self._total)
        self.setLayout(row(adding, *beside, None, *time, self.languages))

    def show_plan(self, planned: Schedule) -> None:
        """Show how long the agenda takes."""
        role = "bad" if planned.overrun else "small"
        self._total.setText(total(planned))
        if role != self._total.property("role"):
            set_look(self._total, role=role)

    def let_begin(self, is_free: bool) -> None:
        """Let the beginning be chosen; where there are meetings, the first says when."""
        self._begins.setVisible(is_free)
        self.begins_at.setVisible(is_free)
