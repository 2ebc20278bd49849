"""How an item stands in time: where it comes from, whether it comes back, the break after it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.document.dates import format_date
from iomdesk.document.ordinals import session_in_words
from iomdesk.queries.agenda import ItemDetails, ItemOrigin
from iomdesk.queries.meetings import BreakRow
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.breaks import LONGEST
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import NumberField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class ItemPlan(QWidget):
    """Show and edit what concerns one item beside others; the break only on the first level."""

    recurringChosen = Signal(int, bool)
    breakEdited = Signal(int, object, object)
    """(item, break or None, minutes or None)"""
    originRequested = Signal(int, int)
    """(session, item)"""

    def __init__(self) -> None:
        super().__init__()
        self._details: ItemDetails | None = None
        self._break: BreakRow | None = None
        self.origin = TextButton("", "link", self._on_origin, "history")
        self.is_recurring = QCheckBox(_("Comes back at every session"))
        self.minutes = NumberField(_("Break after this item"), LONGEST, _(" min"))
        self._break_row = QWidget()
        self._break_row.setLayout(row(label(_("Break after this item"), "field"), self.minutes, None))
        self.setLayout(column(row(self.origin, None), self.is_recurring, self._break_row, gap="s"))
        self.is_recurring.clicked.connect(self._on_recurring)
        self.minutes.committed.connect(self._on_minutes)

    def show_details(self, details: ItemDetails, breaks: Sequence[BreakRow]) -> None:
        """Show one item, with the breaks of its session."""
        if self._details is not None and self._details.id != details.id:
            self.flush()
        self._details = details
        self._break = next((one for one in breaks if one.after_item == details.id), None)
        self.origin.setVisible(details.continued_from is not None)
        if details.continued_from is not None:
            self.origin.setText(_origin_words(details.continued_from))
        self.is_recurring.setChecked(details.is_recurring)
        self._break_row.setVisible(details.parent_id is None)
        self.minutes.show_stored(self._break.minutes if self._break else None)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.minutes.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        self.minutes.setReadOnly(is_read_only)
        self.is_recurring.setEnabled(not is_read_only)

    def _on_recurring(self, is_recurring: bool) -> None:
        if self._details is not None:
            self.recurringChosen.emit(self._details.id, is_recurring)

    def _on_minutes(self, minutes: object) -> None:
        if self._details is not None:
            self.breakEdited.emit(self._details.id, self._break.id if self._break else None, minutes)

    def _on_origin(self) -> None:
        if self._details is not None and self._details.continued_from is not None:
            origin = self._details.continued_from
            self.originRequested.emit(origin.session_id, origin.item_id)


def _origin_words(origin: ItemOrigin) -> str:
    language = interface_language()
    if origin.session_number is not None and 1 <= origin.session_number <= 999:
        session = session_in_words(origin.session_number, language)
    else:
        session = format_date(origin.started_on, language) if origin.started_on else _("earlier session")
    return _("Continues item {number}, {session}").format(number=origin.number, session=session)
