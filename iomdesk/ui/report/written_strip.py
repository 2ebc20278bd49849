"""Say which file was written, with the ways to it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import row


class WrittenStrip(QFrame):
    """Name the file written last; hidden until there is one."""

    def __init__(self, open_path: Callable[[Path], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._path = Path()
        self.words = label("")
        self.open = TextButton(_("Open"), "link", lambda: open_path(self._path), "external-link")
        self.show_folder = TextButton(
            _("Show folder"), "link", lambda: open_path(self._path.parent), "folder-open"
        )
        sign = IconButton("circle-check", "", color="good")
        sign.setFocusPolicy(sign.focusPolicy().NoFocus)
        close = IconButton("x", _("Close this notice"), self.hide)
        self.setLayout(
            row(sign, self.words, self.open, self.show_folder, None, close, margins=(16, 6, 12, 6))
        )
        self.hide()

    def show_written(self, path: Path) -> None:
        """Name another file."""
        self._path = path
        self.words.setText(_("Written: {file}").format(file=path.name))
        self.words.setToolTip(str(path))
        self.setAccessibleName(self.words.text())
        self.show()
