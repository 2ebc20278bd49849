"""The board as a table: a row for each clause, a column for each session, words for whoever cannot see it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iomdesk.document.dates import format_date
from iomdesk.queries.coverage_rows import Coverage, CoverageCell, CoverageClause, CoverageSession
from iomdesk.queries.coverage_words import MARKS, cell_sentence, session_head, session_name
from iomdesk.runtime.translations import _, interface_language

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
CLAUSE_ROLE = CELL_ROLE + 1
SESSION_ROLE = CELL_ROLE + 2
_WORDS = frozenset({int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)})

NOTHING = Coverage((), (), {}, (), ())


class CoverageModel(QAbstractTableModel):
    """Hold the board that is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.coverage = NOTHING

    def show_coverage(self, coverage: Coverage) -> None:
        """Show another board."""
        self.beginResetModel()
        self.coverage = coverage
        self.endResetModel()

    def clause(self, row: int) -> CoverageClause:
        """Return the clause of a row."""
        return self.coverage.clauses[row]

    def session(self, column: int) -> CoverageSession:
        """Return the session of a column."""
        return self.coverage.sessions[column]

    def cell(self, row: int, column: int) -> CoverageCell:
        """Return a cell."""
        return self.coverage.cell(self.clause(row).id, self.session(column).id)

    def begins_chapter(self, row: int) -> bool:
        """Say whether a row is the first of its chapter, the very first row aside."""
        if row == 0:
            return False
        above, below = self.clause(row - 1), self.clause(row)
        return (above.version_id, above.chapter) != (below.version_id, below.chapter)

    def row_of(self, clause: int) -> int:
        """Return the row of a clause, or -1."""
        return next((row for row, found in enumerate(self.coverage.clauses) if found.id == clause), -1)

    def column_of(self, session: int) -> int:
        """Return the column of a session, or -1."""
        return next((place for place, row in enumerate(self.coverage.sessions) if row.id == session), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.coverage.clauses)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.coverage.sessions)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row, column = index.row(), index.column()
        if role in _WORDS:
            return cell_sentence(self.clause(row).reference, self.session(column), self.cell(row, column))
        if role == Qt.ItemDataRole.DisplayRole:
            return "".join(MARKS[state] for state in self.cell(row, column).states)
        if role == CELL_ROLE:
            return self.cell(row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return self._session_head(section, role)
        return self._clause_head(section, role)

    def _session_head(self, section: int, role: int) -> object:
        row = self.session(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(session_head(row))
        if role in _WORDS:
            day = format_date(row.start_on, interface_language()) if row.start_on else ""
            named = session_name(row)
            return " · ".join(part for part in (named, day if day not in named else "", row.place) if part)
        return row if role == SESSION_ROLE else None

    def _clause_head(self, section: int, role: int) -> object:
        row = self.clause(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.reference
        if role in _WORDS:
            return clause_tooltip(row)
        return row if role == CLAUSE_ROLE else None


def clause_tooltip(row: CoverageClause) -> str:
    """Say a whole clause: chapter, text, and what it came from."""
    parts = [f"{row.chapter}. {row.chapter_title}".strip(), f"{row.reference} {row.text}"]
    if row.older:
        parts.append(
            _("With what came under {references} of earlier versions").format(references=", ".join(row.older))
        )
    return "\n".join(parts)
