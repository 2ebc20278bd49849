"""The journal of an editor: changes go into the desk, and onto this machine where the desk fails."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QObject

from iomdesk.document.typed_text import TextKey
from iomdesk.services.journal import note_typing
from iomdesk.ui.background import is_alive
from iomdesk.ui.operations import Operations


class DeskJournal:
    """Translate an editor's keys and texts into those of the journal."""

    def __init__(
        self,
        operations: Operations,
        owner: QObject,
        key_of: Callable[[Hashable], TextKey],
        text_of: Callable[[object], str] = str,
    ) -> None:
        self._operations = operations
        self._owner = owner
        self._key_of = key_of
        self._text_of = text_of

    def note(
        self,
        key: Hashable,
        before: object,
        after: object,
        stored: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write a change into the desk's journal."""
        if not is_alive(self._operations):  # the program is ending
            return
        self._operations.note(
            note_typing,
            receiver=self._owner,
            then=lambda _changes: stored(),
            otherwise=failed,
            key=self._key_of(key),
            before=self._text_of(before),
            after=self._text_of(after),
        )

    def keep_aside(self, key: Hashable, states: Sequence[object]) -> None:
        """Write a text down on this machine."""
        if is_alive(self._operations):
            self._operations.aside.keep(self._key_of(key), [self._text_of(one) for one in states])

    def deliver(self, key: Hashable) -> None:
        """Let go of it there."""
        if is_alive(self._operations):
            self._operations.aside.deliver(self._key_of(key))
