"""Remember the paired operations that take back what was done, and those that do it again."""

from dataclasses import dataclass, replace

from iomdesk.services.changes import Operation


@dataclass(frozen=True)
class Step:
    """Hold what takes back one action of the user: often one operation, run in this order."""

    operations: tuple[Operation, ...]
    said: str = ""
    fold_key: object = None
    joins: bool = False


class UndoHistory:
    """Hold two stacks of steps; a new action empties the second."""

    def __init__(self, limit: int = 200) -> None:
        self._limit = limit
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    @property
    def can_undo(self) -> bool:
        """Say whether there is anything to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Say whether there is anything to do again."""
        return bool(self._redo)

    def add(self, step: Step) -> None:
        """Remember a new action; one with the fold key of the last is part of it.

        The last one's way back takes both back, unless the new one joins it with a way back of its own.
        """
        self._redo.clear()
        if step.fold_key is not None and self._undo and self._undo[-1].fold_key == step.fold_key:
            if step.joins:
                self._undo[-1] = replace(step, operations=(*step.operations, *self._undo[-1].operations))
            return
        self._undo.append(step)
        del self._undo[: -self._limit]

    def add_undone(self, step: Step) -> None:
        """Remember how to do an action again that was just taken back."""
        self._redo.append(step)

    def add_redone(self, step: Step) -> None:
        """Remember how to take back an action that was just done again."""
        self._undo.append(step)

    def take_undo(self) -> Step | None:
        """Take the last action off the stack."""
        return self._undo.pop() if self._undo else None

    def take_redo(self) -> Step | None:
        """Take the last undone action off the stack."""
        return self._redo.pop() if self._redo else None

    def clear(self) -> None:
        """Forget everything, as after opening another desk."""
        self._undo.clear()
        self._redo.clear()
