"""Seal what was written once the writing rests."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

SEAL_AFTER_MS = 60_000

Key = tuple[int, str]


class PauseSealer(QObject):
    """Remember which texts were changed and ask to seal them after a pause in all writing."""

    def __init__(
        self, seal: Callable[[Key], None], parent: QObject | None = None, *, pause_ms: int = SEAL_AFTER_MS
    ) -> None:
        super().__init__(parent)
        self._seal = seal
        self._changed: set[Key] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._on_pause)

    def note_change(self, key: Key) -> None:
        """Begin the pause anew."""
        self._changed.add(key)
        self._timer.start()

    def forget(self, key: Key) -> None:
        """Note that a text was sealed by other means."""
        self._changed.discard(key)

    def _on_pause(self) -> None:
        changed, self._changed = self._changed, set()
        for key in sorted(changed):
            self._seal(key)
