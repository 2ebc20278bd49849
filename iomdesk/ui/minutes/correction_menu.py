"""The corrections of the word or finding at a place: in the menu of the right button, and by a key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from iomdesk.runtime.translations import _
from iomdesk.ui.background import is_alive
from iomdesk.ui.minutes.finding_list import FindingRow
from iomdesk.ui.minutes.proofreading import Proofreading
from iomdesk.ui.text.checks import Found
from iomdesk.ui.text.converters import LINE_BREAK
from iomdesk.ui.text.rich_text_edit import RichTextEdit


class CorrectionMenu:
    """Offer corrections for places of one editor."""

    def __init__(self, editor: RichTextEdit, proofreading: Proofreading) -> None:
        self._editor = editor
        self._proofreading = proofreading
        editor.menu_parts.append(self.add_to)

    def open_at_cursor(self) -> QMenu | None:
        """Open the corrections alone at the cursor; None where there are none."""
        cursor = self._editor.textCursor()
        place = QTextCursor(cursor)
        place.setPosition(cursor.selectionStart())
        menu = QMenu(self._editor)
        self.add_to(menu, place)
        if menu.isEmpty():
            menu.deleteLater()
            return None
        menu.aboutToHide.connect(menu.deleteLater)
        below = self._editor.cursorRect(place).bottomLeft() + QPoint(0, 4)
        menu.popup(self._editor.viewport().mapToGlobal(below))
        if menu.actions()[0].isEnabled():
            menu.setActiveAction(menu.actions()[0])
        return menu

    def add_to(self, menu: QMenu, place: QTextCursor) -> None:
        """Put the corrections of a place at the head of a menu."""
        block, offset = place.block(), place.positionInBlock()
        first = next(iter(menu.actions()), None)
        before = len(menu.actions())
        for start, end in self._proofreading.checks.misspelled_in(block.blockNumber()):
            if start <= offset <= end:
                self._add_words(menu, first, _selected(place, start, end))
        for found in self._proofreading.checks.found_in(block.blockNumber()):
            if found.spot.start <= offset <= found.spot.end:
                self._add_finding(menu, first, found, _selected(place, found.spot.start, found.spot.end))
        if first is not None and len(menu.actions()) > before:
            menu.insertSeparator(first)

    def _add_words(self, menu: QMenu, first: QAction | None, word: QTextCursor) -> None:
        can_write = self._proofreading.is_allowed
        waiting = _insert(menu, first, _("Looking for words…"), lambda: None, False)
        written = word.selectedText()
        learn = partial(self._proofreading.learn, written)
        _insert(menu, first, _("Add “{word}” to the dictionary").format(word=written), learn, can_write)

        def show(words: tuple[str, ...]) -> None:
            if not is_alive(menu) or not is_alive(waiting):
                return
            for offered in words:
                replace = partial(self._proofreading.replace, word, offered)
                _insert(menu, waiting, offered, replace, can_write)
            waiting.setText(_("No word is like this one"))
            waiting.setVisible(not words)
            if words and menu.isVisible():
                menu.setActiveAction(menu.actions()[0])

        self._proofreading.spelling.suggest(self._proofreading.language, written, show)

    def _add_finding(self, menu: QMenu, first: QAction | None, found: Found, words: QTextCursor) -> None:
        proofreading, can_write = self._proofreading, self._proofreading.is_allowed
        one = FindingRow(found, words.block().text().replace(LINE_BREAK, "\n"))
        if found.spot.offer is not None:
            _insert(menu, first, one.change, partial(proofreading.take, one), can_write)
        why = _insert(menu, first, found.spot.why, lambda: None, False)
        why.setToolTip(one.title)
        _insert(menu, first, _("Ignore here"), partial(proofreading.ignore, one), can_write)
        off = _("Switch off the rule “{rule}”").format(rule=one.title)
        _insert(menu, first, off, partial(proofreading.switch_off, found.rule), can_write)


def _selected(place: QTextCursor, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(place.block())
    cursor.setPosition(place.block().position() + start)
    cursor.setPosition(place.block().position() + end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _insert(
    menu: QMenu, before: QAction | None, words: str, pressed: Callable[[], object], is_possible: bool
) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    action.setEnabled(is_possible)
    action.triggered.connect(lambda: pressed())
    if before is None:
        menu.addAction(action)
    else:
        menu.insertAction(before, action)
    return action
