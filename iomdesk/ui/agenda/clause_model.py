"""The clauses of one version of the mandate as a list to choose from, filtered as the user types."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from iomdesk.document.typography import typeset_string
from iomdesk.queries.mandate import ChapterRow, ClauseRow, VersionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.model import CLAUSE_MIME

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """Hold one line of the list: a chapter's heading, or a clause with those that say the same."""

    chapter: ChapterRow
    clause: ClauseRow | None
    twins: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """Return what stands in the line."""
        if self.clause is None:
            return f"{self.chapter.number}. {self.chapter.title}".rstrip(" :;")
        return typeset_string(self.clause.text, self.clause.text_language)  # no sign alone on a line


class ClauseModel(QAbstractListModel):
    """Show the clauses that match a filter, each checked where the item is mapped to it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Entry, ...] = ()
        self._shown: tuple[Entry, ...] = ()
        self._filter = ""
        self.checked: frozenset[int] = frozenset()
        self.can_check = True

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the lines that are shown."""
        return self._shown

    def show_version(self, version: VersionRow | None) -> None:
        """Show the clauses of a version."""
        self._all = tuple(_entries(version)) if version else ()
        self.filter(self._filter)

    def filter(self, typed: str) -> None:
        """Show only the clauses that match what was typed: `2b`, `2 b)` or words of the text."""
        self._filter = typed
        self.beginResetModel()
        self._shown = matching(self._all, typed)
        self.endResetModel()

    def check(self, clauses: Iterable[int]) -> None:
        """Mark the clauses an item is mapped to."""
        self.checked = frozenset(clauses)
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def entry(self, index: Index) -> Entry | None:
        """Return the line behind an index."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def entry_of(self, clause: int) -> Entry | None:
        """Find a clause's line, shown or not."""
        return next((e for e in self._all if e.clause is not None and e.clause.id == clause), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        if role == Qt.ItemDataRole.ToolTipRole and entry.clause is not None:
            return f"{entry.clause.reference} {entry.words}"
        return entry if role == ENTRY_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        if entry is None or entry.clause is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [CLAUSE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        clauses = [e.clause for e in map(self.entry, indexes) if e is not None and e.clause is not None]
        data = QMimeData()
        data.setData(CLAUSE_MIME, QByteArray(",".join(str(clause.id) for clause in clauses).encode()))
        data.setText("\n".join(f"{clause.reference} {clause.text}" for clause in clauses))
        return data

    def _spoken(self, entry: Entry) -> str:
        if entry.clause is None:
            return entry.words
        state = _("chosen") if entry.clause.id in self.checked else _("not chosen")
        return f"{entry.clause.reference}, {state}, {entry.words}"


def matching(entries: Sequence[Entry], typed: str) -> tuple[Entry, ...]:
    """Return the clauses that match, each below its chapter's heading."""
    wanted = _plain(typed)
    found = [e for e in entries if e.clause is not None and _matches(e, wanted)]
    chapters = {entry.chapter.id for entry in found}
    return tuple(e for e in entries if e in found or (e.clause is None and e.chapter.id in chapters))


def _matches(entry: Entry, wanted: str) -> bool:
    if not wanted or entry.clause is None:
        return True
    compact = "".join(c for c in wanted if c.isalnum())
    reference = "".join(c for c in _plain(entry.clause.reference) if c.isalnum())
    text = _plain(entry.words)
    return (bool(compact) and reference.startswith(compact)) or all(w in text for w in wanted.split())


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'")


def _entries(version: VersionRow) -> Iterator[Entry]:
    ids: Mapping[str, int] = {clause.reference: clause.id for clause in version.clauses}
    for chapter in version.chapters:
        yield Entry(chapter, None)
        for clause in chapter.clauses:
            yield Entry(chapter, clause, tuple(ids[r] for r in clause.same_words_as if r in ids))
