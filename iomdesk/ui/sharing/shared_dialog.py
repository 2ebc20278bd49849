"""Where a shared desk is: its server, its name, who one is there, and the password."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLineEdit, QSpinBox, QWidget

from iomdesk.runtime.desk_address import PORT, ServerAddress
from iomdesk.runtime.translations import _
from iomdesk.ui.shell.passphrase_page import SecretLine
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class SharedDialog(QDialog):
    """Ask for a shared desk; `can_copy` offers to copy the open desk there."""

    opened = Signal(object, str, bool)
    copied = Signal(object, str, bool)
    """(ServerAddress, password, whether the keyring is to keep it)"""

    def __init__(self, *, can_copy: bool, has_keyring: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Shared desk"))
        self.host, self.database, self.user = (
            self._line(name) for name in (_("Server"), _("Desk"), _("User"))
        )
        self.port = QSpinBox()
        self.port.setRange(1, 65535)
        self.port.setValue(PORT)
        self.port.setAccessibleName(_("Port"))
        self.port.lineEdit().setTextMargins(6, 0, 0, 0)
        self.password = SecretLine(_("Password"))
        self.keep = QCheckBox(_("Keep the password in this computer’s keyring"))
        self.keep.setChecked(has_keyring)
        self.keep.setEnabled(has_keyring)
        self.banner = Banner()
        self.banner.hide()
        self.open_button = TextButton(_("Open"), "primary", lambda: self._give(is_copy=False))
        self.copy_button = TextButton(_("Copy the open desk there"), "", lambda: self._give(is_copy=True))
        self.copy_button.setVisible(can_copy)
        self.open_button.setDefault(True)
        form = QFormLayout()
        for name, field in (
            (_("Server"), self.host),
            (_("Port"), self.port),
            (_("Desk"), self.database),
            (_("User"), self.user),
            (_("Password"), self.password),
        ):
            form.addRow(name, field)
        lead = label(
            _("A desk on a PostgreSQL server, which several people use at once. Ask its keeper for these."),
            "small",
            wraps=True,
        )
        buttons = row(None, self.copy_button, self.open_button, gap="s")
        self.setLayout(column(lead, self.banner, form, self.keep, buttons, gap="m", margins=(16, 16, 16, 16)))
        self.resize(520, 360)
        in_order = (self.host, self.port, self.database, self.user, self.password, self.keep)
        for one, following in pairwise((*in_order, self.copy_button, self.open_button)):
            self.setTabOrder(one, following)
        self.host.setFocus()

    def show_address(self, address: ServerAddress, trouble: str = "") -> None:
        """Fill in what is known, and say what went wrong with it."""
        self.host.setText(address.host)
        self.port.setValue(address.port)
        self.database.setText(address.database)
        self.user.setText(address.user)
        if trouble:
            self.banner.say(trouble, "danger")
        self.password.setFocus()

    def _give(self, *, is_copy: bool) -> None:
        host, database = self.host.text().strip(), self.database.text().strip()
        if not host or not database:
            self.banner.say(_("Name the server and the desk."), "warning")
            return
        address = ServerAddress(host, database, self.user.text().strip(), self.port.value())
        words, keeps = self.password.text(), self.keep.isChecked() and bool(self.password.text())
        self.password.clear()
        self.accept()
        (self.copied if is_copy else self.opened).emit(address, words, keeps)

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        return made
