"""Find and replace in the minutes: in the text on screen, and over all items of the meeting."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from iomdesk.document.minutes_search import Hit, find_in_minutes
from iomdesk.document.text_search import Found, SearchOptions
from iomdesk.queries.revisions import ItemMinutes, meeting_at
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.changes import Changes
from iomdesk.services.revisions import replace_words
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.minutes.find_bar import ITEM, MEETING, FindBar
from iomdesk.ui.minutes.find_results import FoundItem
from iomdesk.ui.minutes.item_text import ItemText
from iomdesk.ui.minutes.meeting_undo import MeetingUndo
from iomdesk.ui.minutes.text_page import TextPages
from iomdesk.ui.operations import Operations
from iomdesk.ui.text.find_in_text import next_place, places_in, replace_places, selected

Texts = tuple[ItemMinutes, ...]


class WordFinder(QObject):
    """Answer the bar; `show_item` goes to an item of the meeting."""

    def __init__(
        self,
        operations: Operations,
        session: int,
        pages: TextPages,
        text: ItemText,
        show_item: Callable[[int], None],
        view: QWidget,
    ) -> None:
        super().__init__(view)
        self._operations = operations
        self._session = session
        self._pages = pages
        self._editor = pages.text.editor
        self._text = text
        self._show_item = show_item
        self._view = view
        self._places: tuple[Found, ...] = ()
        self._at: int | None = None
        self._going_to: tuple[int, int] | None = None
        self._is_to_go_on = False
        self._looking: WorkHandle | None = None
        self.bar = FindBar()
        pages.text.add_bar(self.bar)
        self.bar.allow(not operations.is_read_only)
        text.textShown.connect(self._on_text_shown)
        self._undo = MeetingUndo(operations, self._editor, text, self)
        self._connect()

    def find(self) -> None:
        """Find words in the text of the item."""
        self._open(ITEM, is_replacing=False)

    def replace(self) -> None:
        """Replace words in the whole meeting."""
        self._open(MEETING, is_replacing=True)

    def refresh(self) -> None:
        """Look anew in what changed."""
        if self.bar.isVisible() and self.bar.scope.current == MEETING:
            self._look()

    def _connect(self) -> None:
        bar = self.bar
        bar.wanted.connect(self._look)
        bar.stepped.connect(self._step)
        bar.replaceWanted.connect(self._replace_one)
        bar.replaceAllWanted.connect(self._replace_all)
        bar.left.connect(self._leave)
        bar.results.hitChosen.connect(self._go_to)
        bar.results.hitWanted.connect(lambda _item, _hit: self._editor.setFocus())
        for keys, pressed in (("Ctrl+F", self.find), ("Ctrl+H", self.replace)):
            shortcut = QShortcut(QKeySequence(keys), self._view)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(pressed)

    def _open(self, scope: str, *, is_replacing: bool) -> None:
        self._pages.setCurrentWidget(self._pages.text)
        selection = self._editor.textCursor().selectedText()
        words = "" if "\u2029" in selection else selection
        self.bar.open(scope, is_replacing=is_replacing, words=words)

    def _leave(self) -> None:
        self.bar.hide()
        self._editor.setFocus()

    def _look(self) -> None:
        if self.bar.scope.current == ITEM:
            self._find_places()
            if self._places:
                self._show_place(self._nearest())
        else:
            self._text.autosave.when_saved(self._ask_texts)

    # In the text of the item

    def _find_places(self) -> None:
        self._editor.filling.finish()
        self._places = places_in(self._editor.document(), self.bar.words.text(), self.bar.options)
        self._at = None
        self.bar.show_count(len(self._places))

    def _nearest(self) -> int:
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        return next_place(self._places, cursor)

    def _show_place(self, index: int) -> None:
        self._at = index
        self._editor.setTextCursor(selected(self._editor.document(), self._places[index]))
        self._editor.ensureCursorVisible()
        self.bar.show_count(len(self._places), index)

    def _step(self, by: int) -> None:
        if self.bar.scope.current == MEETING:
            self.bar.results.step(by)
            return
        self._find_places()
        if self._places:
            cursor = self._editor.textCursor()
            self._show_place(next_place(self._places, cursor, is_backward=by < 0))

    # In the whole meeting

    def _ask_texts(self) -> None:
        shown = self._text.shown
        if shown is not None:
            self._operations.ask(
                meeting_at,
                receiver=self,
                then=self._look_through,
                session_id=self._session,
                language=shown[1],
                at=None,
            )

    def _look_through(self, texts: Texts) -> None:
        wanted, options = self.bar.words.text(), self.bar.options
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._operations.work(
            lambda _progress: found_items(texts, wanted, options), receiver=self, then=self._show_found
        )

    def _show_found(self, found: tuple[FoundItem, ...]) -> None:
        if self.bar.scope.current != MEETING:
            return
        row = self.bar.results.currentIndex().row() if self._is_to_go_on else -1
        self._is_to_go_on = False
        self.bar.show_found(found)
        if row >= 0:
            self.bar.results.choose_from(row)

    def _go_to(self, item: int, hit: Hit) -> None:
        """Show a place: at once in the text on screen, else when the other text is there."""
        shown = self._text.shown
        self._going_to = (item, self._index_in_editor(item, hit))
        if shown is not None and shown[0] == item:
            self._arrive()
        else:
            self._show_item(item)

    def _on_text_shown(self) -> None:
        if self.bar.isVisible() and self.bar.scope.current == ITEM:
            self._find_places()
        self._arrive()

    def _arrive(self) -> None:
        """Select the place that was gone to, once its text is on screen."""
        shown, going_to = self._text.shown, self._going_to
        if going_to is None or shown is None or shown[0] != going_to[0]:
            return
        self._going_to = None
        self._editor.filling.finish()
        places = places_in(self._editor.document(), self.bar.words.text(), self.bar.options)
        if 0 <= going_to[1] < len(places):
            self._editor.setTextCursor(selected(self._editor.document(), places[going_to[1]]))
            self._editor.ensureCursorVisible()

    def _index_in_editor(self, item: int, hit: Hit) -> int:
        """Count the places before a hit that stand in the text itself; a footnote is shown by its call."""
        lines = self.bar.results.results.lines
        before = [one.hit for one in lines if one.item_id == item and one.hit and one.hit.index < hit.index]
        return sum(not one.in_note for one in before)

    # Replacing

    def _replace_one(self) -> None:
        if self.bar.scope.current == MEETING:
            line = self.bar.results.current
            if line is None or line.hit is None:
                self.bar.results.step(1)
                return
            self._is_to_go_on = True
            self._run({line.item_id: frozenset({line.hit.index})})
            return
        self._find_places()
        cursor = self._editor.textCursor()
        here = Found(cursor.selectionStart(), cursor.selectionEnd())
        if here in self._places:
            replace_places(self._editor.document(), [here], self.bar.given.text())
        self._step(1)

    def _replace_all(self) -> None:
        if self.bar.scope.current == MEETING:
            self._run(None)
            return
        self._find_places()
        count = replace_places(self._editor.document(), self._places, self.bar.given.text())
        self._find_places()
        self._pages.text.note(_said(count))

    def _run(self, only: dict[int, frozenset[int]] | None) -> None:
        shown = self._text.shown
        if shown is None or not self.bar.words.text():
            return
        count = 1 if only else self.bar.to_replace
        self._text.autosave.when_saved(
            lambda: self._operations.run(
                replace_words,
                then=self._on_replaced,
                otherwise=lambda error: self._pages.text.banner.say(str(error), "danger"),
                said=_said(count),
                session=self._session,
                language=shown[1],
                wanted=self.bar.words.text(),
                given=self.bar.given.text(),
                options=self.bar.options,
                only=only,
            )
        )

    def _on_replaced(self, changes: Changes) -> None:
        if changes.touched:
            self._undo.note()
        else:
            self._pages.text.note(_("Nothing had to be replaced"))


def found_items(texts: Texts, wanted: str, options: SearchOptions) -> tuple[FoundItem, ...]:
    """Look for words in the minutes of each item."""
    found = ((one, find_in_minutes(one.text, wanted, options)) for one in texts)
    return tuple(FoundItem(one.item_id, f"{one.number}  {one.title}", hits) for one, hits in found if hits)


def _said(count: int) -> str:
    words = ngettext("{count} place replaced", "{count} places replaced", count)
    return words.format(count=count)
