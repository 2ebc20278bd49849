"""What waits for somebody: recommendations without news, shown on the page that the program starts with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from iomdesk.runtime.translations import interface_language, ngettext
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.layouts import row

if TYPE_CHECKING:
    from iomdesk.queries.follow_up import FollowUpRow

_FIRST_AFTER_MS = 1500


class Reminders(DeskView):
    """Name how many recommendations are without news or past their date; a click leads to them."""

    kinds = frozenset({"recommendation", "session"})
    wanted = Signal(str)
    """(which: silent or overdue)"""

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations)
        self.silent = TextButton("", "link", lambda: self.wanted.emit("silent"), "triangle-alert")
        self.overdue = TextButton("", "link", lambda: self.wanted.emit("overdue"), "clock")
        self.setLayout(row(self.silent, self.overdue, None, gap="l"))
        for part in (self.silent, self.overdue):
            part.hide()
        self._was_asked = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._ask)

    def refresh(self) -> None:
        """Ask again; at the start once the list was seen, for it imports what the list does without."""
        if self._was_asked:
            self._ask()
        elif not self._later.isActive():
            self._later.start(_FIRST_AFTER_MS)

    def _ask(self) -> None:
        from iomdesk.queries.follow_up import silent_recommendations  # maps the model: not before the list

        self._was_asked = True
        self.operations.ask(
            silent_recommendations,
            receiver=self,
            then=self._on_found,
            today=date.today(),
            language=interface_language(),
        )

    def _on_found(self, found: tuple[FollowUpRow, ...]) -> None:
        silent = sum(one.is_silent for one in found)
        overdue = sum(one.is_overdue for one in found)
        self.silent.setText(
            ngettext(
                "{count} recommendation without news for two sessions",
                "{count} recommendations without news for two sessions",
                silent,
            ).format(count=silent)
        )
        self.overdue.setText(
            ngettext(
                "{count} recommendation past its date", "{count} recommendations past their date", overdue
            ).format(count=overdue)
        )
        self.silent.setVisible(bool(silent))
        self.overdue.setVisible(bool(overdue))
