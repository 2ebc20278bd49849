"""What belongs to an item: its clauses, and what was said on it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iomdesk.queries.agenda import ClauseChip
from iomdesk.queries.interventions import InterventionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.labels import label, reference, section
from iomdesk.ui.widgets.layouts import column, empty, row
from iomdesk.ui.wording import intervention_kinds, stances, word_for


class RowsBelow(QWidget):
    """Show a heading with rows below it, made anew each time."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = section(heading)
        self.rows = QVBoxLayout()
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(4)
        self.setLayout(column(self.heading, self.rows, gap="xs"))
        self.is_read_only = False


class ItemClauses(RowsBelow):
    """Show the clauses of an item with their texts as printed."""

    removeRequested = Signal(int)
    addRequested = Signal()

    def __init__(self) -> None:
        super().__init__(_("Clauses of the mandate"))

    def show_clauses(self, clauses: Sequence[ClauseChip]) -> None:
        """Show these clauses."""
        empty(self.rows)
        for clause in clauses:
            self.rows.addWidget(self._row(clause))
        add = TextButton(_("Choose a clause…"), "link", self.addRequested.emit, "plus")
        add.setEnabled(not self.is_read_only)
        self.rows.addLayout(row(add, None))

    def _row(self, clause: ClauseChip) -> QWidget:
        made = QWidget()
        take = IconButton("x", _("Take {clause} off this item").format(clause=clause.reference))
        take.clicked.connect(lambda: self.removeRequested.emit(clause.id))
        take.setEnabled(not self.is_read_only)
        text = label(clause.text, "print", wraps=True)
        made.setLayout(column(row(reference(clause.reference), None, take), text, gap="xs"))
        return made


class ItemInterventions(RowsBelow):
    """Show what was said on an item, to be read; hidden where nothing was noted."""

    def __init__(self) -> None:
        super().__init__(_("Interventions"))

    def show_interventions(self, interventions: Sequence[InterventionRow]) -> None:
        """Show these interventions in the order of speaking."""
        empty(self.rows)
        self.setVisible(bool(interventions))
        for intervention in interventions:
            who = label(_who(intervention), "medium", wraps=True)
            said = label(intervention.summary, "small", wraps=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.rows.addWidget(who)
            self.rows.addWidget(said)


def _who(row: InterventionRow) -> str:
    speaker = row.speaker or word_for(intervention_kinds(), row.kind)
    parts = [speaker]
    if row.on_behalf_of:
        parts.append(_("on behalf of {group}").format(group=row.on_behalf_of))
    stance = word_for(stances(), row.stance)
    return ", ".join(parts) + (f" — {stance}" if stance else "")
