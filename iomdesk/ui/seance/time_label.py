"""A running time: its figures, a limit, and a word and a colour once it is over."""

from PySide6.QtWidgets import QLabel, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.seance.words import timer
from iomdesk.ui.widgets.labels import label, set_look
from iomdesk.ui.widgets.layouts import row


class TimeLabel(QWidget):
    """Show seconds against a limit in seconds; 0 is no limit."""

    def __init__(self, role: str = "strong") -> None:
        super().__init__()
        self.figures: QLabel = label("", role)
        self.limit: QLabel = label("", "small")
        self.word: QLabel = label("", "bad")
        self._look = ""
        self._role = role
        self.setLayout(row(self.figures, self.limit, self.word, gap="xs"))

    def show_time(self, seconds: int, limit: int = 0) -> None:
        """Show a time; only what changed is written anew."""
        is_over = bool(limit) and seconds > limit
        self.figures.setText(timer(seconds))
        self.limit.setText(f"/ {timer(limit)}" if limit else "")
        self.word.setText(_("over by {time}").format(time=timer(seconds - limit)) if is_over else "")
        look = "danger" if is_over else "warning" if limit and seconds >= 0.85 * limit else ""
        if look != self._look:
            self._look = look
            set_look(self.figures, tone=look)
        self.setAccessibleName(" ".join(part.text() for part in (self.figures, self.limit, self.word)))

    def show_nothing(self) -> None:
        """Show no time at all."""
        for part in (self.figures, self.limit, self.word):
            part.setText("")
