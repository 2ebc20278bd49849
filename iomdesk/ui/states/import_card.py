"""What was read from a list: how much was understood, what is wrong; nothing is stored before one says so."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from iomdesk.model.state_lists import GroupLine, MembershipLine, ReadList
from iomdesk.queries.state_words import trouble_words
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import LineField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

SHOWN_TROUBLES = 8


class ImportCard(QFrame):
    """Offer to store a list that was understood whole."""

    storeRequested = Signal(object, str)
    """(lines, name of the scheme; empty for memberships)"""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._lines: tuple[MembershipLine, ...] | tuple[GroupLine, ...] = ()
        self._source = label("", "strong", wraps=True)
        self.words = label("", "muted", wraps=True)
        self.scheme = LineField(_("Name of the scheme"), _("Name of the scheme"))
        self.store = TextButton(_("Store this list"), "primary", self._on_store, "check")
        discard = TextButton(_("Discard"), "", self.hide)
        head = row(self._source, discard, self.store)
        head.setStretchFactor(self._source, 1)
        self.setLayout(column(head, self.words, self.scheme, margins=(16, 12, 16, 12)))
        self.hide()

    def show_memberships(self, read: ReadList[MembershipLine], source: Path) -> None:
        """Show a list of memberships as it was read."""
        self._lines = read.lines
        self.scheme.clear()
        self.scheme.hide()
        self._show(read, source)

    def show_scheme(self, read: ReadList[GroupLine], source: Path) -> None:
        """Show a scheme as it was read, under the name of its file until it gets another."""
        self._lines = read.lines
        self.scheme.setText(source.stem)
        self.scheme.show()
        self._show(read, source)

    def _show(self, read: ReadList[MembershipLine] | ReadList[GroupLine], source: Path) -> None:
        count, wrong = len(read.lines), read.troubles
        understood = ngettext("{count} line was understood.", "{count} lines were understood.", count)
        said = [understood.format(count=count), *(trouble_words(one) for one in wrong[:SHOWN_TROUBLES])]
        if len(wrong) > SHOWN_TROUBLES:
            said.append(_("And {count} more.").format(count=len(wrong) - SHOWN_TROUBLES))
        if wrong:
            said.append(_("Nothing can be stored; correct the file and import it again."))
        self._source.setText(_("Read from {name}; nothing is stored yet").format(name=source.name))
        self.words.setText("\n".join(said))
        self.store.setEnabled(bool(count) and not wrong)
        self.show()
        (self.store if self.store.isEnabled() else self).setFocus()

    def _on_store(self) -> None:
        if not self.scheme.isHidden() and not self.scheme.text().strip():
            self.scheme.setFocus()  # a scheme needs a name; nothing is lost meanwhile
            return
        self.storeRequested.emit(self._lines, self.scheme.text().strip())
