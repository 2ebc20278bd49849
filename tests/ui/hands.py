"""Use keyboard and mouse as a user does."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.text.keyboard import press, type_in

__all__ = ["click", "press", "type_in"]


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click a widget in its middle, or at a point of it."""
    point = widget.rect().center() if at is None else at
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
