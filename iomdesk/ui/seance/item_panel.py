"""The item being treated: its clause, its papers, what came of it before, how it ends, and what is next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from iomdesk.queries.agenda import ItemDetails, ItemRow
from iomdesk.queries.previously import Previous
from iomdesk.runtime.translations import _
from iomdesk.ui.seance.outcome_keys import OutcomeButtons
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import chip, label, reference, section
from iomdesk.ui.widgets.layouts import Part, add, column, empty, row, scrolled
from iomdesk.ui.wording import outcomes, word_for


class ItemPanel(QWidget):
    """Show what stands around the item shown."""

    outcomeChosen = Signal(object)
    nextRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.outcome = OutcomeButtons()
        self.sentence: QLabel = label("", "print", wraps=True)
        self._clauses = _part()
        self._papers = _part()
        self._before = _part()
        self._next = _part()
        content = QWidget()
        content.setLayout(
            column(
                self._clauses,
                column(section(_("Outcome: Ctrl and F5 to F9")), self.outcome, self.sentence),
                self._papers,
                self._before,
                self._next,
                None,
                gap="l",
                margins=(14, 12, 14, 12),
            )
        )
        self.setLayout(column(scrolled(content)))
        self.outcome.chosen.connect(self.outcomeChosen)
        self.show_sentence("")

    def show_item(self, item: ItemRow, following: ItemRow | None) -> None:
        """Show an item, and the one that follows it with its clauses."""
        self.outcome.show_stored(item.outcome)
        _fill(self._clauses, _("Clauses"), _clauses(item), _("This item falls under no clause."))
        parts: list[Part] = []
        if following is not None:
            number = f"{following.full_number} " if following.full_number else ""
            parts = [label(f"{number}{following.title}", "medium", wraps=True), *_clauses(following)]
            begin = TextButton(_("Begin this item (F5)"), "link", self.nextRequested.emit)
            parts.append(row(begin, None))
        _fill(self._next, _("Next"), parts, _("This is the last item."))

    def show_details(self, details: ItemDetails) -> None:
        """Show the papers before the item."""
        parts = [
            column(
                label(" · ".join(part for part in (one.symbol, one.part) if part), "small"),
                label(one.title or _("without a title"), wraps=True),
                gap="xs",
            )
            for one in details.documents
        ]
        _fill(self._papers, _("Papers"), parts, _("No paper is before this item."))

    def show_previous(self, previous: Sequence[Previous]) -> None:
        """Show what came of the item's clauses at earlier sessions."""
        _fill(
            self._before,
            _("Previous conclusions"),
            [_previous(one) for one in previous],
            _("Nothing was concluded under these clauses before."),
        )

    def show_sentence(self, sentence: str) -> None:
        """Show what the papers will say of the outcome."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))


def _part() -> QVBoxLayout:
    return column(gap="s")


def _fill(place: QVBoxLayout, heading: str, parts: Sequence[Part], nothing: str) -> None:
    empty(place)
    add(place, section(heading))
    for part in parts or (label(nothing, "muted", wraps=True),):
        add(place, part)


def _clauses(item: ItemRow) -> list[Part]:
    return [
        column(row(reference(clause.reference), None), label(clause.text, "print", wraps=True), gap="xs")
        for clause in item.clauses
    ]


def _previous(one: Previous) -> Part:
    where = _("Session {number}").format(number=one.session_number) if one.session_number else ""
    year = str(one.day.year) if one.day else ""
    head = " · ".join(part for part in (where, year, one.number) if part)
    if one.kind == "conclusion":
        return row(label(head, "small"), chip(word_for(outcomes(), one.key)), None)
    return column(label(head, "small"), label(one.text, "print", wraps=True), gap="xs")
