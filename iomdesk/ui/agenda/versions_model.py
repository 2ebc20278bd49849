"""Two agendas side by side, as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iomdesk.document.item_numbers import cited_in
from iomdesk.model.agenda_compare import AgendaChange, AgendaEntry, ComparedItem
from iomdesk.queries.agenda_sources import shown_title
from iomdesk.queries.agenda_words import change_word
from iomdesk.runtime.translations import _
from iomdesk.ui.tokens import current_tokens

Index = QModelIndex | QPersistentModelIndex
_TONES = {AgendaChange.ADDED: "good", AgendaChange.DROPPED: "danger"}


class VersionsModel(QAbstractTableModel):
    """Show the older agenda, the newer one, and what changed, row by row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ComparedItem] = ()
        self._heads = (_("Older"), _("Newer"), _("Changes"))
        self._language = "fr"

    def show_items(self, rows: Sequence[ComparedItem], heads: tuple[str, str], language: str) -> None:
        """Show other rows, under the names of the two agendas."""
        self.beginResetModel()
        self._rows = rows
        self._heads = (*heads, _("Changes"))
        self._language = language
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
        if not index.isValid():
            return None
        compared = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(compared, index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return current_tokens().color(_tone(compared, index.column()))
        return None

    def _words(self, compared: ComparedItem, column: int) -> str:
        if column == 2:
            return ", ".join(change_word(change) for change in compared.changes)
        entry = compared.old if column == 0 else compared.new
        return _line(entry, self._language) if entry else ""


def _line(entry: AgendaEntry, language: str) -> str:
    number = f"{'    ' * entry.depth}{cited_in(entry.number, language)}"
    return f"{number}  {shown_title(dict(entry.titles), language)}"


def _tone(compared: ComparedItem, column: int) -> str:
    if not compared.changes:
        return "muted"
    tone = _TONES.get(compared.changes[0], "accent" if column == 2 else "text")
    return tone if column == 2 or tone != "accent" else "text"
