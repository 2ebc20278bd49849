"""The particulars of one recipient: name, number and language of the copy, whether it is a full one."""

from PySide6.QtCore import QSignalBlocker, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.queries.packs import RecipientRow
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import LineField, NumberField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import language_switch

_MOST = 9999


class RecipientForm(QWidget):
    """Edit the recipient that is chosen in the list."""

    edited = Signal(int, str, object)
    """(recipient, field, value)"""
    copyWanted = Signal(int)
    removeWanted = Signal(int)
    lookWanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: RecipientRow | None = None
        self._may_change = True
        self.name = LineField(_("Name on the copy"))
        self.number = NumberField(_("Number of the copy"), _MOST)
        self.languages = language_switch("fr")
        self.restricted = QCheckBox(_("With restricted documents"))
        self.look = TextButton(_("Look at this copy"), "", lambda: self._tell(self.lookWanted), "eye")
        self.make = TextButton(_("Make this copy…"), "", lambda: self._tell(self.copyWanted), "download")
        self.remove = TextButton(_("Take off the list"), "link", lambda: self._tell(self.removeWanted))
        self.setLayout(
            column(
                row(self.number, self.name),
                row(label(_("Language"), "small"), self.languages, None),
                self.restricted,
                row(self.look, self.remove, None),
                row(self.make, None),
            )
        )
        self.name.committed.connect(lambda words: self._edit("name", words.strip()))
        self.number.committed.connect(lambda number: self._edit("copy_number", number))
        self.languages.chosen.connect(lambda key: self._edit("language", key))
        self.restricted.toggled.connect(lambda is_on: self._edit("may_have_restricted", is_on))
        self.hide()

    def show_recipient(self, one: RecipientRow | None, language: str) -> None:
        """Show a recipient; a copy is made from the pack in its own language only."""
        self._shown = one
        self.setVisible(one is not None)
        if one is None:
            return
        with QSignalBlocker(self.restricted):
            self.restricted.setChecked(one.may_have_restricted)
        self.name.show_stored(one.name)
        self.number.show_stored(one.copy_number)
        self.languages.choose(one.language)
        self.look.setEnabled(one.language == language)
        self.make.setEnabled(self._may_change and one.language == language)

    def allow(self, is_allowed: bool) -> None:
        """Let the recipient be changed, or not."""
        self._may_change = is_allowed
        for part in (self.name, self.number, self.languages, self.restricted, self.make, self.remove):
            part.setEnabled(is_allowed)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.name.flush()
        self.number.flush()

    def _edit(self, field: str, value: object) -> None:
        """Tell of a change; a name or a number cannot be taken away."""
        if self._shown is None:
            return
        if value or field == "may_have_restricted":
            self.edited.emit(self._shown.id, field, value)
        else:
            self.name.show_stored(self._shown.name)
            self.number.show_stored(self._shown.copy_number)

    def _tell(self, wanted: SignalInstance) -> None:
        if self._shown is not None:
            wanted.emit(self._shown.id)
