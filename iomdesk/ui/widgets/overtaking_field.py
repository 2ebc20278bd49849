"""What a field does when the words it shows are changed elsewhere while it is being written in."""

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from iomdesk.document.text_merge import merged_text
from iomdesk.runtime.translations import _
from iomdesk.services.overtaken import ChangedElsewhere, Overtaken

_REMEMBERED = 8


class FieldVersions:
    """Know the words a field began with and those that somebody else stored since; one's own are no news."""

    is_shared = False
    """Whether the open desk is shared: in a file nobody else changes anything."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self._own: deque[str] = deque(maxlen=_REMEMBERED)
        self._base: str | None = None
        self._theirs: str | None = None
        self._is_asking = False

    def note_sent(self, text: str) -> None:
        """Note what the field hands in."""
        self._own.append(text)
        self._base = self._theirs = None

    def note_stored(self, former: str, text: str, *, is_being_written: bool) -> None:
        """Note what the desk holds now, in the place of what it held."""
        if not is_being_written:
            self._base = self._theirs = None
        elif self.is_shared and text != former and text not in self._own:
            self._base = former if self._base is None else self._base
            self._theirs = None if text == self._base else text

    def settle(self, mine: str, commit: Callable[[str], None], take: Callable[[str], None]) -> None:
        """Hand in what was typed: put together with theirs where that can be, else after a choice."""
        if self._is_asking:
            return
        base, theirs = self._base, self._theirs
        if base is None or theirs is None or theirs == mine:
            commit(mine)
            return
        merged = merged_text(base, mine, theirs)
        if merged is not None:
            commit(merged)
            return
        self._ask(
            Overtaken("", "", "", base, mine, theirs, _("Somebody else"), datetime.now(UTC)), commit, take
        )

    def _ask(self, conflict: Overtaken, commit: Callable[[str], None], take: Callable[[str], None]) -> None:
        from iomdesk.ui.sharing.conflict_dialog import ConflictDialog  # seldom needed

        self._is_asking = True

        def end(do: Callable[[str], None], text: str) -> None:
            self._is_asking = False
            self._base = self._theirs = None
            do(text)

        choice = _Choice(
            ChangedElsewhere([conflict]),
            lambda text: end(commit, text),
            lambda: end(take, str(conflict.theirs)),
        )
        ConflictDialog(choice, self._field.window()).open()


class _Choice:
    """Let the words of the field stay, or those of somebody else."""

    def __init__(
        self, error: ChangedElsewhere, keep: Callable[[str], None], give_up: Callable[[], None]
    ) -> None:
        self.error = error
        self._keep = keep
        self.give_up = give_up

    def insist(self, change: tuple[str, str] | None = None) -> None:
        """Keep the words of the field, or what was put together."""
        self._keep(change[1] if change else str(self.error.conflicts[0].mine))
