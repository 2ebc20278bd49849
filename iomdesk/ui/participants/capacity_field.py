"""Choose in which capacity a delegation takes part."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from iomdesk.ui.widgets.fields import ChoiceField

ROOM_BESIDE_WORDS = 50


class CapacityField(ChoiceField):
    """Be as wide as the longest of the choices: what a style sheet adds is not counted by Qt."""

    def __init__(
        self, name: str, choices: Iterable[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, (), parent)
        self.show_choices(choices)

    def show_choices(self, choices: Iterable[tuple[object, str]]) -> None:
        """Offer other choices."""
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        widths = (self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count()))
        self.setFixedWidth(max(widths, default=80) + ROOM_BESIDE_WORDS)
