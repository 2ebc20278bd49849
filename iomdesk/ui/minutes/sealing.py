"""Seal what was written once the writing rests, and now and then while it goes on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

SEAL_AFTER_MS = 60_000
SEAL_AT_LEAST_MS = 300_000

Key = tuple[int, str]


class PauseSealer(QObject):
    """Remember which texts were changed and ask to seal them after a pause in all writing.

    Who writes without a pause gets a version every five minutes: undo after a restart goes back through them.
    """

    def __init__(
        self, seal: Callable[[Key], None], parent: QObject | None = None, *, pause_ms: int = SEAL_AFTER_MS
    ) -> None:
        super().__init__(parent)
        self._seal = seal
        self._changed: set[Key] = set()
        self._timer = self._single_shot(pause_ms)
        self._longest = self._single_shot(max(SEAL_AT_LEAST_MS, pause_ms))

    def note_change(self, key: Key) -> None:
        """Begin the pause anew."""
        self._changed.add(key)
        self._timer.start()
        if not self._longest.isActive():
            self._longest.start()

    def forget(self, key: Key) -> None:
        """Note that a text was sealed by other means."""
        self._changed.discard(key)

    def seal_now(self) -> None:
        """Seal at once what was changed, as on leaving it."""
        self._timer.stop()
        self._longest.stop()
        changed, self._changed = self._changed, set()
        for key in sorted(changed):
            self._seal(key)

    def _single_shot(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.seal_now)
        return timer
