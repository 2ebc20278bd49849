"""Notes of what is said: on the page with the keystroke, in the desk soon after, whatever the desk does.

Nothing here waits. An intervention whose id is not known yet, because the desk has not answered, has its
notes kept until it is; one that could not be made has its notes stored all the same.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QObject

from iomdesk.document.typed_text import TextKey
from iomdesk.queries.kept_texts import notes_key
from iomdesk.services.changes import Changes
from iomdesk.services.interventions import add_intervention, write_notes
from iomdesk.ui.background import is_alive
from iomdesk.ui.operations import Operations
from iomdesk.ui.text.autosave import Autosave
from iomdesk.ui.text.desk_journal import DeskJournal


@dataclass(eq=False)
class NoteTarget:
    """Name the intervention notes belong to; `item` and `delegation` serve where it could not be made.

    `waiting` is what is to be done once its id is known, `aside` where its words are kept on this machine.
    """

    item: int
    delegation: int | None = None
    intervention: int | None = None
    has_failed: bool = False
    waiting: list[Callable[[], None]] = field(default_factory=list, repr=False)
    aside: set[TextKey] = field(default_factory=set, repr=False)

    @property
    def key(self) -> TextKey:
        """Name the text; until the intervention has its id, by the item it is on."""
        if self.intervention is None:
            return notes_key(self.item)._replace(record_kind="item")
        return notes_key(self.intervention)


class NoteJournal(DeskJournal):
    """Write the changes of notes down; those of an intervention without an id wait, or go aside."""

    def note(
        self,
        key: Hashable,
        before: object,
        after: object,
        stored: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        target = cast(NoteTarget, key)
        if target.intervention is None:
            target.waiting.append(lambda: self.note(key, before, after, stored, failed))
        else:
            super().note(key, before, after, stored, failed)

    def keep_aside(self, key: Hashable, states: Sequence[object]) -> None:
        target = cast(NoteTarget, key)
        target.aside.add(target.key)
        super().keep_aside(key, states)

    def deliver(self, key: Hashable) -> None:
        target = cast(NoteTarget, key)
        while target.aside:
            kept = target.aside.pop()
            if is_alive(self._operations):
                self._operations.aside.deliver(kept)


class NoteKeeper(QObject):
    """Store what is typed, keyed by the intervention it belongs to."""

    def __init__(self, operations: Operations, content: Callable[[], object], view: QObject) -> None:
        super().__init__(view)
        self._operations = operations
        self._view = view
        self.target: NoteTarget | None = None
        journal = NoteJournal(operations, self, lambda key: cast(NoteTarget, key).key)
        self.autosave = Autosave(self._save, content, self, journal=journal)

    def begin(self, target: NoteTarget, stored: str) -> None:
        """Go on with the notes of another intervention; those of the former one are handed in before."""
        self.autosave.flush()
        self.target = target
        self.autosave.begin(target, stored)

    def end(self) -> None:
        """Hand in what is on screen; nothing is written on from now on."""
        self.autosave.flush()
        self.target = None
        self.autosave.begin(None, "")

    def resolve(self, target: NoteTarget, intervention: int | None) -> None:
        """Tell which intervention a target is, now that the desk has made it."""
        if intervention is not None:
            target.intervention = intervention
        self._go_on(target)

    def refuse(self, target: NoteTarget) -> None:
        """Tell that the intervention could not be made: its notes are stored with their item."""
        target.has_failed = True
        self._go_on(target)

    @staticmethod
    def _go_on(target: NoteTarget) -> None:
        waiting, target.waiting = target.waiting, []
        for do in waiting:
            do()

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
            target.waiting.append(lambda: self._save(key, value, stored, failed))

    def _store_apart(
        self, target: NoteTarget, text: str, stored: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        def then(changes: Changes) -> None:
            stored()
            self.resolve(target, changes.created)

        def otherwise(error: Exception) -> None:
            target.has_failed = True
            failed(error)
            self._go_on(target)

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
