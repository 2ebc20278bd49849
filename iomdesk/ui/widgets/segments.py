"""Choose one of a few: a language, a panel."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from iomdesk.ui.widgets.layouts import row


class Segments(QFrame):
    """Show the choices side by side; arrow keys and the mouse choose."""

    chosen = Signal(str)

    def __init__(self, choices: Mapping[str, str], current: str = "") -> None:
        super().__init__()
        self.setObjectName("segments")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for key, words in choices.items():
            self._buttons[key] = self._button(key, words)
        self.setLayout(row(*self._buttons.values(), gap="xs", margins=(2, 2, 2, 2)))
        self.choose(current or next(iter(choices)))

    @property
    def current(self) -> str:
        """Return the key of the choice."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show a choice without telling anybody."""
        self._buttons[key].setChecked(True)

    def rename(self, key: str, words: str) -> None:
        """Show other words for a choice."""
        self._buttons[key].setText(words)

    def button(self, key: str) -> QToolButton:
        """Return the button of one choice."""
        return self._buttons[key]

    def _button(self, key: str, words: str) -> QToolButton:
        made = QToolButton()
        made.setText(words)
        made.setCheckable(True)
        made.setProperty("role", "segment")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(made)
        return made


def language_switch(current: str) -> Segments:
    """Make the choice of the language in which contents are shown and written."""
    switch = Segments({"fr": "FR", "en": "EN", "es": "ES"}, current)
    for key, name in {"fr": "Français", "en": "English", "es": "Español"}.items():
        switch.button(key).setAccessibleName(name)
        switch.button(key).setToolTip(name)
    return switch
