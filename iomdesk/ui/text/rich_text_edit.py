"""The editor of running text: three faces, two kinds of lists, no headings, nothing from outside."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QRect, QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QTextEdit, QWidget

from iomdesk.document.markdown import TextParagraph
from iomdesk.runtime.translations import _
from iomdesk.ui.text.block_texts import BlockTexts
from iomdesk.ui.text.clipboard import mime_of, paragraphs_from_mime, paragraphs_from_text
from iomdesk.ui.text.commands import (
    begin_paragraph,
    bold_toggled,
    italic_toggled,
    open_list_by_typing,
    shift_items,
    superscript_toggled,
    toggle_list,
)
from iomdesk.ui.text.converters import (
    blocks_of,
    insert_paragraphs,
    paragraphs_of,
    read_paragraphs,
    replace_all,
)
from iomdesk.ui.text.faces import without_inlays
from iomdesk.ui.text.filling import Filling
from iomdesk.ui.text.inlays import is_beside_inlay
from iomdesk.ui.text.lists import level_of
from iomdesk.ui.text.note_calls import NoteCalls
from iomdesk.ui.text.tables import next_cell, table_at
from iomdesk.ui.text.typing_aids import TypingAids

NO_BREAK_SPACE = "\u00a0"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LOOK = 'QTextEdit {{ font-family: "{family}"; font-size: {pixels}px; {frame} }}'
_BARE = "border: none; background: transparent;"


class RichTextEdit(QTextEdit):
    """Edit paragraphs; what is pasted is cleaned, and no picture or style is ever loaded.

    `measure` is the longest line in pixels, of a page in the middle of the window; without one the editor is
    a field with a frame.
    """

    edited = Signal()
    """The user changed the text: not sent when a text is put into the editor."""
    left = Signal()
    """The keyboard went elsewhere."""
    keeps_tables = False
    """Whether tables are pasted as such, and not as lines with tabs."""

    def __init__(
        self, family: str, pixels: int = 16, measure: int | None = 720, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.language = "fr"
        self._measure = measure
        self.setFrameShape(QFrame.Shape.NoFrame)
        frame = _BARE if measure else ""
        self.setStyleSheet(_LOOK.format(family=family, pixels=pixels, frame=frame))
        self.document().setDocumentMargin(2)
        self.document().setIndentWidth(30)
        self.setTabChangesFocus(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.textChanged.connect(self.edited)
        self.texts = BlockTexts(self.document())
        """What each block stands for."""
        self.filling = Filling(self.document(), self.texts, self)
        self.overlays: list[Callable[[QRect], None]] = []
        """What draws over the text."""
        self.menu_parts: list[Callable[[QMenu, QTextCursor], None]] = []
        """What adds to the menu of the right button, for the place that was clicked."""
        self.aids: TypingAids | None = None
        self._calls = NoteCalls(self.document(), self.texts)
        self.texts.countedDiffer.connect(self.viewport().update)

    def show_markdown(self, source: str, language: str) -> None:
        """Show another text from its stored form, of a long one the beginning first."""
        self.language = language
        self.filling.begin_stored(source, language)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_paragraphs(self, paragraphs: Iterable[TextParagraph], language: str) -> None:
        """Show another text; the way back to the former one is closed."""
        self.language = language
        self.filling.begin(paragraphs, language)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def replace_paragraphs(self, paragraphs: Sequence[TextParagraph]) -> None:
        """Show another state of the same text, keeping the place; undo brings the former one back."""
        self.filling.finish()
        cursor = self.textCursor()
        place, line, words = cursor.position(), cursor.blockNumber(), cursor.block().text()
        inside = cursor.positionInBlock()
        with QSignalBlocker(self):
            replace_all(self.document(), paragraphs, self.language)
        same = [block for block in blocks_of(self.document()) if block.text() == words]
        if same:  # paragraphs may have come or gone before it
            place = min(same, key=lambda block: abs(block.blockNumber() - line)).position() + inside
        self._go_to(place)

    def paragraphs(self) -> tuple[TextParagraph, ...]:
        """Return what stands in the editor."""
        return (*read_paragraphs(self.document()), *self.filling.rest())

    def markdown(self) -> str:
        """Return what stands in the editor in the stored form; only changed paragraphs are read for it."""
        return self.filling.written_behind(self.texts.written())

    def word_count(self) -> int:
        """Count the words."""
        self.filling.finish()
        return self.texts.word_count()

    def toggle_bold(self) -> None:
        """Switch bold for the selection, or for what is typed next."""
        self._switch_face(bold_toggled)

    def toggle_italic(self) -> None:
        """Switch italic."""
        self._switch_face(italic_toggled)

    def toggle_superscript(self) -> None:
        """Switch raised letters."""
        self._switch_face(superscript_toggled)

    def toggle_list(self, ordered: bool) -> None:
        """Make or unmake a list of the paragraphs selected."""
        if table_at(self.textCursor()) is None:
            toggle_list(self.textCursor(), ordered, self.language)

    def paste_plain(self) -> None:
        """Paste the words alone."""
        insert_paragraphs(
            self.textCursor(), paragraphs_from_text(QApplication.clipboard().text()), self.language
        )

    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of(paragraphs_of(self.textCursor()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # A dropped file has a text too: its address.
        return source.hasFormat("text/plain") or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.filling.finish()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        insert_paragraphs(cursor, paragraphs_from_mime(source, self.keeps_tables), self.language)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: ARG002
        """Load nothing: a text holds no picture, and nothing is fetched for it."""
        return None

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab nest an item of a list; elsewhere it goes on to the next field."""
        cursor = self.textCursor()
        if not self.isReadOnly() and (level_of(cursor.block()) or table_at(cursor) is not None):
            return False
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.filling.make_way()
        if self.filling.is_active and not _only_types(event, self.textCursor()):
            self.filling.finish()
        if not self.isReadOnly() and self._has_own_meaning(event):
            event.accept()
            return
        if event.text() and event.text().isprintable() and is_beside_inlay(self.textCursor()):
            self.setCurrentCharFormat(without_inlays(self.currentCharFormat()))
        super().keyPressEvent(event)
        if event.text() == " " and not self.isReadOnly():
            open_list_by_typing(self.textCursor(), self.language)
        elif event.text() and self.aids is not None and not self.isReadOnly():
            self.aids.after_key(self, event.text(), self.language)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        for paint in self.overlays:
            paint(event.rect())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a length that reads well, in the middle of a wide window."""
        if self._measure is None:
            super().resizeEvent(event)
            return
        left, right = self.room_beside((self.width() - self._measure) // 2)
        if (self.viewportMargins().left(), self.viewportMargins().right()) != (left, right):
            self.setViewportMargins(left, 18, right, 0)
        super().resizeEvent(event)

    def room_beside(self, side: int) -> tuple[int, int]:
        """Return what is left free at the left and the right of the lines, `side` being half of the rest."""
        return max(24, side), max(24, side)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu()
        for add_part in self.menu_parts:
            add_part(menu, self.cursorForPosition(event.pos()))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def context_menu(self) -> QMenu:
        """Make the menu of the right button."""
        menu = QMenu(self)
        has_selection, can_write = self.textCursor().hasSelection(), not self.isReadOnly()
        keys = QKeySequence.StandardKey
        _add(menu, _("Undo"), self.undo, keys.Undo, self.document().isUndoAvailable() and can_write)
        _add(menu, _("Redo"), self.redo, keys.Redo, self.document().isRedoAvailable() and can_write)
        menu.addSeparator()
        _add(menu, _("Cut"), self.cut, keys.Cut, has_selection and can_write)
        _add(menu, _("Copy"), self.copy, keys.Copy, has_selection)
        _add(menu, _("Paste"), self.paste, keys.Paste, can_write and self.canPaste())
        _add(menu, _("Paste words only"), self.paste_plain, "Ctrl+Shift+V", can_write and self.canPaste())
        menu.addSeparator()
        _add(menu, _("Select all"), self.selectAll, keys.SelectAll, True)
        return menu

    def _has_own_meaning(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and next_cell(cursor, _direction(event)):
            self.setTextCursor(cursor)
            return True
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Backtab:
            return shift_items(cursor, -1, self.language)
        if event.key() == Qt.Key.Key_Tab:
            return shift_items(cursor, 1, self.language)
        if plain and not cursor.hasSelection() and _leaves_list(event.key(), cursor):
            return shift_items(cursor, -1, self.language)
        if plain and event.key() in _ENTER:
            begin_paragraph(cursor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return True
        return False

    def _switch_face(self, toggled: Callable[[QTextCharFormat], QTextCharFormat]) -> None:
        self.mergeCurrentCharFormat(toggled(self.currentCharFormat()))

    def _go_to(self, place: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)


def _only_types(event: QKeyEvent, cursor: QTextCursor) -> bool:
    """Tell typing, which a text that is still being filled in can take, from all other keys."""
    return bool(event.text()) and event.text().isprintable() and not cursor.hasSelection()


def _direction(event: QKeyEvent) -> int:
    is_back = event.key() == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return -1 if is_back else 1


def _leaves_list(key: int, cursor: QTextCursor) -> bool:
    """Enter on an empty item and Backspace at the start of one lead out of a list, one level at a time."""
    if not level_of(cursor.block()):
        return False
    return (key in _ENTER and not cursor.block().text()) or (
        key == Qt.Key.Key_Backspace and cursor.atBlockStart()
    )


def _add(
    menu: QMenu,
    words: str,
    pressed: Callable[[], object],
    keys: QKeySequence.StandardKey | str,
    is_possible: bool,
) -> None:
    action = menu.addAction(words)
    action.setShortcut(QKeySequence(keys))
    action.setEnabled(is_possible)
    action.triggered.connect(lambda: pressed())
