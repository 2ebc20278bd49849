"""The mandate beside the agenda: choose the clauses of the current item."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from iomdesk.queries.mandate import VersionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.agenda.clause_list import ClauseList
from iomdesk.ui.agenda.clause_model import ClauseModel
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import chip, label, section
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import mandate_statuses, version_state, word_for


class ClausePanel(QWidget):
    """Show the version of the mandate the session works under, always with its status."""

    toggled = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ClauseModel(self)
        self.filter = FilterLine(_("Filter: 2b, or words"))
        self.list = ClauseList(self.model)
        self._status = chip("", "warning")
        self._label = label("", "small", wraps=True)
        self._target = label("", "small", wraps=True)
        self.offer_button = TextButton("", "link", self._take_offer)
        self._offered: tuple[int, ...] = ()
        self._is_read_only = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(_no_mandate())
        self._lay_out()
        self.filter.textChanged.connect(self.model.filter)
        self.filter.wentDown.connect(self._enter_list)
        self.filter.accepted.connect(self._on_accepted)
        self.list.toggled.connect(self.toggled)

    @property
    def status_words(self) -> str:
        """Return how far the version has come, as shown."""
        return self._status.text()

    @property
    def offered_words(self) -> str:
        """Return which clauses are offered as well; empty where none are."""
        return "" if self.offer_button.isHidden() else self.offer_button.text()

    def show_version(self, version: VersionRow | None) -> None:
        """Show another version, or that there is none."""
        self.model.show_version(version)
        self._status.setVisible(version is not None)
        self._stack.setCurrentIndex(0 if version else 1)
        self.filter.setVisible(version is not None)
        if version is not None:
            self._status.setText(word_for(mandate_statuses(), version.status))
            self._status.setToolTip(version_state(version))
            self._label.setText(version.label)

    def show_item(self, number: str, clauses: Iterable[int]) -> None:
        """Check the clauses of an item; without one, clauses can be dragged onto any."""
        self.model.can_check = bool(number) and not self._is_read_only
        self.model.check(clauses)
        self._target.setText(
            _("Check the clauses of item {number}, or drag a clause onto an item.").format(number=number)
            if number
            else _("Choose an item, or drag a clause onto one.")
        )
        self._offered = tuple(c for c in self._offered if c not in self.model.checked)
        self._show_offer()

    def offer(self, clauses: Iterable[int]) -> None:
        """Offer the clauses that say the same as the one just chosen."""
        self._offered = tuple(c for c in clauses if c not in self.model.checked)
        self._show_offer()

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._is_read_only = is_read_only
        self.model.can_check = self.model.can_check and not is_read_only
        self.list.setDragEnabled(not is_read_only)

    def _lay_out(self) -> None:
        self.offer_button.hide()
        layout = column(
            row(section(_("Mandate")), None, self._status),
            self._label,
            self._target,
            self.filter,
            self.offer_button,
            self._stack,
        )
        layout.setStretchFactor(self._stack, 1)
        self.setLayout(layout)

    def _show_offer(self) -> None:
        entries = [self.model.entry_of(clause) for clause in self._offered]
        references = [e.clause.reference for e in entries if e is not None and e.clause is not None]
        self.offer_button.setText(
            _("also {references}, in the same words").format(references=", ".join(references))
        )
        self.offer_button.setVisible(bool(references) and self.model.can_check)

    def _take_offer(self) -> None:
        offered, self._offered = self._offered, ()
        self._show_offer()
        for clause in offered:
            self.toggled.emit(clause, False)

    def _enter_list(self) -> None:
        self.list.setFocus()
        self.list.choose_first()

    def _on_accepted(self, with_twins: bool) -> None:
        self.list.choose_first()
        self.list.toggle(self.list.currentIndex(), with_twins)


def _no_mandate() -> QWidget:
    return EmptyState(
        "scroll-text",
        _("No clause to map to"),
        _("Bring a mandate in from a file: area Mandate, “Import…”. Then its clauses stand here."),
    )
