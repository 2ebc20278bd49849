"""The rail on the left: the areas of the desk."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QWidget

from iomdesk.ui.icons import icon
from iomdesk.ui.tokens import current_tokens
from iomdesk.ui.widgets.layouts import column

WIDTH = 92  # “Seguimiento” wants 78 px within the margins


class RailButton(QToolButton):
    """Show an area's icon over its name; the one that is open in the accent colour."""

    def __init__(self, icon_name: str, words: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setText(words)
        self.setCheckable(True)
        self.setProperty("role", "rail")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(20, 20))
        self.setFixedWidth(WIDTH - 12)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(lambda _on: self._paint())
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon_name"):
            self._paint()

    def _paint(self) -> None:
        tokens = current_tokens()
        color = tokens.accent if self.isChecked() else tokens.muted
        self.setIcon(icon(self._icon_name, color, 20) if self._icon_name else QIcon())


class Rail(QFrame):
    """Let the user go from area to area."""

    areaChosen = Signal(str)

    def __init__(self, areas: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        for key, icon_name, words in areas:
            self.buttons[key] = self._button(key, icon_name, words)
        self.setLayout(column(*self.buttons.values(), None, gap="xs", margins=(6, 10, 5, 10)))

    def choose(self, key: str) -> None:
        """Show which area is open; one that is not on the rail leaves none marked."""
        self._group.setExclusive(key in self.buttons)
        for name, button in self.buttons.items():
            button.setChecked(name == key)

    def _button(self, key: str, icon_name: str, words: str) -> RailButton:
        made = RailButton(icon_name, words)
        made.clicked.connect(lambda: self.areaChosen.emit(key))
        self._group.addButton(made)
        return made
