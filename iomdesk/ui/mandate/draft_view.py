"""A mandate that was read, with everything in it open to correction."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from iomdesk.model.mandate_draft import ChapterDraft, ClauseDraft, MandateDraft
from iomdesk.runtime.translations import _
from iomdesk.ui.mandate import draft_edits as edits
from iomdesk.ui.mandate.growing_text import GrowingText
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.labels import label, set_look
from iomdesk.ui.widgets.layouts import column, empty, frame, row

_STEPS = 100


class DraftView(QWidget):
    """Show the chapters and clauses of a draft; every correction gives a new draft that can be taken back."""

    draftChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: MandateDraft | None = None
        self._before: list[MandateDraft] = []
        self._marks: dict[tuple[int, int], QLineEdit] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        add = TextButton(_("Add a chapter"), "link", lambda: self._change(edits.add_chapter), "plus")
        self.setLayout(column(self._cards, row(add, None), None, margins=(0, 0, 12, 12)))

    @property
    def draft(self) -> MandateDraft | None:
        """Return the draft as corrected so far."""
        return self._draft

    @property
    def can_undo(self) -> bool:
        """Say whether a correction can be taken back."""
        return bool(self._before)

    def show_draft(self, draft: MandateDraft) -> None:
        """Begin with a draft as it was read."""
        self._before.clear()
        self._draft = draft
        self._rebuild()

    def undo(self) -> None:
        """Take back the last correction."""
        if self._before:
            self._draft = self._before.pop()
            self._rebuild()

    def _change(self, edit: Callable[[MandateDraft], MandateDraft]) -> None:
        """Apply a correction that changes what stands where."""
        if self._draft is not None:
            self._remember(self._draft)
            self._draft = edit(self._draft)
            self._rebuild()

    def _write(self, edit: Callable[[MandateDraft], MandateDraft]) -> None:
        """Apply a correction of a text, leaving the fields in place."""
        if self._draft is not None:
            after = edit(self._draft)
            if after != self._draft:
                self._remember(self._draft)
                self._draft = after
                self._mark()
                self.draftChanged.emit(after)

    def _remember(self, draft: MandateDraft) -> None:
        self._before.append(draft)
        del self._before[:-_STEPS]

    def _rebuild(self) -> None:
        empty(self._cards)
        self._marks.clear()
        if self._draft is None:
            return
        for place, chapter in enumerate(self._draft.chapters):
            self._cards.addWidget(self._card(place, chapter))
        self._mark()
        self.draftChanged.emit(self._draft)

    def _card(self, place: int, chapter: ChapterDraft) -> QWidget:
        parts = [self._head(place, chapter)]
        parts += [self._line(place, n, clause) for n, clause in enumerate(chapter.clauses)]
        add = TextButton(
            _("Add a clause"),
            "link",
            lambda: self._change(lambda d: edits.add_clause(d, place, len(chapter.clauses) - 1)),
            "plus",
        )
        return frame("card", column(*parts, row(add, None), margins=(14, 12, 10, 8)))

    def _head(self, place: int, chapter: ChapterDraft) -> QWidget:
        number = self._short(chapter.number, _("Number of the chapter"), (place, -1))
        number.textChanged.connect(
            lambda text: self._write(lambda d: edits.with_chapter(d, place, number=text))
        )
        title = QLineEdit(chapter.title)
        title.setAccessibleName(_("Title of chapter {number}").format(number=chapter.number))
        title.textChanged.connect(
            lambda text: self._write(lambda d: edits.with_chapter(d, place, title=text))
        )
        title.setCursorPosition(0)
        merge = self._tool("merge", _("Join to the chapter before"), edits.merge_chapter_up, place)
        merge.setEnabled(place > 0)
        remove = self._tool("trash-2", _("Take this chapter out"), edits.remove_chapter, place)
        head = QWidget()
        head.setLayout(row(number, title, merge, remove, gap="xs"))
        return head

    def _line(self, chapter: int, place: int, clause: ClauseDraft) -> QWidget:
        letter = self._short(clause.letter, _("Letter of the clause"), (chapter, place))
        letter.textChanged.connect(
            lambda text: self._write(lambda d: edits.with_clause(d, chapter, place, letter=text))
        )
        text = GrowingText(clause.text, _("Text of clause {letter}").format(letter=clause.letter))
        text.textChanged.connect(
            lambda: self._write(
                lambda d: edits.with_clause(d, chapter, place, text=_one_line(text.toPlainText()))
            )
        )
        merge = self._tool("merge", _("Join to the clause before"), edits.merge_clause_up, chapter, place)
        merge.setEnabled(place > 0)
        add = self._tool("plus", _("Add a clause after this"), edits.add_clause, chapter, place)
        remove = self._tool("trash-2", _("Take this clause out"), edits.remove_clause, chapter, place)
        line = QWidget()
        tools = row(merge, add, remove, gap="xs")
        bracket = label(")", "muted")
        bracket.setFixedHeight(letter.sizeHint().height())
        layout = row(column(letter, None), column(bracket, None), text, column(tools, None), gap="xs")
        line.setLayout(layout)
        return line

    def _short(self, text: str, name: str, mark: tuple[int, int]) -> QLineEdit:
        made = QLineEdit(text)
        made.setFixedWidth(52)
        made.setAccessibleName(name)
        self._marks[mark] = made
        return made

    def _tool(
        self, icon_name: str, words: str, edit: Callable[..., MandateDraft], *places: int
    ) -> IconButton:
        return IconButton(icon_name, words, lambda: self._change(lambda draft: edit(draft, *places)))

    def _mark(self) -> None:
        """Show what cannot be stored as it is: a letter twice, an empty clause."""
        wrong = edits.troubles(self._draft) if self._draft else frozenset()
        for place, line in self._marks.items():
            if bool(line.property("isWrong")) != (place in wrong):
                set_look(line, isWrong=place in wrong)


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()
