"""All recovered texts that wait for a choice."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QWidget

from iomdesk.queries.recovered import RecoveredRow, recovered_texts
from iomdesk.queries.recovered_words import place_in_words, record_in_words
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.recovery import settle_recovered
from iomdesk.ui.operations import Operations
from iomdesk.ui.recovery.view import RecoveryView
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.layouts import column

_WIDTHS = (280, 900)


class RecoveryArea(DeskView):
    """List the texts and show the one chosen beside what is stored."""

    left = Signal()

    kinds = frozenset({"recovered", "minutes", "item", "recommendation", "paper"})

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._rows: tuple[RecoveredRow, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Recovered texts"))
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._on_row)
        self.view = RecoveryView()
        self.view.allow(not operations.is_read_only)
        self.view.chosen.connect(self._settle)
        self.view.left.connect(self.left)
        self.banner = Banner()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(self.view)
        splitter.setSizes(list(_WIDTHS))
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(
            EmptyState(
                "circle-check",
                _("Every text is in its place"),
                _("What is typed and not stored when the program ends is offered here at the next start."),
            )
        )
        self.setLayout(column(self.banner, self._stack))

    def refresh(self) -> None:
        """Ask for what waits."""
        self.operations.ask(recovered_texts, receiver=self, then=self._on_rows, language=interface_language())

    def _on_rows(self, rows: Sequence[RecoveredRow]) -> None:
        place = max(self.list.currentRow(), 0)
        self._rows = tuple(rows)
        self.list.clear()
        for each in rows:
            self.list.addItem(QListWidgetItem(f"{record_in_words(each)}\n{place_in_words(each)}"))
        self._stack.setCurrentIndex(0 if rows else 1)
        self.list.setCurrentRow(min(place, len(rows) - 1))

    def _on_row(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            self.view.show_row(self._rows[place])

    def _settle(self, recovered: int, choice: str) -> None:
        self.operations.run(
            settle_recovered,
            then=lambda _changes: self.banner.hide(),
            otherwise=lambda error: self.banner.say(str(error), "danger"),
            initiator=None,
            said=said_of(choice),
            recovered=recovered,
            choice=choice,
        )


def said_of(choice: str) -> str:
    """Say what was done, to be undone."""
    return {
        "kept": _("The stored text was kept."),
        "taken": _("The recovered text was put in place."),
        "both": _("Both texts were put together."),
    }[choice]
