"""Whether what is on screen is what is stored."""

from datetime import datetime
from enum import Enum

from PySide6.QtCore import QObject


class SaveState(Enum):
    """Say how what is on screen relates to what is stored."""

    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "unsaved"
    FAILED = "failed"


class SaveRecord:
    """Keep what is known of saving: typed text not handed in yet, failures, when it last went well."""

    def __init__(self) -> None:
        self.failure_count = 0
        self.last_saved_at: datetime | None = None
        self._has_failed = False
        self._unsaved: set[int] = set()

    def state(self, *, is_writing: bool) -> SaveState:
        """Return whether what is on screen is stored."""
        if is_writing:
            return SaveState.SAVING
        if self._unsaved:
            return SaveState.UNSAVED
        return SaveState.FAILED if self._has_failed else SaveState.SAVED

    def note_unsaved(self, source: QObject, is_unsaved: bool) -> None:
        """Keep that a view holds text that was not handed in, for as long as the view lives."""
        key = id(source)
        if is_unsaved and key not in self._unsaved:
            self._unsaved.add(key)
            source.destroyed.connect(lambda: self._unsaved.discard(key))
        elif not is_unsaved:
            self._unsaved.discard(key)

    def note_answer(self, error: Exception | None) -> None:
        """Keep how the last service ended."""
        self._has_failed = error is not None
        self.failure_count += error is not None
        if error is None:
            self.last_saved_at = datetime.now()
