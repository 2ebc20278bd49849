"""The rows of a list of participants as a table, judged anew whenever a decision or a name is changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from iomdesk.document.name_matching import fold
from iomdesk.model.participant_rows import Decision, ImportedPerson, ParticipantRow
from iomdesk.queries.import_directory import ImportDirectory
from iomdesk.queries.import_draft import DraftRow, draft_participants, to_store
from iomdesk.queries.import_findings import FindingKind, Weight
from iomdesk.queries.import_words import decided, remarks, weight_words
from iomdesk.runtime.translations import _
from iomdesk.ui.icons import pixmap
from iomdesk.ui.participants.words import capacities, roles
from iomdesk.ui.tokens import current_tokens
from iomdesk.ui.wording import word_for

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_SIGNS = {
    Weight.FINE: ("circle-check", "good"),
    Weight.QUESTION: ("triangle-alert", "warning"),
    Weight.ERROR: ("circle-alert", "danger"),
}


class Column(IntEnum):
    """Name the columns of the table."""

    STATUS = 0
    LINE = 1
    HOLDER = 2
    PERSON = 3
    ROLE = 4
    DECISION = 5
    REMARK = 6


class ImportModel(QAbstractTableModel):
    """Hold what was read and what the user decided; `judged` comes whenever the rows were judged anew."""

    judged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ParticipantRow, ...] = ()
        self._directory = ImportDirectory()
        self._decisions: dict[int, Decision] = {}
        self._drafted: tuple[DraftRow, ...] = ()
        self._shown: tuple[DraftRow, ...] = ()
        self._kept: frozenset[int] | None = None

    @property
    def drafted(self) -> tuple[DraftRow, ...]:
        """Return all rows as they are judged now."""
        return self._drafted

    @property
    def people(self) -> tuple[ImportedPerson, ...]:
        """Return what is to be stored."""
        return to_store(self._drafted)

    def begin(self, rows: Sequence[ParticipantRow]) -> None:
        """Take the rows of another list; they are shown once it is known who can be meant."""
        self._rows, self._decisions, self._kept = tuple(rows), {}, None
        self._show(())

    def know(self, directory: ImportDirectory) -> None:
        """Judge the rows by whom the desk knows now."""
        self._directory = directory
        self._judge()

    def show_doubtful_only(self, is_only: bool) -> None:
        """Show only the rows that are to be checked; they stay in sight once they are in order."""
        doubtful = (one.row.line for one in self._drafted if one.weight is not Weight.FINE)
        self._kept = frozenset(doubtful) if is_only else None
        self._show(self._drafted)

    def row_at(self, index: Index) -> DraftRow | None:
        """Return the row behind an index."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def decide(self, line: int, decision: Decision) -> None:
        """Decide on a row; whether an unknown name is an organisation is decided for all its rows."""
        chosen = next(one for one in self._drafted if one.row.line == line)
        lines = {line}
        if _is_unknown(chosen) and decision is not Decision.MERGE:
            lines |= {one.row.line for one in self._drafted if _is_unknown(one) and _same(one, chosen.row)}
        self._decisions |= dict.fromkeys(lines, decision)
        self._judge()

    def rename(self, line: int, holder: str) -> None:
        """Correct whose delegation is meant, in all rows that were written the same."""
        former = next(row for row in self._rows if row.line == line)
        self._rows = tuple(
            replace(row, holder=holder) if fold(row.holder) == fold(former.holder) else row
            for row in self._rows
        )
        self._judge()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Role.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return _heads()[Column(section)]
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = self.row_at(index)
        is_open = index.column() == Column.HOLDER or (
            index.column() == Column.DECISION and row is not None and len(row.choices) > 1
        )
        return flags | Qt.ItemFlag.ItemIsEditable if is_open else flags

    def data(self, index: Index, role: int = int(Role.DisplayRole)) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        of_role: Mapping[int, Callable[[DraftRow, Column], object]] = {
            int(Role.DisplayRole): _words,
            int(Role.EditRole): _edited,
            int(Role.ToolTipRole): _hint,
            int(Role.DecorationRole): _sign,
            int(Role.ForegroundRole): _ink,
        }
        find = of_role.get(role)
        return find(row, Column(index.column())) if find else None

    def setData(self, index: Index, value: object, role: int = int(Role.EditRole)) -> bool:
        row = self.row_at(index)
        if row is None or role != Role.EditRole:
            return False
        if index.column() == Column.HOLDER:
            written = " ".join(str(value).split())
            if written in ("", _words(row, Column.HOLDER)):
                return False
            self.rename(row.row.line, written)
        else:
            self.decide(row.row.line, Decision(str(value)))
        return True

    def _judge(self) -> None:
        self._drafted = draft_participants(self._rows, self._directory, self._decisions)
        self._show(self._drafted)

    def _show(self, drafted: tuple[DraftRow, ...]) -> None:
        """Change in place where the same rows stay: the keyboard stays where it is."""
        shown = tuple(one for one in drafted if self._kept is None or one.row.line in self._kept)
        if [one.row.line for one in shown] == [one.row.line for one in self._shown]:
            self._shown = shown
            if shown:
                last = self.index(len(shown) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()
        self._drafted = drafted
        self.judged.emit()


def _heads() -> Mapping[Column, str]:
    return {
        Column.STATUS: _("Status"),
        Column.LINE: _("Row"),
        Column.HOLDER: _("State or organisation"),
        Column.PERSON: _("Person"),
        Column.ROLE: _("Role and function"),
        Column.DECISION: _("Becomes"),
        Column.REMARK: _("Remark"),
    }


def _words(row: DraftRow, column: Column) -> str:
    texts: Mapping[Column, Callable[[], str]] = {
        Column.STATUS: lambda: weight_words()[row.weight],
        Column.LINE: lambda: str(row.row.line),
        Column.HOLDER: lambda: row.holder.name if row.holder else row.row.holder,
        Column.PERSON: lambda: row.row.person,
        Column.ROLE: lambda: _role(row),
        Column.DECISION: lambda: decided(row),
        Column.REMARK: lambda: remarks(row),
    }
    return texts[column]()


def _role(row: DraftRow) -> str:
    """Write the role and the function; for a delegation alone, in which capacity it takes part."""
    if not row.person.is_named:
        return word_for(capacities(), row.capacity) if row.capacity else ""
    return ", ".join(part for part in (word_for(roles(), row.person.role), row.person.function) if part)


def _edited(row: DraftRow, column: Column) -> object:
    return row.decision if column is Column.DECISION else _words(row, column)


def _hint(row: DraftRow, column: Column) -> str:
    if column is Column.HOLDER and row.row.holder != _words(row, column):
        return _("In the list: {written}").format(written=row.row.holder)
    return _words(row, column)


def _sign(row: DraftRow, column: Column) -> object:
    if column is not Column.STATUS:
        return None
    name, color = _SIGNS[row.weight]
    return pixmap(name, getattr(current_tokens(), color), 16, 2.0)


def _ink(row: DraftRow, column: Column) -> object:
    tokens = current_tokens()
    if column in (Column.LINE, Column.REMARK):
        return tokens.color("muted")
    return tokens.color("faint" if row.decision is Decision.SKIP else "text")


def _is_unknown(row: DraftRow) -> bool:
    return any(finding.kind is FindingKind.UNKNOWN_HOLDER for finding in row.findings)


def _same(one: DraftRow, row: ParticipantRow) -> bool:
    return fold(one.row.holder) == fold(row.holder)
