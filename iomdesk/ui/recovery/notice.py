"""Say above an open desk that texts were recovered, until each is settled.

It stands in every window from the start, and so imports nothing of the database.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from iomdesk.queries.recovered import JournalState, journal_state
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.changes import Changes
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.banner import Banner


class RecoveryNotice(QObject):
    """Count what waits, and lead to it."""

    def __init__(self, operations: Operations, banner: Banner, show: Callable[[], None]) -> None:
        super().__init__(banner)
        self._operations = operations
        self._banner = banner
        self._show = show
        operations.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        self._operations.glance(journal_state, receiver=self, then=self._on_state)

    def _on_state(self, state: JournalState) -> None:
        if state.waiting:
            self._banner.say(
                waiting_in_words(state.waiting), "warning", _("Look at it"), self._show, stays=False
            )
        else:
            self._banner.hide()

    def _on_changed(self, changes: Changes, _initiator: QObject | None) -> None:
        if changes.touches("recovered"):
            self.refresh()


def waiting_in_words(count: int) -> str:
    """Say how many texts wait, for a notice."""
    return ngettext(
        "{count} text was typed and not stored when the program last ended. It was recovered.",
        "{count} texts were typed and not stored when the program last ended. They were recovered.",
        count,
    ).format(count=count)
