"""Protect the desk by a passphrase, change it, or take it away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.runtime.desk_keys import SHORTEST_PASSPHRASE
from iomdesk.runtime.translations import _
from iomdesk.ui.shell.passphrase_page import SecretLine
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class ProtectionPage(QWidget):
    """Ask for what is needed and hand it on; the desk is closed, written anew, and opened again."""

    protectWanted = Signal(str, str)
    """(present passphrase, new one)"""
    removeWanted = Signal(str)
    left = Signal()

    def __init__(self, *, is_protected: bool, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.present = SecretLine(_("Present passphrase"))
        self.new = SecretLine(_("New passphrase"))
        self.again = SecretLine(_("The same once more"))
        words = _("Change the passphrase") if is_protected else _("Protect the desk")
        self.protect = TextButton(words, "primary", self._protect, "lock")
        self.remove = TextButton(_("Take the protection away"), "", self._remove)
        self.banner = Banner()
        self._is_protected = is_protected
        self._lay_out()
        for part in (self.present, self.new, self.again):
            part.textChanged.connect(lambda _words: self._allow(is_read_only))
            part.setEnabled(not is_read_only)
        self.new.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._protect)
        self._allow(is_read_only)

    def _lay_out(self) -> None:
        state = _("This desk is protected.") if self._is_protected else _("This desk is not protected.")
        about = _(
            "With a passphrase nobody can read the desk, its backups or the words kept on this computer "
            "without it. There is no way around it: whoever forgets it has lost the desk. Papers that were "
            "saved or exported are files of yours and stay as they are, as do copies of the desk elsewhere. "
            "Pages on screen lie unprotected in the temporary folder meanwhile."
        )
        present = QWidget()
        present.setLayout(column(label(_("Present passphrase"), "field"), self.present, gap="xs"))
        present.setVisible(self._is_protected)
        self.remove.setVisible(self._is_protected)
        back = TextButton(_("Back to the sessions"), "link", self.left.emit, "arrow-left")
        parts = (
            row(back, None),
            label(_("Passphrase"), "title"),
            label(state, "strong"),
            label(about, "muted", wraps=True),
            present,
            column(label(_("New passphrase"), "field"), self.new, gap="xs"),
            column(label(_("The same once more"), "field"), self.again, gap="xs"),
            self.banner,
            row(self.protect, self.remove, None, gap="m"),
            None,
        )
        self.setLayout(column(*parts, gap="m", margins=(16, 12, 16, 12)))
        self.setFocusProxy(self.present if self._is_protected else self.new)

    def _allow(self, is_read_only: bool) -> None:
        has_present = bool(self.present.text()) or not self._is_protected
        self.protect.setEnabled(has_present and bool(self.new.text()) and not is_read_only)
        self.remove.setEnabled(has_present and not is_read_only)

    def _protect(self) -> None:
        if not self.protect.isEnabled():
            return
        if len(self.new.text()) < SHORTEST_PASSPHRASE:
            words = _("A passphrase has at least {count} characters. Nothing was changed.")
            self.banner.say(words.format(count=SHORTEST_PASSPHRASE), "danger")
        elif self.new.text() != self.again.text():
            self.banner.say(_("The two passphrases are not the same. Nothing was changed."), "danger")
        else:
            self.protectWanted.emit(self.present.text(), self.new.text())

    def _remove(self) -> None:
        self.removeWanted.emit(self.present.text())
