"""Go to words in the minutes of an item: at once, or when its text has come."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from iomdesk.ui.minutes.item_text import ItemText
from iomdesk.ui.minutes.text_page import TextPages


class WordsSought(QObject):
    """Put the cursor on a paragraph that somebody was led to; another text may be on the way there."""

    def __init__(
        self, pages: TextPages, text: ItemText, show_item: Callable[[int], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._text = text
        self._show_item = show_item
        self._sought: tuple[tuple[int, str], str] | None = None
        text.textShown.connect(self._find)

    def seek(self, item: int, language: str, words: str) -> None:
        """Go to the minutes of an item in a language, and there to the first place of some words."""
        self._sought = (item, language), words
        self._pages.show_text()
        if self._text.shown == (item, language):
            self._find()
            return
        languages = self._pages.text.languages
        if language != languages.current:
            languages.choose(language)
            self._pages.text.languageChosen.emit(language)
        self._show_item(item)

    def _find(self) -> None:
        if self._sought is None or self._sought[0] != self._text.shown:
            return
        words, self._sought = self._sought[1], None
        editor = self._pages.text.editor
        editor.filling.finish()
        found = editor.document().find(words) if words else None
        if found is not None and not found.isNull():
            found.setPosition(found.selectionStart())
            editor.setTextCursor(found)
            editor.ensureCursorVisible()
