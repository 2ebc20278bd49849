"""Buttons whose icons take the colours of the theme, and change with it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from iomdesk.ui.icons import icon
from iomdesk.ui.tokens import current_tokens


class IconPainter:
    """Give a button its icon in a token's colour, again whenever the palette changes."""

    def __init__(self, button: QAbstractButton, name: str, color: str = "muted", size: int = 16) -> None:
        self._button = button
        self._name = name
        self._color = color
        self._size = size
        button.setIconSize(QSize(size, size))
        self.paint()

    def choose(self, name: str, color: str | None = None) -> None:
        """Show another icon or the same in another colour."""
        self._name = name
        self._color = color or self._color
        self.paint()

    def paint(self) -> None:
        """Draw the icon for the palette of the moment."""
        tokens = current_tokens()
        self._button.setIcon(icon(self._name, getattr(tokens, self._color), self._size, tokens.line_strong))


class IconButton(QToolButton):
    """Show an icon alone; its words are its tooltip and its name for screen readers."""

    def __init__(
        self,
        icon_name: str,
        words: str,
        pressed: Callable[[], None] | None = None,
        parent: QWidget | None = None,
        *,
        size: int = 16,
        color: str = "muted",
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "quiet")
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.painter = IconPainter(self, icon_name, color, size)
        if pressed is not None:
            self.clicked.connect(lambda: pressed())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "painter"):
            self.painter.paint()


class TextButton(QPushButton):
    """Show words, and an icon before them where there is one."""

    def __init__(
        self,
        words: str,
        role: str = "",
        pressed: Callable[[], None] | None = None,
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        color = {"primary": "on_accent", "link": "accent", "gap": "warning"}.get(role, "muted")
        self._painter = IconPainter(self, icon_name, color) if icon_name else None
        if pressed is not None:
            self.clicked.connect(lambda: pressed())

    def sizeHint(self) -> QSize:
        """Leave room for the bolder words of a button that is held down."""
        hint = super().sizeHint()
        if self.isCheckable():
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            more = QFontMetrics(bold).horizontalAdvance(self.text())
            hint.setWidth(hint.width() + more - self.fontMetrics().horizontalAdvance(self.text()))
        return hint

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        painter = getattr(self, "_painter", None)
        if event.type() == QEvent.Type.PaletteChange and painter is not None:
            painter.paint()


class ElidedButton(TextButton):
    """Show as much of long words as there is room for; the whole stands in the tooltip."""

    def __init__(
        self, words: str, role: str = "", pressed: Callable[[], None] | None = None, icon_name: str = ""
    ) -> None:
        super().__init__(words, role, pressed, icon_name)
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - 22
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room))
