"""The area of coverage: the board with its filters, and beside it what was left aside and the history."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from iomdesk.queries.clause_history import clause_history
from iomdesk.queries.clause_history_rows import ClauseHistory
from iomdesk.queries.coverage import coverage_of
from iomdesk.queries.coverage_rows import Coverage
from iomdesk.queries.coverage_words import coverage_sentences
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.coverage.board import CoverageBoard
from iomdesk.ui.coverage.exporting import ANNEX, PICTURE, WORKBOOK, BoardWorkshop, CoverageExport
from iomdesk.ui.coverage.filters import CoverageFilters
from iomdesk.ui.coverage.legend import CoverageLegend
from iomdesk.ui.coverage.picture import board_picture
from iomdesk.ui.coverage.side_panel import CoverageSidePanel
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.work_strip import WorkStrip
from iomdesk.ui.report.written_strip import WrittenStrip
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class CoveragePage(DeskView):
    """Show what of the mandate was done when, and lead to it."""

    openRequested = Signal(int, int)
    """(session, item)"""
    recommendationRequested = Signal(int, int)
    """(session, recommendation)"""
    sessionRequested = Signal(int)

    kinds = frozenset({"item", "session", "mandate", "recommendation", "minutes", "paper", "concordance"})

    def __init__(
        self,
        operations: Operations,
        workshop: BoardWorkshop,
        outside: Outside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(operations, parent)
        outside = outside or Outside()
        self._told: tuple[int, int | None] | None = None
        self._to_choose: int | None = None
        self._asked = 0
        self.filters = CoverageFilters()
        self.board = CoverageBoard()
        self.side = CoverageSidePanel()
        self.export = CoverageExport(operations, workshop, outside, self)
        self.notice = Banner()
        self.work = WorkStrip()
        self.written = WrittenStrip(outside.open_path)
        self.count = label("", "small")
        self.save = TextButton(_("Save as…"), "primary", icon_name="download")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for the board again, and for the history that is shown."""
        self._asked += 1
        self.operations.ask(
            coverage_of,
            receiver=self,
            then=partial(self._show_coverage, self._asked),
            filter=self.filters.filter,
            language=self.filters.language,
        )
        if self._told is not None:
            self._tell(*self._told)

    def show_history(self, clause: int) -> None:
        """Show the history of a clause through all sessions."""
        self._to_choose = None if self.board.choose(clause) else clause
        self._tell(clause, None)

    def save_as(self, format: str) -> None:
        """Write the board as it is filtered, in one of the formats."""
        chosen, language = self.filters.filter, self.filters.language
        if format == PICTURE:
            self.export.save_picture(board_picture(self.board.cells), language)
        elif format == ANNEX:
            self.export.save_annex(chosen, language)
        elif format == WORKBOOK:
            self.export.save_workbook(chosen, language)
        else:
            self.export.save_paper(format, chosen, language)

    def _build(self) -> None:
        menu = QMenu(self)
        for format, name in self.export.offers.items():
            menu.addAction(name, partial(self.save_as, format))
        self.save.setMenu(menu)
        nothing = EmptyState(
            "layout-grid",
            _("Nothing to show"),
            _("Once there are a mandate with clauses and a session, what was done when stands here."),
        )
        self._stack.addWidget(self.board)
        self._stack.addWidget(nothing)
        head = row(label(_("Coverage of the mandate"), "title"), self.count, self.filters.clear, None)
        head.addWidget(self.filters.languages)
        head.addWidget(self.save)
        left = QWidget()
        left.setLayout(
            column(head, self.filters, self._stack, CoverageLegend(), gap="m", margins=(24, 18, 18, 14))
        )
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.side)
        splitter.setStretchFactor(0, 1)
        splitter.setCollapsible(0, False)
        splitter.setSizes([856, 340])
        self.side.setMinimumWidth(280)
        whole = column(self.notice, self.work, self.written, splitter)
        whole.setSpacing(0)
        whole.setStretchFactor(splitter, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.board)

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.board.cellChosen.connect(self._tell)
        self.board.clauseChosen.connect(self.show_history)
        self.board.sessionChosen.connect(self.sessionRequested)
        self.side.clauseChosen.connect(self.show_history)
        self.side.history.itemRequested.connect(self.openRequested)
        self.side.history.recommendationRequested.connect(self.recommendationRequested)
        self.export.began.connect(self._on_began)
        self.export.written.connect(self._on_written)
        self.export.failed.connect(self._on_failed)

    def _show_coverage(self, asked: int, coverage: Coverage) -> None:
        if asked != self._asked:  # the choice has changed since; its own answer is on the way
            return
        self.filters.show_choices(coverage)
        self.board.show_coverage(coverage)
        if self._to_choose is not None and self.board.choose(self._to_choose):
            self._to_choose = None
        self.side.show_sentences(coverage_sentences(coverage))
        self._stack.setCurrentIndex(0 if coverage.clauses and coverage.sessions else 1)
        clauses, sessions = len(coverage.clauses), len(coverage.sessions)
        self.count.setText(
            " × ".join(
                (
                    ngettext("{count} clause", "{count} clauses", clauses).format(count=clauses),
                    ngettext("{count} session", "{count} sessions", sessions).format(count=sessions),
                )
            )
        )
        self.save.setEnabled(bool(clauses and sessions))

    def _tell(self, clause: int, session: int | None) -> None:
        self._told = (clause, session)
        self.operations.ask(
            clause_history,
            receiver=self,
            then=partial(self._show_history, self._told),
            clause_id=clause,
            language=self.filters.language,
        )

    def _show_history(self, told: tuple[int, int | None], history: ClauseHistory | None) -> None:
        if history is not None and told == self._told:
            self.side.show_history(history, told[1], self.filters.language)

    def _on_began(self, work: WorkHandle, name: str) -> None:
        self.notice.hide()
        self.work.follow(work, _("Writing {file}…").format(file=name))

    def _on_written(self, path: Path) -> None:
        self.written.show_written(path)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.notice.say(str(error), "danger")
        else:
            self.operations.failed.emit(error, self)
