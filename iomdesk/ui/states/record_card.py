"""One record of membership, edited in place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from iomdesk.queries.states import MembershipRow
from iomdesk.runtime.translations import _
from iomdesk.ui.states.day_fields import DayFields
from iomdesk.ui.states.words import kinds
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.layouts import column, row


class RecordCard(QFrame):
    """Show what a State was over a time, and hand in each change."""

    edited = Signal(int, str, object)
    """(membership, field, value)"""
    removeRequested = Signal(int)

    def __init__(self, record: MembershipRow) -> None:
        super().__init__()
        self.setObjectName("card")
        self.id = record.id
        self.kind = ChoiceField(_("Kind of membership"), kinds().items())
        self.days = DayFields({"from_on": _("First day"), "until_on": _("Last day")})
        self.vote = DayFields(
            {
                "vote_suspended_from": _("Vote suspended from"),
                "vote_suspended_until": _("Vote suspended until"),
            }
        )
        self.vote.setToolTip(_("Vote suspended, both days included"))
        self.verified = QCheckBox(_("Verified against an official source"))
        remove = IconButton("trash-2", _("Remove this record"), lambda: self.removeRequested.emit(self.id))
        head = row(self.kind, None, remove)
        self.setLayout(column(head, self.days, self.vote, self.verified, margins=(12, 10, 12, 10)))
        self.kind.committed.connect(lambda value: self.edited.emit(self.id, "kind", value))
        self.verified.clicked.connect(lambda on: self.edited.emit(self.id, "is_verified", on))
        for days in (self.days, self.vote):
            days.edited.connect(lambda name, day: self.edited.emit(self.id, name, day))
        self.show_record(record)

    def show_record(self, record: MembershipRow) -> None:
        """Show what the desk holds; an observer has no vote that could be suspended."""
        self.kind.show_stored(record.kind)
        for days in (self.days, self.vote):
            days.show_days({name: getattr(record, name) for name in days.fields})
        self.verified.setChecked(record.is_verified)
        self.vote.setVisible(record.kind == "member")

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.days.flush()
        self.vote.flush()
