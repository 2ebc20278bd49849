"""The backups of a desk as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iomdesk.queries.keeping_words import moment_in_words, size_in_words
from iomdesk.runtime.backup_record import Backup
from iomdesk.runtime.translations import _

Index = QModelIndex | QPersistentModelIndex
BACKUP_ROLE = int(Qt.ItemDataRole.UserRole)
TRIED = 4


class BackupModel(QAbstractTableModel):
    """Hold one line per backup, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Backup, ...] = ()
        self._heads = (_("Moment"), _("On what occasion"), _("Size"), _("Rows"), _("Tried out"))

    def show_rows(self, rows: Sequence[Backup]) -> None:
        """Show other backups."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

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
        backup = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _cells(backup)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _cells(backup)[index.column()] or "–"
        return backup if role == BACKUP_ROLE else None


def occasion_in_words(reason: str) -> str:
    """Say on what occasion a backup was made."""
    return {
        "opening": _("on opening"),
        "hourly": _("every hour of work"),
        "upgrade": _("before an upgrade"),
    }.get(reason, _("asked for"))


def outcome_in_words(backup: Backup) -> str:
    """Say how the last rehearsal went."""
    if backup.trouble:
        return "✕ " + backup.trouble
    if backup.rehearsed_at is None:
        return _("not yet")
    words = "✓ " + moment_in_words(backup.rehearsed_at)
    with_paper = _("with a paper")
    return f"{words} · {with_paper}" if backup.paper else words


def _cells(backup: Backup) -> tuple[str, ...]:
    return (
        moment_in_words(backup.made_at),
        occasion_in_words(backup.reason),
        size_in_words(backup.size),
        f"{backup.row_count:n}" if backup.rows else "",
        outcome_in_words(backup),
    )
