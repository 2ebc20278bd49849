"""A view of the desk that asks again when what it shows was touched, and not before it is seen."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from iomdesk.services.changes import Changes
from iomdesk.ui.operations import Operations


class DeskView(QWidget):
    """Refresh at once while visible, on being shown otherwise; `kinds` names what the view shows."""

    kinds: frozenset[str] = frozenset()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operations = operations
        self._is_stale = True
        operations.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Ask for the rows again."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand in what is being typed; views without fields of their own have nothing to do."""

    def become_stale(self) -> None:
        """Refresh now if visible, else when next shown."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:
        if initiator is not self and self.is_touched_by(changes):
            self.become_stale()

    def is_touched_by(self, changes: Changes) -> bool:
        """Say whether the view shows records of a kind that was touched."""
        return any(changes.touches(kind) for kind in self.kinds)
