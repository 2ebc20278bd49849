"""Undo beyond what the editor remembers: back through the sealed versions of a text, and forward again."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from iomdesk.document.markdown import parse_markdown
from iomdesk.queries.revisions import FormerState, former_state
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes
from iomdesk.services.minutes import seal_minutes
from iomdesk.ui.minutes.item_text import ItemText
from iomdesk.ui.minutes.moments import moment_in_words
from iomdesk.ui.minutes.sealing import Key
from iomdesk.ui.minutes.text_page import TextPage
from iomdesk.ui.operations import Operations


@dataclass(frozen=True)
class _Passed:
    """Hold a state that was left on the way back, and the version the way back went on from there."""

    text: str
    before: int | None
    said: str


class FormerStates(QObject):
    """Answer Ctrl+Z where the editor has nothing left to undo, as after a restart or another item.

    What stands there is sealed before it is left, so nothing is lost by going back; Ctrl+Shift+Z goes forward
    again until something is typed.
    """

    def __init__(self, operations: Operations, page: TextPage, text: ItemText, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._page = page
        self._editor = page.editor
        self._text = text
        self._key: Key | None = None
        self._before: int | None = None
        self._passed: list[_Passed] = []
        self._is_stepping = False
        self._editor.installEventFilter(self)
        self._editor.edited.connect(self._on_edited)
        text.revisionsRead.connect(lambda _rows: self._on_read())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys of undo and redo where the editor itself could not answer them."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self._editor.isReadOnly() or self._text.shown is None:
            return False
        document = self._editor.document()
        if event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable():
            self.step_back()
            return True
        if event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable():
            return self.step_forward()
        return False

    def step_back(self) -> None:
        """Go back to the latest version that differs from what is shown, sealing that first."""
        key = self._text.shown
        if key is None or self._is_stepping:
            return
        if key != self._key:
            self._begin(key)
        self._is_stepping = True
        self._text.autosave.when_saved(lambda: self._seal(key))

    def step_forward(self) -> bool:
        """Go forward to the state that was left last; say whether there was one."""
        if self._text.shown != self._key or not self._passed:
            return False
        passed = self._passed.pop()
        self._before = passed.before
        self._show(passed.text)
        self._page.note(passed.said)
        return True

    def _on_read(self) -> None:
        """Begin anew with a text that is opened again; its rows are read before it is shown."""
        if self._text.shown != self._key:
            self._key = None

    def _begin(self, key: Key) -> None:
        self._key, self._before = key, None
        self._passed.clear()

    def _seal(self, key: Key) -> None:
        item, language = key
        self._operations.run(
            seal_minutes,
            initiator=self,
            then=lambda changes: self._ask(key, changes),
            otherwise=self._on_error,
            undoable=False,
            item=item,
            language=language,
            reason="status",
        )

    def _ask(self, key: Key, _sealed: Changes) -> None:
        item, language = key
        present = self._editor.markdown()
        self._operations.ask(
            former_state,
            receiver=self,
            then=lambda found: self._on_found(key, present, found),
            otherwise=self._on_error,
            item_id=item,
            language=language,
            before=self._before,
            unlike=present,
        )

    def _on_found(self, key: Key, present: str, found: FormerState | None) -> None:
        self._is_stepping = False
        if key != self._text.shown or self._editor.markdown() != present:
            return  # something was typed, or another item chosen, while the desk was asked
        if found is None:
            self._page.note(_("This is the first version of the text"))
            return
        here = _("Forward again to the text of {time}").format(time=f"{datetime.now():%H:%M}")
        self._passed.append(_Passed(present, self._before, here))
        self._before = found.revision
        self._show(found.text)
        when = moment_in_words(found.sealed_at, datetime.now(UTC))
        self._page.note(_("Back to the text of {time}").format(time=when))

    def _show(self, stored: str) -> None:
        """Show another state as an edit like any other: it is stored, and sealed after a pause."""
        self._is_stepping = True
        self._editor.replace_paragraphs(parse_markdown(stored))
        self._editor.document().clearUndoRedoStacks()
        self._editor.edited.emit()
        self._is_stepping = False
        self._page.count()

    def _on_edited(self) -> None:
        if not self._is_stepping and self._passed:
            self._passed.clear()

    def _on_error(self, error: Exception) -> None:
        self._is_stepping = False
        self._page.banner.say(str(error), "danger")
