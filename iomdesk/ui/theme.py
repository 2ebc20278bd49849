"""Dress the application in light or dark, or as the system asks."""

from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from iomdesk.runtime.paths import resources_folder
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.tokens import DARK, LIGHT, Tokens, style_values


class ThemeChoice(StrEnum):
    """Name what the user may choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Apply the chosen theme and follow the system where that is the choice."""

    applied = Signal(object)

    def __init__(self, application: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._applied: Tokens | None = None
        application.setStyle("Fusion")
        application.setFont(ui_font())
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self.choose(choice)

    @property
    def choice(self) -> ThemeChoice:
        """Return what the user chose, which need not be what is seen."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Apply a theme at once."""
        self._choice = choice
        self._apply(self._wanted())

    def _wanted(self) -> Tokens:
        if self._choice is ThemeChoice.SYSTEM:
            is_dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if is_dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT

    def _on_system_changed(self) -> None:
        self._apply(self._wanted())

    def _apply(self, tokens: Tokens) -> None:
        if tokens is self._applied:
            return
        self._applied = tokens
        self._application.setPalette(palette_of(tokens))
        self._application.setStyleSheet(style_sheet(tokens))
        self.applied.emit(tokens)


def style_sheet(tokens: Tokens) -> str:
    """Fill the style sheet with a theme's values."""
    icons = (resources_folder() / "icons").as_posix()
    template = (resources_folder() / "styles" / "window.qss").read_text(encoding="utf-8")
    return Template(template).substitute(style_values(tokens), icons=icons)


def palette_of(tokens: Tokens) -> QPalette:
    """Make the palette for what no style sheet rule reaches: selections, placeholders, delegates."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, value in {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.canvas,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.raised,
        role.Mid: tokens.line,
        role.Dark: tokens.line_strong,
        role.Accent: tokens.accent,
    }.items():
        palette.setColor(name, value)
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, tokens.faint)
    return palette
