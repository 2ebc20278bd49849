"""The delegations of a session as a list with a heading above each group, filtered as the user types."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from iomdesk.document.name_matching import fold, has_words
from iomdesk.queries.participants import DelegationRow
from iomdesk.ui.participants.words import as_text, group_headings, grouped, member_line, spoken
from iomdesk.ui.wording import word_for

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """Hold one line of the list: the heading of a group, or a delegation."""

    heading: str = ""
    count: int = 0
    row: DelegationRow | None = None


class DelegationModel(QAbstractListModel):
    """Show the delegations that match a filter, group by group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[DelegationRow, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._filter = ""

    @property
    def all_rows(self) -> tuple[DelegationRow, ...]:
        """Return all delegations of the session."""
        return self._all

    @property
    def shown_rows(self) -> tuple[DelegationRow, ...]:
        """Return the delegations that match the filter, in the order shown."""
        return tuple(entry.row for entry in self._entries if entry.row is not None)

    def show_rows(self, rows: Sequence[DelegationRow]) -> None:
        """Show other delegations."""
        self._all = tuple(rows)
        self.filter(self._filter)

    def filter(self, typed: str) -> None:
        """Show only the delegations of which a name, the code or a person matches what was typed."""
        self._filter = typed
        self.beginResetModel()
        self._entries = tuple(_entries([row for row in self._all if _matches(row, typed)]))
        self.endResetModel()

    def entry(self, index: Index) -> Entry:
        """Return the line behind an index, an empty one where there is none."""
        if not index.isValid() or index.row() >= len(self._entries):
            return Entry()
        return self._entries[index.row()]

    def line_of(self, delegation: int | None) -> int:
        """Find the line of a delegation; -1 where it is not shown."""
        places = (i for i, e in enumerate(self._entries) if e.row is not None and e.row.id == delegation)
        return next(places, -1)

    def line_near(self, line: int) -> int:
        """Return the line of the delegation nearest to a line; -1 where there is none."""
        lines = [i for i, entry in enumerate(self._entries) if entry.row is not None]
        return min(lines, key=lambda other: abs(other - line), default=-1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        entry = self.entry(index)
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.row.name if entry.row else entry.heading
        if role == Qt.ItemDataRole.ToolTipRole and entry.row is not None:
            return "\n".join((entry.row.name, *(member_line(member) for member in entry.row.members)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry.row) if entry.row else f"{entry.heading}, {entry.count}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index).row is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return ["text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setText(as_text(row for index in indexes if (row := self.entry(index).row) is not None))
        return data


def _entries(rows: Sequence[DelegationRow]) -> Iterator[Entry]:
    for capacity, members in grouped(rows).items():
        yield Entry(word_for(group_headings(), capacity), len(members))
        for row in members:
            yield Entry(row=row)


def _matches(row: DelegationRow, typed: str) -> bool:
    persons = (member_line(member) for member in row.members)
    words = " ".join(fold(part) for part in (row.name, *row.names.values(), row.code, *persons))
    return has_words(fold(typed), words)
