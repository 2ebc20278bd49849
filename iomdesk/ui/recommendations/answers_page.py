"""The preview of answers that were given to recommendations: nothing is stored before the user says so."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from iomdesk.model.answer_rows import AnswerRow
from iomdesk.queries.answer_draft import (
    AnswerDraft,
    answer_finding_words,
    draft_answers,
    to_store,
)
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.services.answer_import import import_answers
from iomdesk.services.changes import Changes
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.import_preview import ImportPreview
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class AnswersPage(ImportPreview):
    """Show row by row what would be recorded; Space takes a row out or in."""

    kinds = frozenset({"recommendation", "session"})

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, _("Record"), parent)
        self._rows: tuple[AnswerRow, ...] = ()
        self._drafts: tuple[AnswerDraft, ...] = ()
        self._source = ""
        self._refused: set[int] = set()
        self.told = label("", "small", wraps=True)
        self.table = AnswersTable()
        layout = column(
            row(label(_("Check before recording"), "title"), None, self.cancel, self.store),
            self.notice,
            self.told,
            self.table,
            gap="m",
            margins=(24, 18, 24, 12),
        )
        layout.setStretchFactor(self.table, 1)
        self.setLayout(layout)
        self.table.itemChanged.connect(self._on_item)

    def show_rows(self, rows: Sequence[AnswerRow], path: Path) -> None:
        """Show what a file holds, once it is known which recommendations are meant."""
        self.notice.hide()
        self._rows, self._source = tuple(rows), path.name
        self._refused.clear()
        words = _("Read from {name}. Nothing is stored yet. Space takes a row out or in.")
        self.told.setText(words.format(name=path.name))
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask again what each row means."""
        if self._rows:
            self.operations.ask(
                draft_answers,
                receiver=self,
                then=self._on_drafts,
                rows=self._rows,
                today=date.today(),
                source=self._source,
                language=interface_language(),
            )

    def _on_drafts(self, drafts: tuple[AnswerDraft, ...]) -> None:
        self._drafts = drafts
        with QSignalBlocker(self.table):
            self.table.show_drafts(drafts, self._refused)
        self._count()

    def _on_item(self, item: QTableWidgetItem) -> None:
        line = self._drafts[item.row()].row.line
        if item.checkState() == Qt.CheckState.Checked:
            self._refused.discard(line)
        else:
            self._refused.add(line)
        self._count()

    def _count(self) -> None:
        count = len(to_store(self._drafts, self._refused))
        words = ngettext("Record {count} answer", "Record {count} answers", count).format(count=count)
        self.store.setText(words if count else _("Record"))
        self.store.setEnabled(bool(count) and not self.operations.is_read_only)

    def store_rows(self) -> None:
        answers = to_store(self._drafts, self._refused)
        said = ngettext("{count} answer was recorded.", "{count} answers were recorded.", len(answers))
        self.operations.run(
            import_answers,
            initiator=self,
            then=self._on_stored,
            otherwise=self.say_not_stored,
            said=said.format(count=len(answers)),
            answers=answers,
        )

    def _on_stored(self, _changes: Changes) -> None:
        self._rows = ()
        self.left.emit()


class AnswersTable(QTableWidget):
    """Show the rows of the file; what cannot be recorded has no box and says why."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("boxed")
        self.setAccessibleName(_("Answers in the file"))
        heads = (
            _("Row"),
            _("Session"),
            _("No."),
            _("Answer"),
            _("Symbol"),
            _("Date"),
            _("Note"),
            _("Becomes"),
        )
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(heads)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def show_drafts(self, drafts: Sequence[AnswerDraft], refused: set[int]) -> None:
        """Show other rows."""
        self.setRowCount(len(drafts))
        words = answer_finding_words()
        for line, one in enumerate(drafts):
            said = one.row
            cells = (str(said.line), said.session, said.number, said.answer, said.symbol, said.on, said.note)
            made = [QTableWidgetItem(cell) for cell in (*cells, words[one.finding])]
            if one.can_be_stored:
                is_refused = said.line in refused
                made[0].setCheckState(Qt.CheckState.Unchecked if is_refused else Qt.CheckState.Checked)
            for place, item in enumerate(made):
                self.setItem(line, place, item)
        if drafts and self.currentRow() < 0:
            self.setCurrentCell(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = self.item(self.currentRow(), 0)
        has_box = first is not None and first.data(Qt.ItemDataRole.CheckStateRole) is not None
        if event.key() == Qt.Key.Key_Space and first is not None and has_box:
            is_on = first.checkState() == Qt.CheckState.Checked
            first.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)
