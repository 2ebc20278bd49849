"""What is seen before a protected desk: its name, and a field for the passphrase."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_WIDTH = 380


class SecretLine(QLineEdit):
    """Hold words that nobody may read over a shoulder; nothing proposes or remembers them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setAccessibleName(name)
        self.setFixedWidth(_WIDTH)


class PassphrasePage(QWidget):
    """Ask for the passphrase of one desk; another can be opened instead."""

    given = Signal(object, str)
    """(path, passphrase)"""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self._words = label("", "title")
        self.secret = SecretLine(_("Passphrase"))
        self.open = TextButton(_("Open"), "primary", self._give, "lock")
        self.back = TextButton(_("Another desk"), "", self.left.emit)
        self.banner = Banner()
        self.banner.setFixedWidth(_WIDTH)
        self.secret.returnPressed.connect(self._give)
        parts = (self._words, label(_("Passphrase"), "field"), self.secret, self.banner)
        lines = (row(None, part, None) for part in (*parts, row(self.open, self.back, gap="s")))
        self.setLayout(column(None, *lines, None, gap="m"))
        self.setFocusProxy(self.secret)

    def ask(self, path: Path, trouble: str = "") -> None:
        """Ask for the passphrase of a desk, and say why the last one did not open it."""
        self._path = path
        self._words.setText(_("“{name}” is protected").format(name=path.name))
        self.secret.clear()
        if trouble:
            self.banner.say(trouble, "danger")
        else:
            self.banner.hide()
        self.secret.setFocus()

    def _give(self) -> None:
        if self.secret.text():
            words = self.secret.text()
            self.secret.clear()
            self.given.emit(self._path, words)
