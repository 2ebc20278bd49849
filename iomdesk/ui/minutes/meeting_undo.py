"""Let Ctrl+Z in a text take back what was done to the whole meeting, not to that text alone."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from iomdesk.services.changes import Changes
from iomdesk.ui.minutes.item_text import ItemText
from iomdesk.ui.minutes.sealing import Key
from iomdesk.ui.operations import Operations
from iomdesk.ui.text.rich_text_edit import RichTextEdit


class MeetingUndo(QObject):
    """Remember how far the editor's own undo reaches back to an action on all items.

    What was typed since is undone first. Where the action changed the text on screen, the editor takes its
    part back itself, so that the two histories never tell different stories.
    """

    def __init__(self, operations: Operations, editor: RichTextEdit, text: ItemText, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._editor = editor
        self._text = text
        self._key: Key | None = None
        self._steps: int | None = None
        self._steps_before = 0
        self._has_part = False
        self._is_undone = False
        self._expected = 0
        editor.installEventFilter(self)
        text.textShown.connect(self._on_text_shown)
        operations.changed.connect(self._on_changed)

    def note(self) -> None:
        """Note that all items were just changed together."""
        self._key = self._text.shown
        self._has_part = self._is_undone = False
        self._steps = self._steps_before = self._editor.document().availableUndoSteps()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys of undo and redo where the action comes next."""
        if (
            self._steps is None
            or event.type() is not QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
        ):
            return False
        document, keys = self._editor.document(), QKeySequence.StandardKey
        if event.matches(keys.Undo) and not self._is_undone and document.availableUndoSteps() == self._steps:
            self._walk(is_undo=True)
            return True
        is_next = self._is_undone and document.availableUndoSteps() == self._steps_before
        if event.matches(keys.Redo) and is_next:
            self._walk(is_undo=False)
            return True
        return False

    def _walk(self, *, is_undo: bool) -> None:
        self._is_undone = is_undo
        self._expected += 1
        if self._has_part:
            (self._editor.undo if is_undo else self._editor.redo)()
        run = self._operations.undo if is_undo else self._operations.redo
        self._text.autosave.when_saved(run)

    def _on_text_shown(self) -> None:
        """Count anew: the text took its part over, or another one is shown that nothing was typed in yet."""
        if self._steps is None or self._is_undone:
            return
        self._has_part = not self._has_part and self._text.shown == self._key
        self._key = self._text.shown
        self._steps = self._editor.document().availableUndoSteps()
        if not self._has_part:
            self._steps_before = self._steps

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        """Forget it once something else was done that can be taken back."""
        if changes.inverse is None:
            return
        if self._expected:
            self._expected -= 1
        else:
            self._steps = None
