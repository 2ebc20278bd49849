"""What stands beside the text: clauses, outcome, interventions, documents, versions."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from iomdesk.queries.agenda import ClauseChip, ItemDetails, ItemRow
from iomdesk.queries.item_documents import DocumentRow
from iomdesk.queries.minutes import RevisionRow
from iomdesk.queries.revision_words import reason_in_words
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.minutes.moments import moment_in_words
from iomdesk.ui.widgets.buttons import ElidedButton, TextButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import chip, label, reference, section
from iomdesk.ui.widgets.layouts import Part, add, column, empty, row, scrolled
from iomdesk.ui.wording import outcomes

_NEWEST = 3


class ContextPanel(QFrame):
    """Show where an item stands; the outcome is chosen here and revisions are opened from here."""

    outcomeChosen = Signal(object)
    sentenceWanted = Signal()
    """Write the sentence of the outcome into the text."""
    revisionChosen = Signal(int)
    meetingRevisionsWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self._shows_all_revisions = False
        self._revisions: Sequence[RevisionRow] = ()
        self.outcome = ChoiceField(_("Outcome"), outcomes().items())
        self.outcome.setMinimumContentsLength(8)
        self.outcome.committed.connect(self.outcomeChosen)
        self.sentence = label("", "print", wraps=True)
        self.write_sentence = ElidedButton(
            _("Write it into the text"), "link", self.sentenceWanted.emit, "pencil"
        )
        self.write_sentence.setToolTip(_("Papers print the sentence by themselves, unless it is in the text"))
        self.write_sentence.hide()
        self._clauses = _part()
        self.statements_place = _part()
        """Where what was said on the item is put."""
        self._documents = _part()
        self._versions = _part()
        content = QWidget()
        content.setLayout(
            column(
                self._clauses,
                column(section(_("Outcome")), self.outcome, self.sentence, self.write_sentence),
                self.statements_place,
                self._versions,
                self._documents,
                None,
                gap="xl",
                margins=(16, 16, 16, 16),
            )
        )
        self.setLayout(column(scrolled(content)))

    def show_item(self, item: ItemRow, details: ItemDetails, mandate_status: str) -> None:
        """Show another item."""
        self.outcome.show_stored(details.outcome)
        _fill(self._clauses, _("Clauses"), _clauses(item.clauses, mandate_status))
        _fill(self._documents, _("Documents"), [_document(one) for one in details.documents])

    def show_sentence(self, sentence: str) -> None:
        """Show what the report will say of the outcome."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.write_sentence.setVisible(bool(sentence) and self.outcome.isEnabled())

    def show_revisions(self, revisions: Sequence[RevisionRow]) -> None:
        """Show the sealed versions, newest first."""
        self._revisions = revisions
        shown = revisions if self._shows_all_revisions else revisions[:_NEWEST]
        parts: list[Part] = [self._revision(one) for one in shown]
        if len(shown) < len(revisions):
            words = _("All {count} versions").format(count=len(revisions))
            parts.append(TextButton(words, "link", self._show_all))
        _fill(self._versions, _("Sealed versions"), parts)
        meeting = ElidedButton(_("Versions of the whole meeting"), "link", self.meetingRevisionsWanted.emit)
        add(self._versions, meeting)

    def allow(self, is_allowed: bool) -> None:
        """Let the outcome be chosen, or only be seen."""
        self.outcome.setEnabled(is_allowed)

    def _show_all(self) -> None:
        self._shows_all_revisions = True
        self.show_revisions(self._revisions)

    def _revision(self, one: RevisionRow) -> Part:
        when = moment_in_words(one.sealed_at, datetime.now(UTC))
        words = ngettext("{count} word", "{count} words", one.words).format(count=one.words)
        why = label(f"{reason_in_words(one.reason)} · {words} · {one.installation}", "small", wraps=True)
        opening = TextButton(when, "link", lambda: self.revisionChosen.emit(one.id), "history")
        opening.setToolTip(_("Look at this version"))
        return column(row(opening, None), why, gap="xs")


def _part() -> QVBoxLayout:
    return column(gap="s")


def _fill(layout: QVBoxLayout, title: str, parts: Sequence[Part]) -> None:
    """Show a part with its title and the number of things in it; nothing at all shows as a dash."""
    empty(layout)
    heading = f"{title} ({len(parts)})" if len(parts) > 1 else title
    for part in (section(heading), *(parts or [label("–", "muted")])):
        add(layout, part)


def _clauses(clauses: Sequence[ClauseChip], mandate_status: str) -> list[Part]:
    return [_clause(one, mandate_status) for one in clauses]


def _clause(one: ClauseChip, mandate_status: str) -> Part:
    marks: list[Part] = [reference(one.reference)]
    if mandate_status:
        marks.append(chip(mandate_status))
    return column(row(*marks, None), label(one.text, "print", wraps=True), gap="xs")


def _document(one: DocumentRow) -> Part:
    languages = " ".join(one.languages)
    first = label(" · ".join(part for part in (one.symbol, languages) if part), "medium", wraps=True)
    return column(first, label(one.title, "small", wraps=True), gap="xs") if one.title else first
