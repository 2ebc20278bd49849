"""Follow the text of one item between the screen and the desk: load, save, seal."""

from collections.abc import Callable, Hashable
from datetime import datetime
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text_merge import merged_text
from iomdesk.document.typed_text import TextKey
from iomdesk.queries.kept_texts import minutes_key
from iomdesk.queries.minutes import MinutesView, minutes_of
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes
from iomdesk.services.minutes import save_draft, seal_minutes
from iomdesk.ui.background import is_alive
from iomdesk.ui.minutes.item_recovery import ItemRecovery
from iomdesk.ui.minutes.sealing import Key, PauseSealer
from iomdesk.ui.minutes.text_page import TextPages
from iomdesk.ui.operations import Operations
from iomdesk.ui.text.autosave import Autosave
from iomdesk.ui.text.desk_journal import DeskJournal
from iomdesk.ui.text.unsaved import UnsavedNotice


class ItemText(QObject):
    """Keep what the pages show and what the desk holds the same; `view` is the initiator of all changes."""

    written = Signal(int, bool)
    """(item, has words): what was typed on an item is stored."""
    revisionsRead = Signal(object)
    textShown = Signal()
    """Another text, or another state of it, is on screen."""

    def __init__(self, operations: Operations, pages: TextPages, view: QObject) -> None:
        super().__init__(view)
        self._operations = operations
        self._pages = pages
        self._view = view
        self._wanted: Key | None = None
        self._shown: Key | None = None
        self._known: dict[Key, str] = {}  # what the desk holds, as far as is known here
        editor = pages.text.editor
        journal = DeskJournal(operations, self, _text_key)
        self.autosave = Autosave(self._save, editor.markdown, self, journal=journal)
        self.recovery = ItemRecovery(operations, pages, view)
        self.recovery.settled.connect(self._read)
        UnsavedNotice(pages.text.banner, self.autosave, operations.aside, editor.markdown)
        self.sealer = PauseSealer(lambda key: self._seal(key, "pause"), self)
        editor.edited.connect(self._on_edited)
        editor.left.connect(self.flush)
        pages.text.sealWanted.connect(self.seal)

    @property
    def shown(self) -> Key | None:
        """Return the item and language whose text is on screen."""
        return self._shown

    def go_to(self, item: int, language: str) -> None:
        """Show the text of an item in a language, once it is there; the same one is read again."""
        if self._wanted != (item, language):
            self.flush()
            self.sealer.seal_now()
            self._pages.setCurrentWidget(self._pages.text)
        self._wanted = (item, language)
        self._operations.whereabouts.stand_at(f"item:{item}")
        self._read()
        self.recovery.look(minutes_key(item, language))

    def flush(self) -> None:
        """Hand in what is on screen."""
        self.autosave.flush()

    def seal(self) -> None:
        """Keep the text on screen as a version, as asked for."""
        if self._shown is not None and not self._operations.is_read_only:
            self._seal(self._shown, "request")

    def _read(self) -> None:
        if self._wanted is not None:
            item, language = self._wanted
            self._operations.ask(
                minutes_of, receiver=self, then=self._on_minutes, item_id=item, language=language
            )

    def _on_minutes(self, minutes: MinutesView) -> None:
        key = (minutes.item_id, minutes.language)
        if key != self._wanted:
            return
        self.revisionsRead.emit(minutes.revisions)
        if key == self._shown:
            self._take_over(key, minutes.text)
        else:
            self._show(key, minutes.text)

    def _take_over(self, key: Key, stored: str) -> None:
        """Show what was changed elsewhere (an undo, a restored version) unless something newer is here."""
        if self.autosave.is_dirty:
            self._take_in(key, stored)
            return
        self._known[key] = stored
        if stored == self._pages.text.editor.markdown():
            return
        self._pages.text.editor.replace_paragraphs(parse_markdown(stored))
        self._pages.text.count()
        self.autosave.begin(key, stored)
        self.textShown.emit()

    def _take_in(self, key: Key, stored: str) -> None:
        """Take in what somebody else wrote elsewhere in the text that is being typed in; the cursor stays."""
        known, written = self._known.get(key), self._pages.text.editor.markdown()
        if known is None or stored in (known, written):
            return
        merged = merged_text(known, written, stored)
        if merged is not None and merged != written:
            self._known[key] = stored
            self._pages.text.editor.replace_paragraphs(parse_markdown(merged))
            self._pages.text.count()
            self.autosave.touch()

    def _show(self, key: Key, stored: str) -> None:
        self.flush()
        unsaved = self.autosave.unsaved(key)
        if unsaved is None:
            self._known[key] = stored
        text = stored if unsaved is None else str(unsaved)
        self._shown = key
        self._pages.text.show_markdown(text, key[1])
        self.autosave.begin(key, text)
        self.textShown.emit()

    def _on_edited(self) -> None:
        if self._shown is not None:
            self.autosave.touch()
            self.sealer.note_change(self._shown)

    def _save(
        self, key: Hashable, value: object, stored: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        if not is_alive(self._operations):  # the program is ending
            return
        item, language = cast(Key, key)
        known, self._known[item, language] = self._known.get((item, language)), str(value)

        def then(changes: Changes) -> None:
            if changes.created:
                self._tell_of_others((item, language))
            elif self._operations.desk.is_shared:
                self._read()  # what is stored may hold paragraphs of others
            self.written.emit(item, bool(value))
            stored()

        def otherwise(error: Exception) -> None:
            self._known.pop((item, language), None)  # what the desk holds is read before it is compared again
            failed(error)

        self._operations.run(
            save_draft,
            initiator=self._view,
            then=then,
            otherwise=otherwise,
            undoable=False,
            item=item,
            language=language,
            text=value,
            known=known,
        )

    def _tell_of_others(self, key: Key) -> None:
        """Say that other words stood there, and let them be found among the versions."""
        self._pages.text.banner.say(
            _(
                "This text was changed elsewhere while you were typing. Your words are stored; the other ones"
                " are kept as a version, to compare and to bring back."
            ),
            "warning",
        )
        if key == self._wanted:
            self._read()

    def _seal(self, key: Key, reason: str) -> None:
        self.sealer.forget(key)
        item, language = key
        self.autosave.when_saved(
            lambda: self._operations.run(
                seal_minutes,
                initiator=self._view,
                then=partial(self._on_sealed, reason),
                otherwise=self._on_error,
                undoable=False,
                item=item,
                language=language,
                reason=reason,
            )
        )

    def _on_sealed(self, reason: str, changes: Changes) -> None:
        if changes.created:
            self._pages.text.note(_("Version sealed at {time}").format(time=f"{datetime.now():%H:%M:%S}"))
            self._read()
        elif reason == "request":
            self._pages.text.note(_("Nothing has changed since the last version"))

    def _on_error(self, error: Exception) -> None:
        self._pages.text.banner.say(str(error), "danger")


def _text_key(key: Hashable) -> TextKey:
    return minutes_key(*cast(Key, key))
