"""How an item ends, each by one key; the same key takes it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from iomdesk.model.agenda import OutcomeKind
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.wording import outcomes, word_for

OUTCOME_KEYS = {
    "Ctrl+F5": OutcomeKind.ADOPTED.value,
    "Ctrl+F6": OutcomeKind.NOTED.value,
    "Ctrl+F7": OutcomeKind.CONTINUED.value,
    "Ctrl+F8": OutcomeKind.DEFERRED.value,
    "Ctrl+F9": OutcomeKind.RECOMMENDED.value,
}


class OutcomeButtons(QWidget):
    """Show the outcomes as buttons, the present one pressed."""

    chosen = Signal(object)
    """(outcome, or None where it is taken back)"""

    def __init__(self) -> None:
        super().__init__()
        self._stored: str | None = None
        self.buttons = {outcome: self._button(key, outcome) for key, outcome in OUTCOME_KEYS.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, button in enumerate(self.buttons.values()):
            grid.addWidget(button, place // 2, place % 2)

    def show_stored(self, outcome: str | None) -> None:
        """Show what the desk holds."""
        self._stored = outcome
        for key, button in self.buttons.items():
            button.setChecked(key == outcome)

    def press(self, outcome: str) -> None:
        """Choose an outcome; the one that holds already is taken back."""
        if self.isEnabled():
            wanted = None if outcome == self._stored else outcome
            self.show_stored(wanted)
            self.chosen.emit(wanted)

    def _button(self, key: str, outcome: str) -> TextButton:
        words = word_for(outcomes(), outcome)
        made = TextButton(words, "outcome", lambda: self.press(outcome))
        made.setCheckable(True)
        made.setToolTip(f"{words} ({key})")
        made.setAccessibleName(made.toolTip())
        return made
