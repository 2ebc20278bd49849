"""Ask for what stands beside the agenda, so that moves one after the other need not wait for it."""

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from iomdesk.queries.coverage import uncovered_clauses
from iomdesk.queries.gaps import gaps_of
from iomdesk.queries.mandate import version_for_session
from iomdesk.services.changes import Changes
from iomdesk.ui.operations import Operations

_LARGE = 200  # items: below, what is missing is answered within a blink
_AFTER_MS = 250


class AgendaBeside(QObject):
    """Ask for the mandate where it was touched, for what is missing, and for what is left uncovered."""

    versionCame = Signal(object)
    gapsCame = Signal(object)
    uncoveredCame = Signal(object)

    def __init__(self, operations: Operations, session_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._where: dict[str, Any] = {"session_id": session_id, "language": ""}
        self._is_other_version = True
        self._has_to_ask_for_gaps = False
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._ask_for_rest)

    def note(self, changes: Changes) -> None:
        """Note what was touched: a change of an item is none of the mandate its session works under."""
        is_session = changes.touches("session") and not changes.touches("item")
        self._is_other_version |= changes.touches("mandate") or is_session

    def ask(self, language: str, items: int) -> None:
        """Ask for all that may have changed beside an agenda of so many items."""
        if self._is_other_version or language != self._where["language"]:
            self._is_other_version = False
            self._where["language"] = language
            self._operations.ask(
                version_for_session, receiver=self, then=self.versionCame.emit, **self._where
            )
        self._has_to_ask_for_gaps = items > _LARGE
        if not self._has_to_ask_for_gaps:
            self._ask_for_gaps()
        self._timer.start()  # what looks at all sessions waits in any case

    def _ask_for_gaps(self) -> None:
        self._operations.ask(
            gaps_of, today=date.today(), receiver=self, then=self.gapsCame.emit, **self._where
        )

    def _ask_for_rest(self) -> None:
        if self._has_to_ask_for_gaps:
            self._ask_for_gaps()
        self._operations.ask(uncovered_clauses, receiver=self, then=self.uncoveredCame.emit, **self._where)
