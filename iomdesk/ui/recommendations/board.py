"""The follow-up: all recommendations of all sessions, with how far each has come."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from iomdesk.model.answer_rows import AnswerRow
from iomdesk.queries.follow_up import FollowUpRow, follow_up
from iomdesk.queries.recommendation_words import ageing_words
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.services.recommendation_lines import follow_up_table
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.operations import Operations
from iomdesk.ui.recommendations.answers_page import AnswersPage
from iomdesk.ui.recommendations.board_files import BoardFiles
from iomdesk.ui.recommendations.board_model import ROW_ROLE, BoardFilter, BoardModel
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_WIDTHS = (130, 46, 0, 100, 52, 170, None, None, None)  # 0 takes what is left, None what its words need
_ROW_HEIGHT = 38


class RecommendationsBoard(DeskView):
    """Find a recommendation and go to it; export the board, bring in what was answered."""

    openRequested = Signal(int, int)
    """(session, recommendation)"""

    kinds = frozenset({"recommendation", "session", "item", "mandate"})

    def __init__(self, operations: Operations, files: BoardFiles, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._files = files
        self._reading: WorkHandle | None = None
        self.notice = Banner()
        self.model = BoardModel(self)
        self.filtered = BoardFilter(self)
        self.filtered.setSourceModel(self.model)
        self.filter = FilterLine(_("Filter: words, a clause, a status, a session"))
        self.shown = ChoiceField(_("Which recommendations"), _shown_words())
        self.shown.setMinimumContentsLength(20)
        self.count = label("", "small")
        self.export = TextButton(_("Export…"), "", self._export, "download")
        self.bring = TextButton(_("Import answers…"), "", self._choose_file, "upload")
        self.bring.setEnabled(not operations.is_read_only)
        self.table = BoardTable()
        self.table.setModel(self.filtered)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.answers = AnswersPage(operations)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for all recommendations."""
        self.operations.ask(
            follow_up,
            receiver=self,
            then=self._on_rows,
            today=date.today(),
            language=interface_language(),
        )

    def show_only(self, kind: str) -> None:
        """Narrow the board to those that are open, silent, overdue or finished; to all for none."""
        self.shown.show_stored(kind)
        self.filtered.show_only(kind)
        self._count()

    def read(self, path: Path) -> None:
        """Read a table of answers beside the window and show what it would become."""
        self.notice.say(_("Reading {name}…").format(name=path.name), "info")
        self._reading = self.operations.work(
            lambda _progress: self._files.read_answers(path),
            receiver=self,
            then=lambda rows: self._on_read(rows, path),
            otherwise=self._on_failed,
        )

    def _build(self) -> None:
        board = QWidget()
        title = label(_("Follow-up of recommendations"), "title")
        head = row(title, None, self.count, self.bring, self.export, gap="m")
        narrowing = row(self.filter, self.shown, gap="m")
        board.setLayout(column(self.notice, head, narrowing, self.table, gap="m", margins=(24, 20, 24, 16)))
        sentence = _("Every recommendation of every session stands here with its status, once there is one.")
        self._stack.addWidget(board)
        self._stack.addWidget(EmptyState("gavel", _("No recommendation yet"), sentence))
        self._stack.addWidget(self.answers)
        self.setLayout(column(self._stack))
        self.setFocusProxy(self.table)
        header = self.table.horizontalHeader()
        for place, width in enumerate(_WIDTHS):
            if width:
                self.table.setColumnWidth(place, width)
            else:
                header.setSectionResizeMode(place, _fitting(width))

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_typed)
        self.filter.wentDown.connect(self._go_into_table)
        self.filter.accepted.connect(lambda _twins: self._open(self.filtered.index(0, 0)))
        self.shown.committed.connect(lambda kind: self.show_only(str(kind)))
        self.table.chosen.connect(self._open)
        self.answers.left.connect(self._show_board)

    def _on_rows(self, rows: tuple[FollowUpRow, ...]) -> None:
        if self._stack.currentWidget() is not self.answers:
            self._stack.setCurrentIndex(0 if rows else 1)
        former = self.table.currentIndex().data(ROW_ROLE)
        self.model.show_rows(rows)
        self._count()
        if isinstance(former, FollowUpRow):
            self._choose(former.row.id)

    def _choose(self, recommendation: int) -> None:
        for place in range(self.filtered.rowCount()):
            index = self.filtered.index(place, 0)
            if index.data(ROW_ROLE).row.id == recommendation:
                self.table.setCurrentIndex(index)
                return

    def _on_typed(self, typed: str) -> None:
        self.filtered.look_for(typed)
        self._count()

    def _count(self) -> None:
        shown, every = self.filtered.rowCount(), self.model.rowCount()
        words = ngettext("{count} recommendation", "{count} recommendations", every).format(count=every)
        among = _("{shown} of {every}").format(shown=shown, every=words)
        self.count.setText(words if shown == every else among)

    def _go_into_table(self) -> None:
        self.table.setFocus()
        self.table.setCurrentIndex(self.filtered.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        found = index.data(ROW_ROLE)
        if isinstance(found, FollowUpRow):
            self.openRequested.emit(found.row.session_id, found.row.id)

    # Files

    def _export(self) -> None:
        target = self._files.choose_target(self, Path(_("follow-up") + ".xlsx"))
        if target is None:
            return
        self.operations.ask(
            follow_up_table,
            receiver=self,
            then=lambda rows: self._write(rows, target),
            today=date.today(),
            language=interface_language(),
        )

    def _write(self, rows: Sequence[Sequence[Any]], target: Path) -> None:
        self.operations.work(
            lambda _progress: self._files.write_table(rows, target),
            receiver=self,
            then=lambda _digest: self.notice.say(_("Written: {file}").format(file=target), "info"),
            otherwise=self._on_failed,
        )

    def _choose_file(self) -> None:
        path = self._files.choose_source(self)
        if path is not None:
            self.read(path)

    def _on_read(self, rows: Sequence[AnswerRow], path: Path) -> None:
        self.notice.hide()
        self._stack.setCurrentWidget(self.answers)
        self.answers.show_rows(rows, path)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.notice.say(str(error), "danger")
        else:
            self.notice.hide()
            self.operations.failed.emit(error, self)

    def _show_board(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.table.setFocus()


def _shown_words() -> list[tuple[object, str]]:
    return [("", _("all")), *ageing_words().items()]


def _fitting(width: int | None) -> QHeaderView.ResizeMode:
    mode = QHeaderView.ResizeMode
    return mode.ResizeToContents if width is None else mode.Stretch


class BoardTable(QTableView):
    """Choose by double-click or Enter, copy as text, sort by any column."""

    chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("boxed")
        self.setStyleSheet("QTableView::item { padding-left: 5px; }")  # words below the words of the heads
        self.setAccessibleName(_("Recommendations of all sessions"))
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text_of_selection())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def text_of_selection(self) -> str:
        """Return the lines chosen as text with tabs, as a spreadsheet takes it."""
        model = self.model()
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(model.columnCount())
        return "\n".join(
            "\t".join(str(model.index(line, place).data() or "") for place in columns) for line in lines
        )
