"""The clauses a recommendation falls under, as marks that can be added and taken off."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.queries.mandate import ClauseRow, VersionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.clause_chooser import ClauseChooser
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.labels import reference
from iomdesk.ui.widgets.layouts import add, empty, row


class ClauseMarks(QWidget):
    """Show clauses; `toggled` asks to place the recommendation under one, or to take it off."""

    toggled = Signal(int, bool)
    """(clause, is added)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version: VersionRow | None = None
        self._clauses: tuple[int, ...] = ()
        self._is_allowed = True
        self.chooser = ClauseChooser(self)
        self.chooser.chosen.connect(self._on_chosen)
        self._marks = row(gap="xs")
        self.choose = TextButton(_("Choose a clause…"), "link", self.open_chooser, "plus")
        self.setLayout(row(self._marks, self.choose, None, gap="xs"))

    def show_version(self, version: VersionRow | None) -> None:
        """Offer the clauses of a version of the mandate."""
        self._version = version
        self.chooser.show_version(version)
        self._show()

    def show_clauses(self, clauses: Sequence[int]) -> None:
        """Show other clauses."""
        self._clauses = tuple(clauses)
        self._show()

    def open_chooser(self) -> None:
        """Let a clause be chosen by a few letters."""
        below = self.choose.mapToGlobal(QPoint(0, self.choose.height() + 2))
        self.chooser.open_for(0, self._clauses, below)

    def allow(self, is_allowed: bool) -> None:
        """Let clauses be changed, or only be read."""
        self._is_allowed = is_allowed
        self.choose.setVisible(is_allowed)
        self._show()

    def _show(self) -> None:
        empty(self._marks)
        known = self._version.clauses if self._version else ()
        for clause in known:
            if clause.id in self._clauses:
                add(self._marks, self._mark(clause))

    def _mark(self, clause: ClauseRow) -> QWidget:
        made = QFrame()
        mark = reference(clause.reference)
        mark.setToolTip(clause.text)
        take = IconButton("x", _("Take {clause} off").format(clause=clause.reference), size=12)
        take.clicked.connect(lambda: self.toggled.emit(clause.id, False))
        made.setLayout(row(mark, take, gap="xs"))
        take.setVisible(self._is_allowed)  # in its place by now: before, it would be a window of its own
        return made

    def _on_chosen(self, _item: int, clause: int, with_twins: bool) -> None:
        is_added = clause not in self._clauses
        known = {one.reference: one.id for one in self._version.clauses} if self._version else {}
        own = next((c for c in self._version.clauses if c.id == clause), None) if self._version else None
        twins = [known[name] for name in own.same_words_as if name in known] if own and with_twins else []
        for one in (clause, *twins):
            self.toggled.emit(one, is_added)
