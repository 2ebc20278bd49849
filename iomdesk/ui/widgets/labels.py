"""Labels in the roles that the style sheet knows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def set_look(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet looks at (`role`, `tone`) and draw the widget anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(text: str = "", role: str = "body", *, wraps: bool = False) -> QLabel:
    """Make a label in one of the roles: display, title, strong, body, muted, small, section, print, …"""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def section(text: str) -> QLabel:
    """Make the small capitals above a part of a panel."""
    return label(text.upper(), "section")


def chip(text: str, tone: str = "") -> QLabel:
    """Make a small rounded mark such as "exemple"."""
    made = label(text, "chip")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setProperty("tone", tone)
    return made


def reference(text: str) -> QLabel:
    """Make the mark of a clause."""
    made = label(text, "reference")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def separator() -> QFrame:
    """Make a thin line across."""
    line = QFrame()
    line.setProperty("role", "separator")
    return line
