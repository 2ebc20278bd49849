"""A vote by show of hands: the figures, the majority, and who is counted as present."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from iomdesk.model.voting import Quorum
from iomdesk.runtime.translations import _
from iomdesk.ui.seance.words import majorities
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import ChoiceField, NumberField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_MOST = 999


class VoteForm(QWidget):
    """Take the figures of a show of hands; Enter records them."""

    recorded = Signal(object)
    """(the figures as arguments of `record_vote`)"""
    rollCallRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: Mapping[str, NumberField] = {
            "in_favour": NumberField(_("For"), _MOST),
            "against": NumberField(_("Against"), _MOST),
            "abstaining": NumberField(_("Abstaining"), _MOST),
            "present": NumberField(_("Present"), _MOST),
        }
        self.majority = ChoiceField(_("Majority"), majorities().items())
        self.record = TextButton(_("Record the vote"), "primary", self.submit)
        self.roll_call = TextButton(_("Roll call…"), "", self.rollCallRequested.emit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, (field, words) in enumerate(zip(self.fields.values(), self._words(), strict=True)):
            grid.addWidget(label(words, "field"), 0, place)
            grid.addWidget(field, 1, place)
        self.setLayout(
            column(
                label(_("Show of hands"), "medium"),
                grid,
                self.majority,
                row(self.record, self.roll_call, None),
            )
        )

    def begin(self, quorum: Quorum) -> None:
        """Begin a vote among those present."""
        for name, field in self.fields.items():
            field.show_stored(quorum.present if name == "present" else None)
        self._present = quorum.present
        self.majority.show_stored("simple")

    def submit(self) -> None:
        """Hand the figures in."""
        for field in self.fields.values():
            field.interpretText()
        figures: dict[str, object] = {name: field.value() for name, field in self.fields.items()}
        if figures["present"] == self._present:
            del figures["present"]  # as counted
        self.recorded.emit({**figures, "majority": self.majority.currentData()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    _present = 0

    @staticmethod
    def _words() -> tuple[str, ...]:
        return _("For"), _("Against"), _("Abst."), _("Present")
