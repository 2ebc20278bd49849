"""One line below the panels of the agenda: which clauses no item falls under yet."""

from collections.abc import Sequence

from iomdesk.queries.coverage_rows import UncoveredClause
from iomdesk.queries.coverage_words import age_sentence
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import TextButton

_NAMED = 5


class UncoveredLine(TextButton):
    """Name the clauses left, those left aside longest first; pressing it shows the mandate."""

    def __init__(self) -> None:
        super().__init__("", "link", icon_name="layout-grid")
        self.hide()

    def show_clauses(self, clauses: Sequence[UncoveredClause]) -> None:
        """Show which clauses would stay uncovered; say so too where there are none."""
        self.setText(_words(clauses))
        details = "\n".join(age_sentence(row) or f"{row.reference} {row.text}" for row in clauses)
        self.setToolTip(details)
        self.setAccessibleName(" ".join((self.text(), details.replace("\n", "; "))).strip())
        self.show()


def _words(clauses: Sequence[UncoveredClause]) -> str:
    if not clauses:
        return _("Every clause of the mandate is covered")
    named = ", ".join(row.reference for row in clauses[:_NAMED])
    return _("Uncovered ({count}): {references}").format(
        count=len(clauses), references=f"{named}…" if len(clauses) > _NAMED else named
    )
