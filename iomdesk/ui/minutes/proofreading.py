"""Proofread the text on screen: findings beside it, underlines in it, spelling, aids while typing."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from iomdesk.document.linting.linter import Linter
from iomdesk.document.linting.parts import LintParagraph
from iomdesk.queries.lint_facts import OFF, HouseView, dictionary_setting, house_view, ignored_setting
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes
from iomdesk.services.house import set_house_setting
from iomdesk.ui.minutes.finding_list import FindingRow
from iomdesk.ui.minutes.findings_panel import FindingsPanel
from iomdesk.ui.minutes.text_page import TextPage
from iomdesk.ui.operations import Operations
from iomdesk.ui.text.checks import Found, TextChecks
from iomdesk.ui.text.converters import LINE_BREAK
from iomdesk.ui.text.spelling import Spelling
from iomdesk.ui.text.typing_aids import TypingAids
from iomdesk.ui.text.underlines import Underlines, visible_blocks

_KINDS = ("intervention", "delegation", "document", "paper", "organisation")


_FIRST = LintParagraph(
    "1. Le Président - M. X - a dit : « C/1/1, Suisse... », SUISSE (a) 1/2/2019", sources=(0,)
)


class Proofreading(QObject):
    """Follow one editor; what is known of the house is asked for with each item, and when it changes."""

    counted = Signal(int)
    """(number): how many findings there are."""
    viewed = Signal(object)
    """(HouseView): what is known of the house has come."""

    def __init__(self, operations: Operations, page: TextPage, panel: FindingsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._page = page
        self._panel = panel
        self._editor = page.editor
        self._key: tuple[int, str] | None = None
        self._found: Sequence[Found] = ()
        self._is_new = True
        self.view: HouseView | None = None
        self._checked_by: HouseView | None = None
        editor = self._editor
        self.checks = TextChecks(editor.document(), lambda: visible_blocks(editor), self)
        self.underlines = Underlines(editor, self.checks)
        self.spelling = Spelling(operations, self)
        self.aids = TypingAids()
        editor.aids = self.aids
        editor.overlays.append(self.underlines.paint)
        self.checks.finished.connect(self._show_found)
        panel.list.chosen.connect(self._select)
        panel.list.taken.connect(self.take)
        panel.list.ignored.connect(self.ignore)
        panel.ruleOffWanted.connect(lambda one: self.switch_off(one.found.rule))
        panel.stepWanted.connect(self.step)
        operations.changed.connect(self._on_changed)

    @property
    def is_allowed(self) -> bool:
        """Say whether the text may be changed."""
        return not self._editor.isReadOnly()

    @property
    def is_ready(self) -> bool:
        """Say whether the text is checked by what is known of the house now."""
        return self.view is not None and self._checked_by is self.view

    @property
    def language(self) -> str:
        """Return the language of the text."""
        return self._key[1] if self._key else "fr"

    def show(self, item: int, language: str) -> None:
        """Proofread the minutes of an item in a language."""
        if (item, language) != self._key:
            self._key = (item, language)
            self._is_new = True
            self._panel.show_waiting()
        self._ask()

    def step(self, by: int) -> None:
        """Go to the finding after (1) or before (-1) the cursor, round the end of the text."""
        if not self._found:
            return
        cursor = self._editor.textCursor()
        here = (cursor.block().blockNumber(), cursor.selectionStart() - cursor.block().position())
        if cursor.hasSelection():
            block = cursor.document().findBlock(cursor.selectionStart())
            here = (block.blockNumber(), cursor.selectionStart() - block.position())
        places = [(one.block, one.spot.start) for one in self._found]
        behind = [index for index, place in enumerate(places) if place > here]
        before = [index for index, place in enumerate(places) if place < here]
        index = (behind or [0])[0] if by > 0 else (before or [len(places) - 1])[-1]
        if index < self._panel.list.findings.rowCount():
            self._panel.list.choose(index)
        self._select_found(self._found[index])

    def take(self, one: FindingRow) -> None:
        """Put what is offered in the place of what was found, as one step that can be undone."""
        offer = one.found.spot.offer
        cursor = self._cursor(one.found)
        if offer is None or cursor is None or not self.is_allowed or _words(cursor) != one.text:
            return
        cursor.insertText(offer.replace("\n", LINE_BREAK))
        self._editor.setTextCursor(cursor)
        self.checks.check_now()

    def ignore(self, one: FindingRow) -> None:
        """Leave words as they are in this text, and never tell again."""
        if self.view is None or self._key is None or not self.is_allowed:
            return
        ignored = self.view.ignored | {f"{one.found.rule}|{one.text}"}
        self.checks.set_ignored(ignored)
        self._set(ignored_setting(*self._key), sorted(ignored), _("These words are left as they are."))

    def switch_off(self, rule: str) -> None:
        """Switch a rule off for the whole house."""
        if self.view is not None and self.is_allowed:
            off = sorted(self.view.facts.off | {rule})
            self._set(OFF, off, _("The rule is switched off."))

    def learn(self, word: str) -> None:
        """Take a word into the desk's own dictionary."""
        if self.view is not None:
            language = self.language
            words = sorted({*self.view.own_words, word})
            self._set(dictionary_setting(language), words, _("The word is in your dictionary."))

    def replace(self, cursor: QTextCursor, words: str) -> None:
        """Put other words in the place of those selected by a cursor."""
        cursor.insertText(words)
        self._editor.setTextCursor(cursor)
        self.checks.check_now()

    def _set(self, name: str, value: object, said: str) -> None:
        self._operations.run(
            set_house_setting,
            initiator=None,
            otherwise=lambda error: self._page.banner.say(str(error), "danger"),
            said=said,
            name=name,
            value=value,
        )

    def _ask(self) -> None:
        if self._key is not None:
            item, language = self._key
            self._operations.ask(
                house_view, receiver=self, then=self._on_view, item_id=item, language=language
            )

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        stack = self._page.parentWidget()
        is_seen = stack is None or stack.isVisible()  # a tab that is shown again asks for its item anyway
        if changes.touches("house") or (is_seen and any(changes.touches(kind) for kind in _KINDS)):
            self._ask()

    def _on_view(self, view: HouseView) -> None:
        if self._key is None or (view.item_id, view.facts.language) != self._key:
            return
        before, self.view = self.view, view
        self.viewed.emit(view)
        self.aids.profile, self.aids.is_on = view.facts.profile, view.aids_typing
        if before is None or not _is_same_but_ignored(view, before):
            self._prepare(view)
            return
        self._checked_by = view if self._checked_by is before else self._checked_by
        if view.ignored != before.ignored:
            self.checks.set_ignored(view.ignored)
        elif not self.checks.is_busy:
            self._show_found()

    def _prepare(self, view: HouseView) -> None:
        """Let another thread make the tables of the rules, which the first paragraph would wait for."""
        linter = Linter(view.facts)

        def begin(_looked: object) -> None:
            self.spelling.when_ready(view.facts.language, lambda: self._begin(view, linter))

        self._operations.work(lambda _progress: linter.examine(_FIRST), receiver=self, then=begin)

    def _begin(self, view: HouseView, linter: Linter) -> None:
        if self.view is None or not _is_same_but_ignored(view, self.view):
            return
        self._checked_by = self.view
        speller = self.spelling.speller(view.facts.language) if view.checks_spelling else None
        if speller is not None:
            speller.learn(view.words)
        self.checks.begin(linter, speller, self.view.ignored)

    def _show_found(self) -> None:
        found = tuple(self.checks.found())
        if found != self._found or self._is_new:
            self._found, self._is_new = found, False
            self._panel.show_found(found, self._paragraph)
            self.counted.emit(len(found))

    def _paragraph(self, one: Found) -> str:
        return self._editor.document().findBlockByNumber(one.block).text().replace(LINE_BREAK, "\n")

    def _select(self, one: FindingRow) -> None:
        self._select_found(one.found)

    def _select_found(self, found: Found) -> None:
        cursor = self._cursor(found)
        if cursor is not None:
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()

    def _cursor(self, found: Found) -> QTextCursor | None:
        block = self._editor.document().findBlockByNumber(found.block)
        if not block.isValid() or found.spot.end >= block.length():
            return None
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + found.spot.start)
        cursor.setPosition(block.position() + found.spot.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _is_same_but_ignored(one: HouseView, other: HouseView) -> bool:
    """Say whether a text need not be checked again."""
    return replace(one, ignored=other.ignored) == other


def _words(cursor: QTextCursor) -> str:
    return cursor.selectedText().replace(LINE_BREAK, "\n")
