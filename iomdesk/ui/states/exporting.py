"""Write the memberships to a file that can be corrected elsewhere and read again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from iomdesk.model.state_lists import MembershipLine
from iomdesk.queries.states import StateOnDay, all_memberships
from iomdesk.runtime.translations import _
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.outside import Outside

WriteTable = Callable[[Sequence[MembershipLine], Mapping[str, str], Path], str]
"""(memberships, names by code, file): written whole or not at all. Raises UserError."""

FORMATS = {"xlsx": "Excel", "csv": "CSV"}


class StatesExport(QObject):
    """Ask where to, then write what is on the desk at this moment."""

    written = Signal(object)
    """(Path)"""
    failed = Signal(object)

    def __init__(self, operations: Operations, write: WriteTable, outside: Outside, view: QWidget) -> None:
        super().__init__(view)
        self._operations = operations
        self._write = write
        self._outside = outside
        self._view = view
        self._folder: Path | None = None

    def save(self, format: str, rows: Sequence[StateOnDay]) -> None:
        """Write all records of membership in a format; the States bear the names they have in the list."""
        folder = self._folder or self._outside.documents_folder()
        words = _("Membership")
        name = f"{words} {date.today().isoformat()}.{format}"
        target = self._outside.choose_target(self._view, folder / name, FORMATS[format])
        if target is None:
            return
        self._folder = target.parent
        names = {row.iso3: row.name for row in rows}
        self._operations.ask(
            all_memberships,
            receiver=self,
            then=lambda lines: self._work(lines, names, target),
            otherwise=self.failed.emit,
        )

    def _work(self, lines: Sequence[MembershipLine], names: Mapping[str, str], target: Path) -> None:
        self._operations.work(
            lambda _progress: self._write(lines, names, target),
            receiver=self,
            then=lambda _digest: self.written.emit(target),
            otherwise=self.failed.emit,
        )
