"""One version of the mandate to be read: its state, its chapters, its clauses as printed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from iomdesk.document.dates import format_date
from iomdesk.document.typography import typeset_string
from iomdesk.queries.mandate import ChapterRow, ClauseRow, VersionRow
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.labels import chip, label, reference, set_look
from iomdesk.ui.widgets.layouts import column, empty, row
from iomdesk.ui.widgets.segments import language_switch
from iomdesk.ui.wording import LANGUAGE_NAMES, mandate_statuses, version_state, word_for


class VersionView(QWidget):
    """Show a version in one language, and say which texts are official."""

    languageChosen = Signal(str)
    historyRequested = Signal(int)
    """(clause): all that happened under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.languages = language_switch(interface_language())
        self._title = label("", "title", wraps=True)
        self._status = chip("", "warning")
        self._state = label("", "muted", wraps=True)
        self._note = label("", "small", wraps=True)
        self._body = QVBoxLayout()
        self._body.setSpacing(10)
        self._clauses: dict[int, QWidget] = {}
        self.setLayout(
            column(
                row(self._title, self._status, None, self.languages),
                self._state,
                self._note,
                8,
                self._body,
                None,
                margins=(0, 0, 14, 16),
            )
        )
        self.languages.chosen.connect(self.languageChosen)

    @property
    def status_words(self) -> str:
        """Return how far the version has come, as shown."""
        return self._status.text()

    @property
    def all_words(self) -> str:
        """Return everything that is said of the clauses, one line a label."""
        return "\n".join(part.text() for part in self.findChildren(QLabel) if part.isVisible())

    def show_version(self, version: VersionRow, language: str) -> None:
        """Show another version, or the same in another language."""
        self.languages.choose(language)
        self._title.setText(version.label)
        self._status.setText(word_for(mandate_statuses(), version.status))
        set_look(self._status, tone="warning" if version.status == "projet" else "")
        self._state.setText(_facts(version))
        self._state.setVisible(bool(_facts(version)))
        self._note.setText(version.note)
        self._note.setVisible(bool(version.note))
        empty(self._body)
        self._clauses = {}
        for chapter in version.chapters:
            parts = {one.id: _clause(one, language, self.historyRequested.emit) for one in chapter.clauses}
            self._body.addWidget(_chapter(chapter, language, parts.values()))
            self._clauses |= parts
        if not version.clauses:
            self._body.addWidget(
                label(
                    _("The text of this version is not in the desk; only its facts are."), "muted", wraps=True
                )
            )

    def part_of(self, clause: int) -> QWidget | None:
        """Return where a clause stands."""
        return self._clauses.get(clause)


def _facts(version: VersionRow) -> str:
    language = interface_language()
    parts = [version_state(version) if version.approved_by else "", version.document_symbol]
    if version.dated_on is not None:
        parts.append(_("dated {day}").format(day=format_date(version.dated_on, language)))
    if version.in_force_from is not None:
        parts.append(_("in force from {day}").format(day=format_date(version.in_force_from, language)))
    if version.in_force_to is not None:
        parts.append(_("to {day}").format(day=format_date(version.in_force_to, language)))
    return " · ".join(part for part in parts if part)


def _chapter(chapter: ChapterRow, language: str, clauses: Iterable[QWidget]) -> QWidget:
    title = chapter.titles.get(language) or chapter.title
    made = QWidget()
    heading = label(f"{chapter.number}. {title}", "strong", wraps=True)
    made.setLayout(column(8, heading, *clauses, gap="m"))
    return made


def _clause(clause: ClauseRow, language: str, ask: Callable[[int], None]) -> QWidget:
    shown = language if clause.texts.get(language) else clause.text_language
    text = label(typeset_string(clause.texts.get(shown, ""), shown), "print", wraps=True)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    words = _("History of {reference}").format(reference=clause.reference)
    history = IconButton("history", words, lambda: ask(clause.id))
    marks = [reference(clause.reference), *_marks(clause, shown, language), None, history]
    made = QWidget()
    made.setLayout(column(row(*marks), text, gap="xs"))
    return made


def _marks(clause: ClauseRow, shown: str, wanted: str) -> list[QWidget]:
    marks: list[QWidget] = []
    if shown != wanted:
        words = _("not in {wanted}; shown in {shown}")
        marks.append(
            chip(
                words.format(wanted=LANGUAGE_NAMES[wanted], shown=LANGUAGE_NAMES.get(shown, shown)), "warning"
            )
        )
    if clause.official.get(shown):
        marks.append(label(_("official text"), "good"))
    else:
        marks.append(chip(_("unofficial translation"), "warning"))
    if clause.same_words_as:
        same = ", ".join(clause.same_words_as)
        marks.append(label(_("same words as {references}").format(references=same), "small"))
    return marks
