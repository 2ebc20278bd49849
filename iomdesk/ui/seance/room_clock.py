"""The clock of the room: one timer for all that counts seconds, and only while it is seen."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

SECOND_MS = 1000


class RoomClock(QObject):
    """Tell the time once a second."""

    ticked = Signal(object)
    """(datetime in UTC)"""

    def __init__(
        self, now: Callable[[], datetime] = lambda: datetime.now(UTC), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.now = now
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def is_running(self) -> bool:
        """Say whether it ticks."""
        return self._timer.isActive()

    def start(self) -> None:
        """Tick from now on."""
        self._timer.start()
        self.tick()

    def stop(self) -> None:
        """Stop ticking, as when nobody looks."""
        self._timer.stop()

    def tick(self) -> None:
        """Tell the time now."""
        self.ticked.emit(self.now())
