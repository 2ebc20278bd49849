"""What can be done with a paragraph of a report, by menu and by keyboard."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from iomdesk.runtime.translations import _

Do = Callable[[], None]


def paragraph_actions() -> Mapping[str, tuple[str, str]]:
    """Name each action and its keys."""
    return {
        "edit": (_("Write"), "F2"),
        "insert": (_("Add a paragraph behind it"), "Ctrl+Shift+N"),
        "heading": (_("Add a heading behind it"), "Ctrl+Shift+H"),
        "up": (_("Move up"), "Alt+Up"),
        "down": (_("Move down"), "Alt+Down"),
        "join": (_("Join the next one to it"), "Ctrl+J"),
        "delete": (_("Put into the trash"), "Del"),
        "bracket": (_("Square brackets"), "Ctrl+Shift+B"),
        "alternative": (_("Add an alternative"), "Ctrl+Shift+A"),
        "choose": (_("Let this alternative stand"), "Ctrl+Shift+C"),
        "agree": (_("Agreed ad referendum"), "Ctrl+Shift+G"),
        "confirm": (_("Translation is up to date"), "Ctrl+Shift+T"),
        "cite": (_("Copy a reference to it"), "Ctrl+Shift+R"),
        "take": (_("Take what is proposed"), "Ctrl+Return"),
        "both": (_("Take both changes"), "Ctrl+Shift+Return"),
        "keep": (_("Keep mine"), "Ctrl+Shift+K"),
        "next": (_("Next proposal"), "F8"),
        "previous": (_("Previous proposal"), "Shift+F8"),
    }


_IN_THE_LIST = {"delete"}  # in a text the same key takes a letter away
_SEPARATED = {"up", "bracket", "take"}


class ParagraphActions:
    """Hold the actions of an editor; all of them also stand in one menu."""

    def __init__(self, owner: QWidget, list_: QWidget, do: Mapping[str, Do]) -> None:
        self.menu = QMenu(owner)
        self.by_name: dict[str, QAction] = {}
        for name, (words, keys) in paragraph_actions().items():
            if name in _SEPARATED:
                self.menu.addSeparator()
            action = QAction(words, owner)
            action.setShortcut(QKeySequence(keys))
            in_list = name in _IN_THE_LIST
            action.setShortcutContext(
                Qt.ShortcutContext.WidgetShortcut
                if in_list
                else Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            action.triggered.connect(lambda _checked=False, name=name: do[name]())
            (list_ if in_list else owner).addAction(action)
            self.menu.addAction(action)
            self.by_name[name] = action

    def allow(self, names: Mapping[str, bool]) -> None:
        """Let actions be chosen, or not."""
        for name, is_allowed in names.items():
            self.by_name[name].setEnabled(is_allowed)

    def name(self, name: str, words: str) -> None:
        """Call an action otherwise."""
        self.by_name[name].setText(words)
