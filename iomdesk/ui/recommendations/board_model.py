"""The recommendations of all sessions as a table that can be sorted, filtered and copied."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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
from iomdesk.queries.recommendations import RecommendationRow
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.recommendations.words import first_words, statuses
from iomdesk.ui.wording import word_for

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
SORT_ROLE = ROW_ROLE + 1


@dataclass(frozen=True)
class _Column:
    title: str
    words: Callable[[RecommendationRow], str]
    order: Callable[[RecommendationRow], object]


class BoardModel(QAbstractTableModel):
    """Hold one line per recommendation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RecommendationRow, ...] = ()
        self._columns = _columns(interface_language())

    def show_rows(self, rows: Sequence[RecommendationRow]) -> None:
        """Show other recommendations."""
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


class BoardFilter(QSortFilterProxyModel):
    """Keep the lines in which every word typed is found in some column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def look_for(self, typed: str) -> None:
        """Filter by other words."""
        self.beginFilterChange()
        self._words = tuple(typed.casefold().split())
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        cells = (model.index(row, column, parent).data() for column in range(model.columnCount()))
        line = " ".join(str(cell) for cell in cells).casefold()
        return all(word in line for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        return bool(one < other)


def _columns(language: str) -> tuple[_Column, ...]:
    return (
        _Column(_("Session"), lambda row: session_words(row, language), _session_order),
        _Column(_("No."), lambda row: str(row.number), lambda row: (row.number, _session_order(row))),
        _Column(
            _("Recommendation"),
            lambda row: first_words(row.paragraphs, language),
            lambda row: first_words(row.paragraphs, language).casefold(),
        ),
        _Column(
            _("Clauses"), lambda row: ", ".join(row.clause_references), lambda row: row.clause_references
        ),
        _Column(_("Item"), lambda row: row.item_number, lambda row: row.item_number),
        _Column(_("Status"), lambda row: word_for(statuses(), row.status), _status_order),
        _Column(_("Since"), lambda row: _day_words(row, language), _since),
    )


def session_words(row: RecommendationRow, language: str) -> str:
    """Name the session of a recommendation by its number, else by its day."""
    if row.session_number is not None and 1 <= row.session_number <= 999:
        return session_in_words(row.session_number, language)
    return format_date(row.session_start_on, language) if row.session_start_on else _("without a date")


def _session_order(row: RecommendationRow) -> tuple[date, int, int]:
    return (row.session_start_on or date.max, row.session_id, row.number)


def _status_order(row: RecommendationRow) -> tuple[int, tuple[date, int, int]]:
    order: Mapping[object, int] = {key: place for place, key in enumerate(statuses())}
    return (order.get(row.status, len(order)), _session_order(row))


def _since(row: RecommendationRow) -> tuple[date, int]:
    if not row.steps:
        return (date.max, row.id)
    last = row.steps[-1]
    return (last.on or last.recorded_at.astimezone().date(), row.id)


def _day_words(row: RecommendationRow, language: str) -> str:
    return format_date(_since(row)[0], language) if row.steps else ""
