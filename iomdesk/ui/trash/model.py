"""What is in the trash as a table that can be sorted, filtered and copied."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from iomdesk.document.dates import format_date
from iomdesk.document.ordinals import session_in_words
from iomdesk.document.text_search import may_hold
from iomdesk.queries.trash import TrashRow
from iomdesk.queries.trash_words import kind_names
from iomdesk.runtime.translations import _, interface_language, ngettext

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
SORT_ROLE = ROW_ROLE + 1
KIND, WORDS, SESSION, REMOVED, BY = range(5)


@dataclass(frozen=True)
class _Column:
    title: str
    words: Callable[[TrashRow], str]
    order: Callable[[TrashRow], object]


class TrashModel(QAbstractTableModel):
    """Hold one line per thing in the trash."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TrashRow, ...] = ()
        self._columns = _columns()

    def show_rows(self, rows: Sequence[TrashRow]) -> None:
        """Show other things."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.words(row)
        if role == SORT_ROLE:
            return column.order(row)
        return row if role == ROW_ROLE else None


class TrashFilter(QSortFilterProxyModel):
    """Leave what holds all the words typed, in any column, and what belongs to the session chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._session: int | None = None
        self.setSortRole(SORT_ROLE)

    def look_for(self, text: str) -> None:
        """Show what holds these words."""
        self.beginFilterChange()
        self._words = tuple(text.split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def show_session(self, session: int | None) -> None:
        """Show what belongs to a session, or everything."""
        self.beginFilterChange()
        self._session = session
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        row = model.index(source_row, 0, source_parent).data(ROW_ROLE)
        if self._session is not None and row.session_id != self._session:
            return False
        text = " ".join(str(model.index(source_row, place).data()) for place in range(model.columnCount()))
        return all(may_hold(text, word) for word in self._words)


def session_words(row: TrashRow) -> str:
    """Name the session a thing belongs to."""
    language = interface_language()
    if row.session_number:
        return session_in_words(row.session_number, language)
    return format_date(row.session_on, language) if row.session_on else ""


def _columns() -> tuple[_Column, ...]:
    names = kind_names()
    return (
        _Column(_("What"), lambda row: names[row.kind], lambda row: names[row.kind]),
        _Column(_("Words"), _words, lambda row: row.words.casefold()),
        _Column(_("Session"), session_words, lambda row: row.session_number or 0),
        _Column(_("Deleted"), _when, lambda row: row.removed_at.timestamp()),
        _Column(_("By"), lambda row: row.by, lambda row: row.by.casefold()),
    )


def _words(row: TrashRow) -> str:
    words = row.words or _("(without words)")
    if not row.below:
        return words
    more = ngettext("with {count} more", "with {count} more", row.below).format(count=row.below)
    return f"{words} · {more}"


def _when(row: TrashRow) -> str:
    local, today = row.removed_at.astimezone(), datetime.now(UTC).astimezone().date()
    time = f"{local:%H:%M}"
    return time if local.date() == today else f"{format_date(local.date(), interface_language())}, {time}"
