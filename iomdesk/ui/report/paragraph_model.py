"""The paragraphs of a report as rows of a list."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.queries.report_words import mark_names
from iomdesk.services.report_views import ReportRow, ReportView

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex

FILTERS = {
    "all": frozenset[str](),
    "proposals": frozenset({"proposal", "source-changed"}),
    "translation": frozenset({"untranslated", "stale"}),
    "open": frozenset({"bracketed", "alternative"}),
    "trash": frozenset[str](),
}
"""What of a report is shown: all, paragraphs with one of these marks, or those in the trash."""


@lru_cache(maxsize=8192)
def shown_words(text: str) -> str:
    """Return the words of a stored text as a list shows them."""
    return "\n".join(plain_text(one.text) for one in parse_markdown(text))


class ParagraphModel(QAbstractListModel):
    """Hold the paragraphs that are shown, in the languages that are shown side by side."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[ReportRow] = ()
        self.languages: tuple[str, ...] = ("fr",)
        self.original = "fr"
        self._every: Sequence[ReportRow] = ()
        self._trash: Sequence[ReportRow] = ()
        self._filter = "all"

    def show_view(self, view: ReportView) -> None:
        """Show another state of the report."""
        self._every, self._trash, self.original = view.rows, view.trash, view.original_language
        self._choose()

    def show_languages(self, languages: Sequence[str]) -> None:
        """Show other columns."""
        self.languages = tuple(languages)
        self._choose()

    def show_filter(self, key: str) -> None:
        """Show all paragraphs or only those with certain marks."""
        self._filter = key
        self._choose()

    def place_of(self, paragraph: int) -> int:
        """Find the row of a paragraph, -1 where it is not shown."""
        return next((place for place, one in enumerate(self.rows) if one.id == paragraph), -1)

    def marks(self, one: ReportRow) -> tuple[str, ...]:
        """Name the marks of a paragraph in the languages shown, each once."""
        found = (mark for language in self.languages for mark in one.marks(language, self.original))
        return tuple(dict.fromkeys(found))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self.rows[index.row()]
        if role == ROW_ROLE:
            return one
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(mark_names()[mark] for mark in self.marks(one))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = one.texts.get(self.languages[0])
            marks = ", ".join(mark_names()[mark] for mark in self.marks(one))
            return f"{one.number} {shown_words(text.text) if text else ''} ({marks})".strip()
        return None

    def _choose(self) -> None:
        wanted = FILTERS[self._filter]
        every = self._trash if self._filter == "trash" else self._every
        rows = [one for one in every if not wanted or wanted & set(self.marks(one))]
        if [one.id for one in rows] == [one.id for one in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
