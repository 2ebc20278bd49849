"""Bring the program's own typefaces along, so that it looks the same on every machine."""

from PySide6.QtGui import QFont, QFontDatabase

from iomdesk.runtime.paths import resources_folder
from iomdesk.ui.tokens import PRINT_FAMILY, TYPE, UI_FAMILY


def load_fonts() -> None:
    """Register the sans face of the window and the serif face of what will be printed."""
    folder = resources_folder() / "fonts"
    for path in (*sorted((folder / "ui").glob("*.otf")), *sorted(folder.glob("LiberationSerif-*.ttf"))):
        QFontDatabase.addApplicationFont(str(path))


def ui_font(size: str = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the window's face in a size of the scale."""
    font = QFont(UI_FAMILY)
    font.setPixelSize(TYPE[size])
    font.setWeight(weight)
    return font


def print_font(pixels: int = 15) -> QFont:
    """Return the face of what will be printed."""
    font = QFont(PRINT_FAMILY)
    font.setPixelSize(pixels)
    return font
