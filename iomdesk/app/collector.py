"""Collect cyclic garbage on the window's thread alone.

Python collects on whichever thread happens to allocate; on the desk's thread that can destroy a widget, and
Qt ends the process.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class WindowThreadCollector(QObject):
    """Switch Python’s own collecting off, and collect here once as much has piled up as it waits for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was loaded at the start stays
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is due, if any is."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if 0 < threshold < count
        ]
        if due:
            gc.collect(max(due))
