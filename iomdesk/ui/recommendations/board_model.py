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
from PySide6.QtGui import QColor

from iomdesk.document.dates import format_date
from iomdesk.document.ordinals import session_in_words
from iomdesk.queries.follow_up import FollowUpRow
from iomdesk.queries.recommendation_words import ageing_words, status_words
from iomdesk.queries.recommendations import RecommendationRow
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.ui.recommendations.words import first_words, statuses
from iomdesk.ui.tokens import current_tokens

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
SORT_ROLE = ROW_ROLE + 1
SHOWN: Mapping[str, Callable[[FollowUpRow], bool]] = {
    "open": lambda one: one.is_open,
    "silent": lambda one: one.is_silent,
    "overdue": lambda one: one.is_overdue,
    "finished": lambda one: not one.is_open,
}
"""What the board may be narrowed to."""


@dataclass(frozen=True)
class _Column:
    title: str
    words: Callable[[FollowUpRow], str]
    order: Callable[[FollowUpRow], object]
    stands_out: bool = False


class BoardModel(QAbstractTableModel):
    """Hold one line per recommendation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FollowUpRow, ...] = ()
        self._columns = _columns(interface_language())

    def show_rows(self, rows: Sequence[FollowUpRow]) -> None:
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
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.words(row) or "–"
        if role == SORT_ROLE:
            return column.order(row)
        if role == Qt.ItemDataRole.ForegroundRole and column.stands_out and row.is_open:
            return QColor(current_tokens().danger) if row.is_silent or row.is_overdue else None
        return row if role == ROW_ROLE else None


class BoardFilter(QSortFilterProxyModel):
    """Keep the lines of a kind in which every word typed is found in some column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._kind = ""

    def look_for(self, typed: str) -> None:
        """Filter by other words."""
        self.beginFilterChange()
        self._words = tuple(typed.casefold().split())
        self.endFilterChange()

    def show_only(self, kind: str) -> None:
        """Keep one of `SHOWN`, or all."""
        self.beginFilterChange()
        self._kind = kind
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        if self._kind and not SHOWN[self._kind](model.index(row, 0, parent).data(ROW_ROLE)):
            return False
        cells = (model.index(row, column, parent).data() for column in range(model.columnCount()))
        line = " ".join(str(cell) for cell in cells).casefold()
        return all(word in line for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        return bool(one < other)


def _columns(language: str) -> tuple[_Column, ...]:
    return (
        _Column(
            _("Session"), lambda one: session_words(one.row, language), lambda one: _session_order(one.row)
        ),
        _Column(
            _("No."), lambda one: str(one.row.number), lambda one: (one.row.number, _session_order(one.row))
        ),
        _Column(
            _("Recommendation"),
            lambda one: first_words(one.row.paragraphs, language),
            lambda one: first_words(one.row.paragraphs, language).casefold(),
        ),
        _Column(
            _("Clauses"),
            lambda one: ", ".join(one.row.clause_references),
            lambda one: one.row.clause_references,
        ),
        _Column(_("Item"), lambda one: one.row.item_number, lambda one: one.row.item_number),
        _Column(_("Status"), _status_words, lambda one: _status_order(one.row)),
        _Column(_("Since"), lambda one: _day_words(one.row, language), lambda one: _since(one.row)),
        _Column(_("Age"), age_words, lambda one: (one.is_overdue, one.sessions_since, one.row.id), True),
        _Column(
            _("Owner"),
            lambda one: _owner_words(one.row, language),
            lambda one: one.row.action_owner.casefold(),
        ),
    )


def age_words(one: FollowUpRow) -> str:
    """Say how many sessions were held without news, and whether something is overdue."""
    if not one.is_open:
        return ""
    said = ngettext(
        "{count} session without news", "{count} sessions without news", one.sessions_since
    ).format(count=one.sessions_since)
    parts = [said] if one.sessions_since else []
    return " · ".join([*parts, ageing_words()["overdue"]] if one.is_overdue else parts)


def _status_words(one: FollowUpRow) -> str:
    last = one.row.steps[-1] if one.row.steps else None
    return status_words(one.row.status, last.body_kind if last else "")


def _owner_words(row: RecommendationRow, language: str) -> str:
    due = format_date(row.action_due_on, language) if row.action_due_on else ""
    return " · ".join(part for part in (row.action_owner, due) if part)


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
