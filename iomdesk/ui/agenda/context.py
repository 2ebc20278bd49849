"""The panel beside the agenda: the item, the mandate, what is missing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from iomdesk.queries.agenda import ItemDetails, ItemRow
from iomdesk.queries.coverage_rows import UncoveredClause
from iomdesk.queries.gaps import Gap
from iomdesk.queries.mandate import VersionRow
from iomdesk.queries.meetings import BreakRow
from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.clause_panel import ClausePanel
from iomdesk.ui.agenda.gaps_panel import GapsPanel
from iomdesk.ui.agenda.item_panel import ItemPanel
from iomdesk.ui.agenda.uncovered_line import UncoveredLine
from iomdesk.ui.widgets.layouts import column
from iomdesk.ui.widgets.segments import Segments


class AgendaContext(QFrame):
    """Switch between three panels; all of them follow the current item."""

    gapChosen = Signal(object)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self.item = ItemPanel(language)
        self.clauses = ClausePanel()
        self.gaps = GapsPanel()
        self.switch = Segments({"item": _("Item"), "mandate": _("Mandate"), "gaps": _("Missing")}, "mandate")
        self._panels = {"item": self.item, "mandate": self.clauses, "gaps": self.gaps}
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        self.uncovered = UncoveredLine()
        self._has_mandate = False
        self.setLayout(column(self.switch, self._stack, self.uncovered, gap="m", margins=(16, 14, 12, 8)))
        self.uncovered.clicked.connect(lambda: self.show_panel("mandate"))
        self.switch.chosen.connect(self.show_panel)
        self.gaps.gapChosen.connect(self.gapChosen)
        self.show_panel("mandate")

    def show_panel(self, key: str) -> None:
        """Show one of the panels: item, mandate, gaps."""
        self.switch.choose(key)
        self._stack.setCurrentWidget(self._panels[key])

    def show_version(self, version: VersionRow | None) -> None:
        """Show the version of the mandate the session works under."""
        self._has_mandate = version is not None
        self.clauses.show_version(version)

    def show_item(self, row: ItemRow | None) -> None:
        """Follow the current item with what the agenda itself knows of it."""
        self.clauses.show_item(row.full_number if row else "", [c.id for c in row.clauses] if row else ())
        if row is None:
            self.item.show_nothing()

    def show_details(self, details: ItemDetails, row: ItemRow, breaks: Sequence[BreakRow] = ()) -> None:
        """Show all of the current item."""
        self.item.show_details(details, row.clauses, breaks)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show what is missing, and how much on the switch."""
        self.gaps.show_gaps(gaps)
        words = _("Missing ({count})").format(count=len(gaps)) if gaps else _("Missing")
        self.switch.rename("gaps", words)

    def show_uncovered(self, clauses: Sequence[UncoveredClause]) -> None:
        """Show which clauses of the mandate no item falls under; nothing without a mandate."""
        self.uncovered.setVisible(self._has_mandate)
        if self._has_mandate:
            self.uncovered.show_clauses(clauses)

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        self.item.set_read_only(is_read_only)
        self.clauses.set_read_only(is_read_only)
