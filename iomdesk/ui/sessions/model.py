"""The sessions as a list by year, newest first, filtered as the user types."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iomdesk.queries.session_words import session_statuses
from iomdesk.queries.sessions import SessionRow
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.wording import session_title, session_when_where, word_for

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """Hold one line: a year, or a session."""

    year: str
    session: SessionRow | None


class SessionsModel(QAbstractListModel):
    """Show the sessions that match a filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SessionRow, ...] = ()
        self._shown: tuple[Entry, ...] = ()
        self._filter = ""

    @property
    def is_empty(self) -> bool:
        """Say whether the desk has no session at all."""
        return not self._rows

    def show_sessions(self, rows: Sequence[SessionRow]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        self.filter(self._filter)

    def filter(self, typed: str) -> None:
        """Show only the sessions that say all the words."""
        self._filter = typed
        words = typed.casefold().split()
        found = [row for row in self._rows if all(word in _all_words(row) for word in words)]
        self.beginResetModel()
        self._shown = tuple(_by_year(found))
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """Return the line behind an index."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def line_of(self, session: int | None) -> int:
        """Return the line of a session, else of the first session, -1 where there is none."""
        lines = [(i, e.session.id) for i, e in enumerate(self._shown) if e.session is not None]
        first = lines[0][0] if lines else -1
        return next((line for line, id_ in lines if id_ == session), first)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return session_title(entry.session) if entry.session else entry.year
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry)
        return entry if role == ENTRY_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        if entry is None or entry.session is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def spoken(entry: Entry) -> str:
    """Say a whole line in one sentence for a screen reader."""
    row = entry.session
    if row is None:
        return entry.year
    marks = [words for words, is_done in work_marks(row) if is_done]
    parts = [session_title(row), session_when_where(row), word_for(session_statuses(), row.status), *marks]
    return ", ".join(part for part in parts if part)


def work_marks(row: SessionRow) -> tuple[tuple[str, bool], ...]:
    """Return how far the work on a session has come: each step with whether anything is there."""
    items = ngettext("{count} item", "{count} items", row.item_count).format(count=row.item_count)
    recommendations = ngettext(
        "{count} recommendation", "{count} recommendations", row.recommendation_count
    ).format(count=row.recommendation_count)
    return (
        (items if row.item_count else _("agenda"), row.item_count > 0),
        (_("minutes"), row.has_minutes),
        (
            recommendations if row.recommendation_count else _("recommendations"),
            row.recommendation_count > 0,
        ),
    )


def _by_year(rows: Sequence[SessionRow]) -> Iterator[Entry]:
    year = None
    for row in reversed(rows):
        its_year = str(row.start_on.year) if row.start_on else _("Without a date")
        if its_year != year:
            year = its_year
            yield Entry(year, None)
        yield Entry(its_year, row)


def _all_words(row: SessionRow) -> str:
    bodies = " ".join(body.name for body in row.bodies)
    parts = (session_title(row), session_when_where(row), bodies, row.chair, row.rapporteur, str(row.number))
    return " ".join(parts).casefold()
