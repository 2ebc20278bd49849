"""A button whose words go on over as many lines as they need."""

from collections.abc import Callable

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from iomdesk.ui.widgets.buttons import TextButton

_FRAME = 26  # what the style sheet puts around the words


class WrappedButton(TextButton):
    """Break its words into lines of its own width; the whole is its name for screen readers."""

    def __init__(
        self, words: str, role: str = "", pressed: Callable[[], None] | None = None, icon_name: str = ""
    ) -> None:
        super().__init__(words, role, pressed, icon_name)
        self.words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - _FRAME
        broken = "\n".join(_lines(self.words, self.fontMetrics(), room))
        if broken != self.text():
            self.setText(broken)
            self.updateGeometry()


def _lines(words: str, metrics: QFontMetrics, room: int) -> list[str]:
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
