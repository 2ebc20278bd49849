"""What the previews of files that are brought in have in common: they are left by Esc, and store once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView


class ImportPreview(DeskView):
    """Show what a file holds; nothing is stored before the user says so."""

    left = Signal()

    def __init__(self, operations: Operations, store_words: str, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self.notice = Banner()
        self.cancel = TextButton(_("Cancel"), "", self.left.emit)
        self.store = TextButton(store_words, "primary", self._begin_storing, "check")

    def store_rows(self) -> None:
        """Hand the rows in; what goes wrong goes to `say_not_stored`."""
        raise NotImplementedError

    def say_not_stored(self, error: Exception) -> None:
        """Say why nothing was stored, and let it be tried again."""
        self.store.setEnabled(True)
        if isinstance(error, UserError):
            self.notice.say(str(error), "danger")
        else:
            self.operations.failed.emit(error, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _begin_storing(self) -> None:
        self.store.setEnabled(False)  # a second click would store them twice
        self.store_rows()
