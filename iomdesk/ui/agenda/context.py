"""The panel beside the agenda: the item, the mandate, what is missing."""

from collections.abc import Callable, Mapping, Sequence

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
    """Switch between three panels; all of them follow the current item.

    The panels of the item and of the gaps are made when they are first wanted: with their fields
    they would take longer to make than all the rest of the agenda.
    """

    gapChosen = Signal(object)
    itemMade = Signal(object)
    """(ItemPanel): it was made just now, and is to be connected."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self._language = language
        self._is_read_only = False
        self._has_mandate = False
        self._shown: tuple[ItemDetails, ItemRow, Sequence[BreakRow]] | None = None
        self._missing: Sequence[Gap] = ()
        self._item: ItemPanel | None = None
        self._gaps: GapsPanel | None = None
        self.clauses = ClausePanel()
        self.switch = Segments({"item": _("Item"), "mandate": _("Mandate"), "gaps": _("Missing")}, "mandate")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.clauses)
        self.uncovered = UncoveredLine()
        self.setLayout(column(self.switch, self._stack, self.uncovered, gap="m", margins=(16, 14, 12, 8)))
        self.uncovered.clicked.connect(lambda: self.show_panel("mandate"))
        self.switch.chosen.connect(self.show_panel)

    @property
    def item(self) -> ItemPanel:
        """Return the panel of the item, which shows what is known of the current one."""
        if self._item is None:
            self._item = ItemPanel(self._language)
            self._item.set_read_only(self._is_read_only)
            self._stack.addWidget(self._item)
            self.itemMade.emit(self._item)
            self._show_details()
        return self._item

    @property
    def gaps(self) -> GapsPanel:
        """Return the panel of what is missing."""
        if self._gaps is None:
            self._gaps = GapsPanel()
            self._gaps.gapChosen.connect(self.gapChosen)
            self._gaps.show_gaps(self._missing)
            self._stack.addWidget(self._gaps)
        return self._gaps

    def show_panel(self, key: str) -> None:
        """Show one of the panels: item, mandate, gaps."""
        panels: Mapping[str, Callable[[], QWidget]] = {
            "item": lambda: self.item,
            "mandate": lambda: self.clauses,
            "gaps": lambda: self.gaps,
        }
        self.switch.choose(key)
        self._stack.setCurrentWidget(panels[key]())

    def show_version(self, version: VersionRow | None) -> None:
        """Show the version of the mandate the session works under."""
        self._has_mandate = version is not None
        self.clauses.show_version(version)

    def show_item(self, row: ItemRow | None) -> None:
        """Follow the current item with what the agenda itself knows of it."""
        self.clauses.show_item(row.full_number if row else "", [c.id for c in row.clauses] if row else ())
        if row is None:
            self._shown = None
            if self._item is not None:
                self._item.show_nothing()

    def show_details(self, details: ItemDetails, row: ItemRow, breaks: Sequence[BreakRow] = ()) -> None:
        """Show all of the current item."""
        self._shown = (details, row, breaks)
        self._show_details()

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show what is missing, and how much on the switch."""
        self._missing = gaps
        if self._gaps is not None:
            self._gaps.show_gaps(gaps)
        words = _("Missing ({count})").format(count=len(gaps)) if gaps else _("Missing")
        self.switch.rename("gaps", words)

    def show_uncovered(self, clauses: Sequence[UncoveredClause]) -> None:
        """Show which clauses of the mandate no item falls under; nothing without a mandate."""
        self.uncovered.setVisible(self._has_mandate)
        if self._has_mandate:
            self.uncovered.show_clauses(clauses)

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._is_read_only = is_read_only
        self.clauses.set_read_only(is_read_only)
        if self._item is not None:
            self._item.set_read_only(is_read_only)

    def flush(self) -> None:
        """Hand in what is being typed."""
        if self._item is not None:
            self._item.flush()

    def _show_details(self) -> None:
        if self._item is not None and self._shown is not None:
            details, row, breaks = self._shown
            self._item.show_details(details, row.clauses, breaks)
