"""The history of changes as a table that grows at its end."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iomdesk.queries.audit_history import AuditRow
from iomdesk.queries.audit_words import action_names, audit_kind_names
from iomdesk.queries.keeping_words import moment_in_words
from iomdesk.runtime.translations import _

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
BEFORE, AFTER = 3, 4


class HistoryModel(QAbstractTableModel):
    """Hold one line per change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AuditRow] = []
        self._heads = (_("When"), _("What"), _("Which record"), _("Before"), _("After"), _("By"))
        self._actions, self._kinds = action_names(), audit_kind_names()

    def show_rows(self, rows: Sequence[AuditRow]) -> None:
        """Show other changes."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[AuditRow]) -> None:
        """Show older changes after those that are shown."""
        if rows:
            count = len(self._rows)
            self.beginInsertRows(QModelIndex(), count, count + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        is_head = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if is_head else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(line, index.column()).replace("\n", " ")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._cell(line, index.column()).replace("\n", " ") or "–"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._cell(line, index.column())[:600]
        return line if role == ROW_ROLE else None

    def what(self, line: AuditRow) -> str:
        """Say what was done to what kind of record."""
        return f"{self._kinds.get(line.kind, line.kind)}, {self._actions.get(line.action, line.action)}"

    def _cell(self, line: AuditRow, place: int) -> str:
        record = line.record or f"{line.kind}:{line.record_id}"
        cells = (
            moment_in_words(line.at),
            self.what(line),
            record,
            line.before,
            line.after,
            line.installation,
        )
        return cells[place]
