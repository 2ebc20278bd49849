"""The panel beside the board: what was left aside, in words, and the clause or cell that was chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from iomdesk.queries.clause_history_rows import ClauseHistory
from iomdesk.runtime.translations import _
from iomdesk.ui.coverage.history_panel import HistoryPanel
from iomdesk.ui.coverage.wrapped_button import WrappedButton
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.layouts import column, empty, scrolled
from iomdesk.ui.widgets.segments import Segments


class CoverageSidePanel(QFrame):
    """Switch between the sentences and the history."""

    clauseChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self.switch = Segments({"aside": _("Left aside"), "history": _("History")}, "aside")
        self.history = HistoryPanel()
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(6)
        content = QWidget()
        content.setLayout(column(self._sentences, None))
        self._aside = QStackedWidget()
        self._aside.addWidget(scrolled(content))
        self._aside.addWidget(
            EmptyState(
                "circle-check",
                _("No clause was left aside"),
                _("Every clause was examined at the last session that could have done so."),
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._aside)
        self._stack.addWidget(self.history)
        self.setLayout(column(self.switch, self._stack, gap="m", margins=(16, 14, 12, 8)))
        self.switch.chosen.connect(self.show_panel)

    def show_panel(self, key: str) -> None:
        """Show the sentences ("aside") or the history."""
        self.switch.choose(key)
        self._stack.setCurrentIndex(0 if key == "aside" else 1)

    def show_sentences(self, sentences: Sequence[tuple[int, str]]) -> None:
        """Show which clauses were left aside; pressing one asks for its history."""
        empty(self._sentences)
        for clause, words in sentences:
            self._sentences.addWidget(self._sentence(clause, words))
        self._aside.setCurrentIndex(0 if sentences else 1)
        counted = _("Left aside ({count})").format(count=len(sentences))
        self.switch.rename("aside", counted if sentences else _("Left aside"))

    def show_history(self, history: ClauseHistory, session: int | None, language: str) -> None:
        """Show the history of a clause, or what happened in one cell."""
        self.history.show_history(history, session, language)
        self.show_panel("history")

    def buttons(self) -> list[WrappedButton]:
        """Return the sentences in order."""
        items = [self._sentences.itemAt(place) for place in range(self._sentences.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, WrappedButton)]

    def _sentence(self, clause: int, words: str) -> QWidget:
        return WrappedButton(words, "gap", lambda: self.clauseChosen.emit(clause), "triangle-alert")
