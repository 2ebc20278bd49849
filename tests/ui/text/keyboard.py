"""Press keys as a user does."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def type_in(widget: QWidget, text: str) -> None:
    """Type a text, sign by sign; QTest itself knows only the keys of ASCII."""
    for sign in text:
        if sign.isascii():
            QTest.keyClicks(widget, sign)
        else:
            QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, sign))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press and release one key."""
    QTest.keyClick(widget, key, modifiers)
