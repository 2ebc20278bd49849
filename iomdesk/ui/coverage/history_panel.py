"""What happened under a clause, at one session or through all of them; each line leads to its record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from iomdesk.queries.clause_history_rows import ClauseHistory, HistoryRow
from iomdesk.runtime.translations import _
from iomdesk.ui.coverage.history_list import HistoryList
from iomdesk.ui.coverage.words import history_line, session_line
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label, reference
from iomdesk.ui.widgets.layouts import column, row


class HistoryPanel(QWidget):
    """Show a clause's history; `session` narrows it to one cell of the board."""

    itemRequested = Signal(int, int)
    """(session, item)"""
    recommendationRequested = Signal(int, int)
    """(session, recommendation)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: ClauseHistory | None = None
        self._session: int | None = None
        self._language = "fr"
        self._mark = reference("")
        self._version = label("", "small", wraps=True)
        self._text = label("", "body", wraps=True)
        self._older = label("", "small", wraps=True)
        self.whole = TextButton(_("Through all sessions"), "link", self.show_whole, "history")
        self.list = HistoryList()
        self._nothing = label("", "muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._body = QStackedWidget()
        self._body.addWidget(self.list)
        self._body.addWidget(self._nothing)
        page = QWidget()
        page.setLayout(
            column(
                row(self._mark, self._version, None, self.whole),
                self._text,
                self._older,
                self._body,
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "history",
                _("Choose a cell or a clause"),
                _("What was put, said, concluded and recommended under it stands here."),
            )
        )
        self._stack.addWidget(page)
        self.setLayout(column(self._stack))
        self.list.chosen.connect(self._open)

    def show_history(self, history: ClauseHistory, session: int | None, language: str) -> None:
        """Show a history, narrowed to a session where one is given."""
        self._history, self._session, self._language = history, session, language
        self._mark.setText(history.clause.reference)
        self._version.setText(history.version)
        self._text.setText(history.clause.text)
        older = ", ".join(f"{mark} ({version})" for mark, version in history.older)
        self._older.setText(_("With what came under {references}").format(references=older))
        self._older.setVisible(bool(older))
        self._fill(history, session)
        self._stack.setCurrentIndex(1)

    def show_whole(self) -> None:
        """Show the clause through all sessions."""
        if self._history is not None:
            self.show_history(self._history, None, self._language)

    def _fill(self, history: ClauseHistory, session: int | None) -> None:
        self.list.clear()
        self.whole.setVisible(session is not None)
        for head in history.sessions:
            if session in (None, head.id):
                self.list.add_session(session_line(head))
                for found in history.rows:
                    if found.session_id == head.id:
                        self.list.add_row(found, history_line(found, self._language))
        self._body.setCurrentIndex(0 if self.list.count() else 1)
        words = _("Nothing came under this clause at this session.")
        self._nothing.setText(words if session else _("Nothing has come under this clause yet."))

    def _open(self, found: HistoryRow) -> None:
        if found.record_kind == "recommendation":
            self.recommendationRequested.emit(found.session_id, found.record_id)
        else:
            self.itemRequested.emit(found.session_id, found.record_id)
