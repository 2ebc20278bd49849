"""The list of States: several can be chosen, and what is chosen stays so over every refresh."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from iomdesk.queries.states import StateOnDay
from iomdesk.runtime.translations import _
from iomdesk.ui.recommendations.board import BoardTable
from iomdesk.ui.states.model import GROUPS, NAME, ROW_ROLE, StatesFilter, StatesModel

_WIDTHS = (180, 60, 200, 104, 104, 0)  # 0 takes what is left


class StatesTable(BoardTable):
    """Choose by keyboard or mouse, copy as text, sort by any column; Enter leads into the panel."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("States"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows = StatesModel(self)
        self.filtered = StatesFilter(self)
        self.filtered.setSourceModel(self.rows)
        self.setModel(self.filtered)
        self.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        for place, width in enumerate(_WIDTHS):
            if width:
                self.setColumnWidth(place, width)
        self.horizontalHeader().setSectionResizeMode(GROUPS, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: Sequence[StateOnDay]) -> None:
        """Show other rows; the States chosen stay chosen."""
        chosen = {row.iso3 for row in self.chosen_rows()}
        current = self.currentIndex().data(ROW_ROLE)
        scrolled = self.verticalScrollBar().value()
        blocked = self.selectionModel().blockSignals(True)
        self.rows.show_rows(rows)
        self._choose(chosen, current.iso3 if isinstance(current, StateOnDay) else "")
        self.selectionModel().blockSignals(blocked)
        self.verticalScrollBar().setValue(scrolled)

    def chosen_rows(self) -> list[StateOnDay]:
        """Return the States chosen, from the top."""
        lines = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(ROW_ROLE) for index in lines]

    def choose(self, *codes: str) -> None:
        """Choose States by their codes; the last becomes the current one."""
        self._choose(set(codes), codes[-1])

    def go_in(self) -> None:
        """Put the keyboard on the first line."""
        self.setFocus()
        self.setCurrentIndex(self.filtered.index(0, 0))

    def _choose(self, codes: set[str], current: str) -> None:
        selection = QItemSelection()
        last = self.filtered.columnCount() - 1
        for line in range(self.filtered.rowCount()):
            index = self.filtered.index(line, 0)
            code = index.data(ROW_ROLE).iso3
            if code in codes:
                selection.select(index, self.filtered.index(line, last))
            if code == current:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.viewport().update()
