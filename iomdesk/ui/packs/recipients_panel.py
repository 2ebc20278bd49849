"""Who gets a copy of the pack, and the log of the copies that were made."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from iomdesk.queries.packs import CopyRow, RecipientRow
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.packs.recipient_form import RecipientForm
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row

_ID = Qt.ItemDataRole.UserRole
_LEAST = 130  # pixels: a head and three lines


class RecipientList(QTreeWidget):
    """List recipients; Delete takes one off, Enter goes to its particulars."""

    removeWanted = Signal(int)
    editWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels([_("Copy no."), _("Name"), _("Language"), _("Restricted")])
        self.setAccessibleName(_("Recipients"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.Stretch)
        for place, width in ((0, 64), (2, 66), (3, 84)):
            self.header().resizeSection(place, width)

    @property
    def current(self) -> int | None:
        """Return the recipient the keyboard is on."""
        item = self.currentItem()
        return int(item.data(0, _ID)) if item is not None else None

    def show_recipients(self, rows: Sequence[RecipientRow]) -> None:
        """Show who gets a copy."""
        held = self.current
        with QSignalBlocker(self):
            self.clear()
            for one in rows:
                words = [
                    str(one.copy_number),
                    one.name,
                    one.language,
                    _("yes") if one.may_have_restricted else "",
                ]
                item = QTreeWidgetItem(words)
                item.setData(0, _ID, one.id)
                self.addTopLevelItem(item)
                if one.id == held:
                    self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.removeWanted.emit(self.current)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editWanted.emit()
        else:
            super().keyPressEvent(event)


class RecipientsPanel(QWidget):
    """Add recipients by name or all delegations, make the copies, and see what was made."""

    addWanted = Signal(str)
    delegationsWanted = Signal()
    copiesWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[RecipientRow] = ()
        self._language = ""
        self._may_change = True
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Add a recipient, then Enter"))
        self.name.setAccessibleName(_("Name of the recipient"))
        self.name.returnPressed.connect(self._on_named)
        self.from_delegations = TextButton(_("One for each delegation"), "link", self.delegationsWanted.emit)
        self.make = TextButton(_("Make the copies…"), "primary", self.copiesWanted.emit, "copy")
        self.list = RecipientList()
        self.list.setMinimumHeight(_LEAST)
        self.form = RecipientForm()
        self.hint = label("", "small", wraps=True)
        self.log = _log()
        self.log.setMinimumHeight(_LEAST)
        self.setLayout(
            column(
                self.name,
                row(self.from_delegations, None),
                self.list,
                row(self.make, None),
                self.form,
                self.hint,
                section(_("Copies that were made")),
                self.log,
                margins=(10, 10, 10, 10),
            )
        )
        self.list.currentItemChanged.connect(lambda _now, _former: self._show_current())
        self.list.editWanted.connect(self.form.name.setFocus)
        self.setFocusProxy(self.name)

    def allow(self, is_allowed: bool) -> None:
        """Let recipients be changed, or not."""
        self._may_change = is_allowed
        for part in (self.name, self.from_delegations, self.make):
            part.setEnabled(is_allowed)
        self.form.allow(is_allowed)

    def show_recipients(self, rows: Sequence[RecipientRow], language: str) -> None:
        """Show who gets a copy; those of a language are made from the pack in it."""
        self._rows, self._language = rows, language
        self.list.show_recipients(rows)
        self._show_current()
        count = sum(1 for one in rows if one.language == language)
        words = ngettext("Make {count} copy…", "Make {count} copies…", count).format(count=count)
        self.make.setText(words if count else _("Make the copies…"))
        self.make.setEnabled(bool(count) and self._may_change)
        others = len(rows) - count
        if not rows:
            said = _("Nobody gets a copy yet. Add recipients by name, or one for each delegation.")
        elif others:
            said = ngettext(
                "{count} copy is in another language: it is made from the pack in that language.",
                "{count} copies are in other languages: they are made from the packs in those languages.",
                others,
            ).format(count=others)
        else:
            said = ""
        self.hint.setText(said)
        self.hint.setVisible(bool(said))

    def show_log(self, rows: Sequence[CopyRow]) -> None:
        """Show the copies that were made, newest first."""
        self.log.clear()
        for one in rows:
            pack = f"S-{one.number}" if one.number else _("pack")
            made = f"{one.made_at.astimezone():%d.%m.%Y %H:%M}"
            item = QTreeWidgetItem(
                [str(one.copy_number or ""), one.recipient, f"{pack} ({one.language})", made, one.digest[:8]]
            )
            for place in range(5):
                item.setToolTip(place, f"{one.file_name}\nSHA-256 {one.digest}")
            self.log.addTopLevelItem(item)

    def _show_current(self) -> None:
        found = next((one for one in self._rows if one.id == self.list.current), None)
        self.form.show_recipient(found, self._language)

    def _on_named(self) -> None:
        if self.name.text().strip():
            self.addWanted.emit(self.name.text().strip())
            self.name.clear()


def _log() -> QTreeWidget:
    made = QTreeWidget()
    made.setHeaderLabels([_("Copy no."), _("Recipient"), _("Pack"), _("Made"), "SHA-256"])
    made.setAccessibleName(_("Copies that were made"))
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.header().setStretchLastSection(False)
    made.header().setMinimumSectionSize(40)
    made.header().setSectionResizeMode(1, made.header().ResizeMode.Stretch)
    for place, width in ((0, 44), (2, 74), (3, 122), (4, 78)):
        made.header().resizeSection(place, width)
    return made
