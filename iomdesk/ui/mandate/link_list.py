"""The rows between two versions of the mandate, open to correction until they are confirmed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iomdesk.queries.concordance import ConcordanceRow, ConcordanceTable
from iomdesk.queries.mandate import ClauseRow
from iomdesk.runtime.translations import interface_language
from iomdesk.services.concordance import LinkInput, links_of
from iomdesk.ui.mandate import link_edits as edits
from iomdesk.ui.mandate.link_edits import Clauses, Links
from iomdesk.ui.mandate.link_row import LinkRow
from iomdesk.ui.widgets.layouts import column

_STEPS = 100
Edit = Callable[[Links, int], Links]


class LinkList(QWidget):
    """Show a concordance row by row; each correction gives new rows and can be taken back."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: ConcordanceTable | None = None
        self._clauses = Clauses((), ())
        self._known: dict[int | None, ClauseRow] = {}
        self._before: list[Links] = []
        self._language = interface_language()
        self._only_changes = False
        self._is_allowed = True
        self.links: Links = ()
        self.rows: list[LinkRow] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        self.setLayout(column(self._body, None, margins=(0, 0, 14, 12)))

    @property
    def can_undo(self) -> bool:
        """Say whether a correction can be taken back."""
        return bool(self._before)

    @property
    def visible_rows(self) -> list[LinkRow]:
        """Return the rows that are shown."""
        return [row for row in self.rows if not row.isHidden()]

    def show_table(self, table: ConcordanceTable, *, is_edit: bool = False) -> None:
        """Show a concordance; as an edit it can be taken back like any other correction."""
        if is_edit:
            self._remember()
        else:
            self._before.clear()
            self._forget_rows()
        old, new = table.old.clauses, table.new.clauses
        same = frozenset((r.old.id, r.new.id) for r in table.rows if r.old and r.new and r.likeness == 1)
        self._table = table
        self._clauses = Clauses(tuple(c.id for c in old), tuple(c.id for c in new), same)
        self._known = {clause.id: clause for clause in (*old, *new)}
        self.links = links_of(table.rows)
        self._show()

    def show_language(self, language: str) -> None:
        """Show the texts in another language."""
        self._language = language
        self._show()

    def show_changes_only(self, is_only: bool) -> None:
        """Leave out the clauses that say the same in both versions."""
        self._only_changes = is_only
        self._show()

    def allow(self, is_allowed: bool) -> None:
        """Let the rows be corrected, or only be read."""
        self._is_allowed = is_allowed

    def undo(self) -> None:
        """Take back the last correction."""
        if self._before:
            self.links = self._before.pop()
            self._show()

    def correct(self, links: Links) -> None:
        """Put rows in the place of those that are shown, as one correction."""
        self._remember()
        self.links = links
        self._show()

    def forget_corrections(self) -> None:
        """Take what is shown for settled: nothing before it can be brought back here."""
        self._before.clear()
        self.changed.emit()

    def _remember(self) -> None:
        self._before.append(self.links)
        del self._before[:-_STEPS]

    def _change(self, place: int, edit: Edit) -> None:
        after = edit(self.links, place)
        if after != self.links:
            self.correct(after)
        else:
            self._show()

    def _show(self) -> None:
        for place, link in enumerate(self.links):
            row = self._row(place)
            shown = ConcordanceRow(
                self._known.get(link.old_clause), self._known.get(link.new_clause), link.kind, 0.0
            )
            row.show_link(shown, self._language)
            row.allow(self._is_allowed)
            row.setVisible(not self._only_changes or not self._says_the_same(link))
        for row in self.rows[len(self.links) :]:
            row.hide()
        self.changed.emit()

    def _says_the_same(self, link: LinkInput) -> bool:
        return link.kind == "same" and (link.old_clause, link.new_clause) in self._clauses.same

    def _row(self, place: int) -> LinkRow:
        """A row keeps its place through corrections, so that the keyboard stays in it."""
        if place == len(self.rows):
            news = self._table.new.clauses if self._table else ()
            made = LinkRow([(clause.id, clause.reference) for clause in news])
            self._connect(made, place)
            self.rows.append(made)
            self._body.addWidget(made)
        return self.rows[place]

    def _connect(self, row: LinkRow, place: int) -> None:
        def edit(function: Callable[..., Links], *more: object) -> None:
            self._change(place, lambda links, at: function(links, at, *more, self._clauses))

        row.kindChosen.connect(lambda kind: edit(edits.with_kind, kind))
        row.newChosen.connect(lambda new: edit(edits.with_new, new))
        row.anotherWanted.connect(lambda: edit(edits.with_another))
        row.partWanted.connect(lambda: edit(edits.without))

    def _forget_rows(self) -> None:
        for row in self.rows:
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
