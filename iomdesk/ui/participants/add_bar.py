"""The one field in which whoever takes part is registered: a few letters, Enter."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.participants.capacity_field import CapacityField
from iomdesk.ui.participants.lines import SearchLine
from iomdesk.ui.participants.proposal_list import ProposalList, spoken
from iomdesk.ui.participants.proposals import Directory, Proposal, propose
from iomdesk.ui.participants.words import capacity_choices
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import row

PROPOSALS_WIDTH = 420


class AddField(SearchLine):
    """Tell when the keyboard comes and goes, so that proposals show only while somebody types."""

    focused = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


class AddBar(QWidget):
    """Propose while typing; what is accepted comes out as `chosen`, with its capacity."""

    chosen = Signal(object)
    wentDown = Signal()

    def __init__(self, floats_on: QWidget) -> None:
        super().__init__()
        self._directory = Directory()
        self._floats_on = floats_on
        self.field = AddField(_("Add a delegation"), _("Add a State or an organisation"), "plus")
        self.capacity = CapacityField(_("Register States as"), capacity_choices(is_state=True))
        self.proposals = ProposalList(floats_on)
        named = label(_("States as"), "small")
        named.setBuddy(self.capacity)
        layout = row(self.field, named, self.capacity)
        layout.setStretchFactor(self.field, 10)
        self.setLayout(layout)
        self._connect()

    def show_directory(self, directory: Directory) -> None:
        """Propose from what the desk knows now."""
        self._directory = directory
        if not self.proposals.isHidden():
            self._propose()

    def begin(self, typed: str = "") -> None:
        """Put the keyboard into the field."""
        if typed:
            self.field.setText(typed)
        self.field.setFocus()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _typed: self._propose())
        self.field.focused.connect(self._on_focus)
        self.field.wentDown.connect(lambda: self._step(1))
        self.field.wentUp.connect(lambda: self._step(-1))
        self.field.accepted.connect(lambda _shift: self._accept(self.proposals.current))
        self.proposals.clicked.connect(self._accept)

    def _on_focus(self, is_focused: bool) -> None:
        if is_focused:
            self._propose()
        else:
            self.proposals.hide()

    def _propose(self) -> None:
        found = propose(self.field.text(), self._directory) if self.field.hasFocus() else ()
        corner = self.field.mapTo(self._floats_on, QPoint(0, 0))
        size = self.field.size().expandedTo(QSize(PROPOSALS_WIDTH, 0))
        self.proposals.show_proposals(found, QRect(corner, size))
        self._describe()

    def _step(self, by: int) -> None:
        if self.proposals.isHidden():
            self.wentDown.emit()
        else:
            self.proposals.step(by)
            self._describe()

    def _accept(self, proposal: Proposal | None) -> None:
        if proposal is None:
            return
        self.field.clear()
        capacity = self.capacity.currentData() if proposal.state else proposal.capacity
        self.chosen.emit(replace(proposal, capacity=capacity))

    def _describe(self) -> None:
        current = self.proposals.current
        self.field.setAccessibleDescription(spoken(current) if current else "")
