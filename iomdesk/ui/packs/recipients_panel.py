"""Who gets a copy of the pack, and the log of the copies that were made."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from iomdesk.queries.packs import CopyRow, RecipientRow
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row

_ID = Qt.ItemDataRole.UserRole


class RecipientList(QTreeWidget):
    """List recipients; a tick says that restricted documents are in the copy, Delete takes one off."""

    removeWanted = Signal(int)
    restrictedChanged = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels([_("Copy no."), _("Name"), _("Restricted")])
        self.setAccessibleName(_("Recipients"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.Stretch)
        self.header().resizeSection(0, 56)
        self.header().resizeSection(2, 84)
        self.itemChanged.connect(self._on_changed)

    def show_recipients(self, rows: Sequence[RecipientRow]) -> None:
        """Show who gets a copy."""
        with QSignalBlocker(self):
            self.clear()
            for one in rows:
                item = QTreeWidgetItem([str(one.copy_number), f"{one.name} ({one.language})", ""])
                item.setData(0, _ID, one.id)
                state = Qt.CheckState.Checked if one.may_have_restricted else Qt.CheckState.Unchecked
                item.setCheckState(2, state)
                self.addTopLevelItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.removeWanted.emit(int(item.data(0, _ID)))
        elif event.key() == Qt.Key.Key_Space and item is not None:
            is_ticked = item.checkState(2) == Qt.CheckState.Checked
            item.setCheckState(2, Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)

    def _on_changed(self, item: QTreeWidgetItem, place: int) -> None:
        if place == 2:
            is_ticked = item.checkState(2) == Qt.CheckState.Checked
            self.restrictedChanged.emit(int(item.data(0, _ID)), is_ticked)


class RecipientsPanel(QWidget):
    """Add recipients by name or all delegations, make the copies, and see what was made."""

    addWanted = Signal(str)
    delegationsWanted = Signal()
    copiesWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Add a recipient, then Enter"))
        self.name.setAccessibleName(_("Name of the recipient"))
        self.name.returnPressed.connect(self._on_named)
        self.from_delegations = TextButton(_("One for each delegation"), "link", self.delegationsWanted.emit)
        self.make = TextButton(_("Make the copies…"), "primary", self.copiesWanted.emit)
        self.list = RecipientList()
        self.log = QTreeWidget()
        self.log.setHeaderLabels([_("Copy no."), _("Recipient"), _("Pack"), _("Made")])
        self.log.setAccessibleName(_("Copies that were made"))
        self.log.setRootIsDecorated(False)
        hint = label(
            _("A tick: restricted documents are in the copy. Delete takes a recipient off."), "small"
        )
        hint.setWordWrap(True)
        self.setLayout(
            column(
                self.name,
                row(self.from_delegations, None, self.make),
                self.list,
                hint,
                section(_("Copies that were made")),
                self.log,
                margins=(10, 10, 10, 10),
            )
        )

    def allow(self, is_allowed: bool) -> None:
        """Let recipients be changed, or not."""
        for part in (self.name, self.from_delegations, self.make):
            part.setEnabled(is_allowed)

    def show_log(self, rows: Sequence[CopyRow]) -> None:
        """Show the copies that were made, newest first."""
        self.log.clear()
        for one in rows:
            pack = f"S-{one.number}" if one.number else _("pack")
            made = f"{one.made_at.astimezone():%d.%m.%Y %H:%M}"
            item = QTreeWidgetItem([str(one.copy_number or ""), one.recipient, pack, made])
            item.setToolTip(1, f"{one.file_name}\nSHA-256 {one.digest}")
            self.log.addTopLevelItem(item)

    def _on_named(self) -> None:
        if self.name.text().strip():
            self.addWanted.emit(self.name.text().strip())
            self.name.clear()
