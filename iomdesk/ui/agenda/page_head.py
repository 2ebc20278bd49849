"""The head of a page that stands in place of the agenda for a while."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import Part, row


def page_head(page: QWidget, title: str, leave: Callable[[], None], *parts: Part) -> QHBoxLayout:
    """Make the way back, a title and what can be done with the page; Escape leads back too."""
    back = TextButton(_("Agenda"), "", leave, "arrow-left")
    shortcut = QShortcut(QKeySequence("Escape"), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(leave)
    return row(back, label(title, "title"), None, *parts)
