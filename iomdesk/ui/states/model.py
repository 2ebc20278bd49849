"""The States as a table that is filtered as one types, without regard to accents."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QIcon

from iomdesk.document.sorting import sort_key
from iomdesk.queries.states import StateOnDay
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.icons import icon, pixmap
from iomdesk.ui.states.words import check_words, group_words, membership_words, vote_words
from iomdesk.ui.tokens import current_tokens

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_SIGN = 14
NAME, CODE, MEMBERSHIP, VOTE, CHECK, GROUPS = range(6)
_WORDS: Sequence[Callable[[StateOnDay], str]] = (
    lambda row: row.name,
    lambda row: row.iso3,
    lambda row: membership_words(row.membership),
    vote_words,
    lambda row: check_words(row.membership),
    group_words,
)


class StatesModel(QAbstractTableModel):
    """Hold one line per State, in the order of the language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StateOnDay, ...] = ()
        self._heads = (
            _("State"),
            _("Code"),
            _("Membership"),
            _("Vote"),
            _("Checked"),
            _("Groups"),
        )

    def show_rows(self, rows: Sequence[StateOnDay]) -> None:
        """Show other States, or the same as they are now."""
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
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _WORDS[index.column()](row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _WORDS[index.column()](row) or "–"
        if role == Qt.ItemDataRole.DecorationRole and index.column() in (VOTE, CHECK):
            return _sign(row, index.column())
        return row if role == ROW_ROLE else None


class StatesFilter(QSortFilterProxyModel):
    """Keep the lines in which every word typed begins a word; names count in all three languages."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def look_for(self, typed: str) -> None:
        """Filter by other words."""
        self.beginFilterChange()
        self._words = tuple(_fold(typed).split())
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        state = model.index(row, 0, parent).data(ROW_ROLE)
        cells = (str(model.index(row, column, parent).data()) for column in range(model.columnCount()))
        found = " ".join(_fold(cell) for cell in (*cells, *state.names.values())).split()
        return all(any(part.startswith(word) for part in found) for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = _order(left), _order(right)
        return one < other if one != other else left.row() < right.row()


def _order(index: Index) -> tuple[bool, tuple[str, str]]:
    if index.column() == NAME:
        return False, ("", "")  # the desk sorted by name already
    words = str(index.data())
    return not words, sort_key(words, interface_language())


def _sign(row: StateOnDay, column: int) -> QIcon | None:
    if column == VOTE:
        return _icon("triangle-alert", "warning") if row.is_suspended else None
    if row.membership is None:
        return None
    return _icon("circle-check", "good") if row.membership.is_verified else _icon("circle-alert", "warning")


def _icon(name: str, color: str) -> QIcon:
    tokens = current_tokens()
    made = icon(name, getattr(tokens, color), _SIGN)
    for ratio in (1.0, 2.0, 3.0):  # on the line chosen, in the colour of its words
        made.addPixmap(pixmap(name, tokens.on_accent, _SIGN, ratio), QIcon.Mode.Selected)
    return made


def _fold(words: str) -> str:
    return sort_key(words, "fr")[0]
