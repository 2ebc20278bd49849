"""The mark at a translation that is older than its original: one click or key says it is still right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import ElidedButton

_KEYS = "Ctrl+Return"


class StaleMark(ElidedButton):
    """Show below a field that its original changed; hidden where the text is up to date."""

    def __init__(self, field: QWidget, name: str, confirmed: Callable[[], None]) -> None:
        super().__init__(_("The original has changed – still right?"), "gap", confirmed, "triangle-alert")
        self.setAccessibleName(_("{field}: still right").format(field=name))
        self.setToolTip(
            _(
                "The text it was translated from has changed since. Correct this one, or press here "
                "(Ctrl+Enter in the field) if it is still right."
            )
        )
        self._shortcut = QShortcut(QKeySequence(_KEYS), field, confirmed)
        self._shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.show_stale(False, is_read_only=False)

    def show_stale(self, is_stale: bool, *, is_read_only: bool) -> None:
        """Show or hide the mark; its key works only while it shows."""
        self.setVisible(is_stale)
        self.setEnabled(not is_read_only)
        self._shortcut.setEnabled(is_stale and not is_read_only)
