"""Keep what is typed into a field while it is not handed in: a line is stored only when it is left."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from iomdesk.document.typed_text import TextKey
from iomdesk.services.changes import Changes
from iomdesk.services.journal import settle_typing
from iomdesk.ui.background import is_alive
from iomdesk.ui.operations import Operations
from iomdesk.ui.text.autosave import NOTE_AFTER_MS, OVERDUE_AFTER_MS
from iomdesk.ui.text.desk_journal import DeskJournal
from iomdesk.ui.text.kept_text import Answer, KeptText, Step
from iomdesk.ui.widgets.fields import LineField, TextField


class FieldJournal(QObject):
    """Note what stands in a field and is not stored; whoever stores it goes on as before.

    `key` names the text that the field shows, None where it shows none. What could not be stored stays in the
    journal, and is offered at the next start.
    """

    def __init__(
        self, operations: Operations, field: LineField | TextField, key: Callable[[], TextKey | None]
    ) -> None:
        super().__init__(field)
        self._operations = operations
        self._field = field
        self._key = key
        self._journal = DeskJournal(operations, self, _as_it_is)
        self._kept: KeptText | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTE_AFTER_MS)
        self._timer.timeout.connect(self._note)
        field.textChanged.connect(lambda *_words: self._on_change())
        field.committed.connect(lambda _text: self._on_committed())

    def _on_change(self) -> None:
        if self._field.isReadOnly() or self._timer.isActive():
            return
        if self._kept is not None or self._field.words != self._field.stored:
            self._timer.start()

    def _note(self) -> None:
        """Note the words that stand there now; a step of a slow desk is not waited for."""
        key = self._key()
        if key is None or not is_alive(self._operations):
            return
        if self._kept is None or self._kept.key != key:
            self._kept = KeptText(key, self._field.stored)
        kept = self._kept
        kept.latest = self._field.words
        if kept.is_under_way:
            self._look_for_overdue(kept)
            self._timer.start()
        elif kept.next_step(is_whole=False) is Step.NOTE:
            answer = kept.hand_in(Step.NOTE, monotonic())
            self._journal.note(
                key,
                kept.noted,
                answer.value,
                lambda: kept.take_answer(answer),
                lambda _error: self._on_failed(kept, answer),
            )
            self._timer.start()

    def _look_for_overdue(self, kept: KeptText) -> None:
        if monotonic() - kept.since >= OVERDUE_AFTER_MS / 1000:
            self._keep_aside(kept)

    def _on_failed(self, kept: KeptText, answer: Answer) -> None:
        kept.refuse(answer)
        self._keep_aside(kept)

    def _keep_aside(self, kept: KeptText) -> None:
        kept.is_aside = True
        self._journal.keep_aside(kept.key, kept.states)

    def _on_committed(self) -> None:
        self._timer.stop()
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.latest = self._field.words
            QTimer.singleShot(0, self, lambda: self._settle(kept))  # once the change itself is handed in

    def _settle(self, kept: KeptText) -> None:
        if not is_alive(self._operations):
            return
        self._operations.note(
            settle_typing,
            receiver=self,
            then=lambda changes: self._on_settled(kept, changes),
            otherwise=lambda _error: self._keep_aside(kept),
            is_urgent=False,
            key=kept.key,
            text=kept.latest,
        )

    def _on_settled(self, kept: KeptText, _changes: Changes) -> None:
        if kept.is_aside:
            self._journal.deliver(kept.key)


def _as_it_is(key: object) -> TextKey:
    if not isinstance(key, TextKey):
        raise TypeError(key)
    return key
