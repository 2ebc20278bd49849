"""Notes of what is said: on the page with the keystroke, in the desk soon after, whatever the desk does.

Nothing here waits. An intervention whose id is not known yet, because the desk has not answered, has its
notes kept until it is; one that could not be made has its notes stored all the same.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QObject

from iomdesk.services.changes import Changes
from iomdesk.services.interventions import add_intervention, write_notes
from iomdesk.ui.background import is_alive
from iomdesk.ui.operations import Operations
from iomdesk.ui.text.autosave import Autosave


@dataclass
class _Pending:
    text: str
    stored: Callable[[], None]
    failed: Callable[[Exception], None]


@dataclass(eq=False)
class NoteTarget:
    """Name the intervention notes belong to; `item` and `delegation` serve where it could not be made."""

    item: int
    delegation: int | None = None
    intervention: int | None = None
    has_failed: bool = False
    pending: _Pending | None = field(default=None, repr=False)


class NoteKeeper(QObject):
    """Store what is typed, keyed by the intervention it belongs to."""

    def __init__(self, operations: Operations, content: Callable[[], object], view: QObject) -> None:
        super().__init__(view)
        self._operations = operations
        self._view = view
        self.target: NoteTarget | None = None
        self.autosave = Autosave(self._save, content, self)

    def begin(self, target: NoteTarget, stored: str) -> None:
        """Go on with the notes of another intervention; those of the former one are handed in before."""
        self.autosave.flush()
        self.target = target
        self.autosave.begin(target, stored)

    def resolve(self, target: NoteTarget, intervention: int | None) -> None:
        """Tell which intervention a target is, now that the desk has made it."""
        if intervention is not None:
            target.intervention = intervention
        self._send_pending(target)

    def refuse(self, target: NoteTarget) -> None:
        """Tell that the intervention could not be made: its notes are stored with their item."""
        target.has_failed = True
        self._send_pending(target)

    def unsaved(self, intervention: int) -> str | None:
        """Return notes of an intervention that were handed in and are not known to be stored, or None."""
        target = self.target
        if target is not None and target.intervention == intervention and self.autosave.is_dirty:
            return cast(str | None, self.autosave.unsaved(target))
        return None

    def _send_pending(self, target: NoteTarget) -> None:
        pending, target.pending = target.pending, None
        if pending is not None:
            self._save(target, pending.text, pending.stored, pending.failed)

    def _save(
        self, key: Hashable, value: object, stored: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        if not is_alive(self._operations):  # the program is ending
            return
        target, text = cast(NoteTarget, key), str(value)
        if target.intervention is not None:
            self._operations.run(
                write_notes,
                initiator=self._view,
                then=lambda _changes: stored(),
                otherwise=failed,
                undoable=False,
                intervention=target.intervention,
                text=text,
            )
        elif target.has_failed:
            self._store_apart(target, text, stored, failed)
        else:
            target.pending = _Pending(text, stored, failed)

    def _store_apart(
        self, target: NoteTarget, text: str, stored: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        def then(changes: Changes) -> None:
            stored()
            self.resolve(target, changes.created)

        def otherwise(error: Exception) -> None:
            target.has_failed = True
            failed(error)

        target.has_failed = False  # what is typed meanwhile waits for this one
        self._operations.run(
            add_intervention,
            initiator=None,
            then=then,
            otherwise=otherwise,
            item=target.item,
            delegation=target.delegation,
            summary=text,
        )
