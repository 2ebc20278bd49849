"""Keep what is typed: soon after each change, at once on leaving, and again after a failure."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

SAVE_AFTER_MS = 400
RETRY_AFTER_MS = 5000
_REST_AFTER = 15


class Save(Protocol):
    """Hand a text in to be stored; exactly one of the two callbacks is called later."""

    def __call__(
        self, key: Hashable, value: object, stored: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        """Begin to store the text of a key."""
        ...


@dataclass(frozen=True)
class _HandedIn:
    value: object
    turn: int


class Autosave(QObject):
    """Save texts by key (record and language); a text that could not be saved is kept and tried again.

    The timer is a throttle and not a debounce: it is armed by the first change and not put off by the next,
    or somebody who does not pause would never be saved.
    """

    saved = Signal(object)
    """(datetime): what is stored is what is on screen."""
    dirty = Signal(bool)
    failed = Signal(object)
    """(exception): the text is still here and will be tried again."""

    def __init__(
        self,
        save: Save,
        content: Callable[[], object],
        parent: QObject | None = None,
        *,
        save_after_ms: int = SAVE_AFTER_MS,
        retry_after_ms: int = RETRY_AFTER_MS,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._content = content
        self._key: Hashable = None
        self._last: object = None
        self._touched = False
        self._turn = 0
        self._waiting: dict[Hashable, _HandedIn] = {}
        self._refused: set[Hashable] = set()
        self._when_saved: list[Callable[[], None]] = []
        self._save_after_ms = save_after_ms
        self._timer = _single_shot(self, save_after_ms, self._hand_in_change)
        self._retry = _single_shot(self, retry_after_ms, self.try_again)

    @property
    def is_dirty(self) -> bool:
        """Say whether anything on screen is not stored."""
        return self._touched or bool(self._waiting)

    def begin(self, key: Hashable, stored: object) -> None:
        """Go on with the text of another key, as it is stored; that of the former key is flushed before."""
        self._key, self._last, self._touched = key, stored, False

    def unsaved(self, key: Hashable) -> object | None:
        """Return the text of a key that was handed in and is not known to be stored, or None."""
        waiting = self._waiting.get(key)
        return waiting.value if waiting else None

    def touch(self) -> None:
        """Note that the text on screen changed."""
        if self._key is None:
            return
        if not self.is_dirty:
            self.dirty.emit(True)
        self._touched = True
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Hand in now what is on screen, and again what was refused: whoever asks may be about to close."""
        self._hand_in_change()
        self.try_again()

    def try_again(self) -> None:
        """Hand in again what was refused."""
        self._retry.stop()
        refused, self._refused = self._refused, set()
        for key in refused:
            self._hand_in(key, self._waiting[key].value)

    def when_saved(self, function: Callable[[], None]) -> None:
        """Flush, and call the function once everything is stored."""
        self.flush()
        if self.is_dirty:
            self._when_saved.append(function)
        else:
            function()

    def _hand_in_change(self) -> None:
        self._timer.stop()
        if not self._touched:
            return
        self._touched = False
        value = self._timed_content()
        if value == self._last:
            self._tell_if_clean()
            return
        self._last = value
        self._hand_in(self._key, value)

    def _hand_in(self, key: Hashable, value: object) -> None:
        self._turn += 1
        turn = self._turn
        self._waiting[key] = _HandedIn(value, turn)
        self._save(
            key,
            value,
            lambda: self._on_stored(key, turn),
            lambda error: self._on_failed(key, turn, error),
        )

    def _timed_content(self) -> object:
        """Read the screen; where that takes long, as with a very long text, do it less often."""
        began = perf_counter()
        value = self._content()
        taken_ms = round((perf_counter() - began) * 1000)
        self._timer.setInterval(max(self._save_after_ms, taken_ms * _REST_AFTER))
        return value

    def _on_stored(self, key: Hashable, turn: int) -> None:
        if key in self._waiting and self._waiting[key].turn == turn:
            del self._waiting[key]
        self._tell_if_clean()

    def _on_failed(self, key: Hashable, turn: int, error: Exception) -> None:
        if key in self._waiting and self._waiting[key].turn == turn:
            self._refused.add(key)
        self._retry.start()
        self.failed.emit(error)

    def _tell_if_clean(self) -> None:
        if self.is_dirty:
            return
        self.dirty.emit(False)
        self.saved.emit(datetime.now())
        waiting, self._when_saved = self._when_saved, []
        for function in waiting:
            function()


def _single_shot(parent: QObject, milliseconds: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer
