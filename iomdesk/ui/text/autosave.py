"""Keep what is typed: each change in the journal, soon after the whole text, and again after a failure."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from time import monotonic, thread_time
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from iomdesk.ui.text.kept_text import Answer, KeptText, Step

SAVE_AFTER_MS = 400
NOTE_AFTER_MS = 150
WHOLE_AFTER_MS = 1500
RETRY_AFTER_MS = 5000
OVERDUE_AFTER_MS = 250
_LONGEST_REST_MS = 400
_REST_AFTER = 15
_SIGNS_PER_MS = 200


class Save(Protocol):
    """Hand a text in to be stored; exactly one of the two callbacks is called later."""

    def __call__(
        self, key: Hashable, value: object, stored: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        """Begin to store the text of a key."""
        ...


class Journal(Protocol):
    """Write changes down in the desk, and elsewhere on this machine where that fails or is slow."""

    def note(
        self,
        key: Hashable,
        before: object,
        after: object,
        stored: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Begin to write down what changed; exactly one of the two callbacks is called later."""
        ...

    def keep_aside(self, key: Hashable, states: Sequence[object]) -> None:
        """Write the last of these states of a text down outside the desk; the desk may have the others."""
        ...

    def deliver(self, key: Hashable) -> None:
        """Let go of what was written outside the desk: the desk has it."""
        ...


class Autosave(QObject):
    """Save texts by key (record and language); a text that could not be saved is kept and tried again.

    The timers are throttles and not debounces: they are armed by the first change and not put off by the
    next, or somebody who does not pause would never be saved.
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
        journal: Journal | None = None,
        save_after_ms: int | None = None,
        note_after_ms: int = NOTE_AFTER_MS,
        retry_after_ms: int = RETRY_AFTER_MS,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._content = content
        self._journal = journal
        self._shown: KeptText | None = None
        self._texts: dict[Hashable, KeptText] = {}
        self._touched = False
        self._when_saved: list[Callable[[], None]] = []
        self._note_after_ms = note_after_ms
        self._save_after_ms = save_after_ms or (SAVE_AFTER_MS if journal is None else WHOLE_AFTER_MS)
        self._timer = _single_shot(self, self._save_after_ms, self._hand_in_whole)
        self._noting = _single_shot(self, note_after_ms, self._hand_in_change)
        self._retry = _single_shot(self, retry_after_ms, self.try_again)
        self._overdue = _single_shot(self, OVERDUE_AFTER_MS, self._look_for_overdue)

    @property
    def is_dirty(self) -> bool:
        """Say whether anything on screen is not stored."""
        return self._touched or bool(self._texts)

    def begin(self, key: Hashable, stored: object) -> None:
        """Go on with the text of another key, as it is stored; that of the former key is flushed before."""
        self._touched = False
        if key is None:
            self._shown = None
        elif key not in self._texts:
            self._shown = KeptText(key, stored)
        else:
            self._shown = self._texts[key]

    def unsaved(self, key: Hashable) -> object | None:
        """Return the text of a key that was handed in and is not known to be stored, or None."""
        kept = self._texts.get(key)
        return kept.latest if kept else None

    def touch(self) -> None:
        """Note that the text on screen changed."""
        if self._shown is None:
            return
        if not self.is_dirty:
            self.dirty.emit(True)
        self._touched = True
        for timer in (self._timer, self._noting):
            if not timer.isActive() and (timer is self._timer or self._journal is not None):
                timer.start()

    def flush(self) -> None:
        """Hand in now what is on screen, and again what was refused: whoever asks may be about to close."""
        self._hand_in_whole()
        self.try_again()

    def try_again(self) -> None:
        """Hand in again what was refused."""
        self._retry.stop()
        for kept in tuple(self._texts.values()):
            if kept.is_refused:
                kept.is_refused = False
                self._go_on(kept, is_whole=True)

    def when_saved(self, function: Callable[[], None]) -> None:
        """Flush, and call the function once everything is stored."""
        self.flush()
        if self.is_dirty:
            self._when_saved.append(function)
        else:
            function()

    def _hand_in_change(self) -> None:
        self._noting.stop()
        kept = self._take_from_screen()
        if kept is not None:
            self._go_on(kept, is_whole=False)

    def _hand_in_whole(self) -> None:
        self._timer.stop()
        self._noting.stop()
        kept = self._take_from_screen() or self._shown
        if kept is not None and kept.key in self._texts:
            self._go_on(kept, is_whole=True)

    def _take_from_screen(self) -> KeptText | None:
        """Read the screen if it changed; where the text is what is stored, nothing is left to do."""
        kept = self._shown
        if kept is None or not self._touched:
            return None
        self._touched = False
        kept.latest = self._timed_content()
        self._texts[kept.key] = kept
        if kept.is_stored:
            self._end(kept)
            return None
        return kept

    def _timed_content(self) -> object:
        """Read the screen; where that takes long, as with a very long text, do it less often.

        Time is counted on the processor: on a busy machine words are to be noted no less often.
        """
        began = thread_time()
        value = self._content()
        taken_ms = round((thread_time() - began) * 1000)
        rest = taken_ms * _REST_AFTER
        longer = len(value) // _SIGNS_PER_MS if isinstance(value, str) and self._journal else 0
        self._timer.setInterval(max(self._save_after_ms + longer, rest))
        self._noting.setInterval(max(self._note_after_ms, min(rest, _LONGEST_REST_MS)))
        return value

    def _go_on(self, kept: KeptText, *, is_whole: bool) -> None:
        """Take the next step of a text; one that the desk just refused waits to be tried again."""
        if kept.is_refused:
            self._keep_aside(kept)
            return
        step = kept.next_step(is_whole=is_whole)
        if step is Step.WHOLE or (step is Step.NOTE and self._journal is not None):
            self._hand_in(kept, step)
        if kept.is_under_way and self._journal is not None and not self._overdue.isActive():
            self._overdue.start()

    def _hand_in(self, kept: KeptText, step: Step) -> None:
        answer = kept.hand_in(step, monotonic())
        if kept.is_aside:
            self._keep_aside(kept)  # whoever finds both shall know that the one passed through the other
        callbacks = self._callbacks(kept, answer)
        if step is Step.NOTE and self._journal is not None:
            self._journal.note(kept.key, kept.noted, answer.value, *callbacks)
        else:
            self._save(kept.key, answer.value, *callbacks)

    def _callbacks(
        self, kept: KeptText, answer: Answer
    ) -> tuple[Callable[[], None], Callable[[Exception], None]]:
        return (
            lambda: self._on_stored(kept, answer),
            lambda error: self._on_failed(kept, answer, error),
        )

    def _on_stored(self, kept: KeptText, answer: Answer) -> None:
        kept.take_answer(answer)
        if kept.is_aside and kept.noted == kept.latest and self._journal is not None:
            kept.is_aside = False
            self._journal.deliver(kept.key)
        if kept.is_stored:
            self._end(kept)
        else:
            self._go_on(kept, is_whole=False)

    def _on_failed(self, kept: KeptText, answer: Answer, error: Exception) -> None:
        kept.refuse(answer)
        if kept.is_refused:
            self._keep_aside(kept)
        self._retry.start()
        self.failed.emit(error)

    def _look_for_overdue(self) -> None:
        """Write down elsewhere what the desk has not confirmed in time: it may be busy for long."""
        now = monotonic()
        for kept in self._texts.values():
            if kept.is_under_way:
                self._overdue.start()
                if now - kept.since >= OVERDUE_AFTER_MS / 1000:
                    self._keep_aside(kept)

    def _keep_aside(self, kept: KeptText) -> None:
        if self._journal is not None:
            kept.is_aside = True
            self._journal.keep_aside(kept.key, kept.states)

    def _end(self, kept: KeptText) -> None:
        self._texts.pop(kept.key, None)
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
