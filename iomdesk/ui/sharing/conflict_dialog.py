"""Two people changed the same: what it was, mine and theirs, beside each other, and a choice."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QPlainTextEdit, QWidget

from iomdesk.runtime.translations import _
from iomdesk.services.overtaken import ChangedElsewhere, Overtaken, both_of
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class Undecided(Protocol):
    """Hold what two people changed, and what either choice does."""

    error: ChangedElsewhere

    def insist(self, change: tuple[str, str] | None = None) -> object:
        """Store one's own, or the second text of a change in the place of the first."""

    def give_up(self) -> object:
        """Leave what the other one stored."""


class ConflictDialog(QDialog):
    """Let one of two changes stay, or both; leaving it with Escape stores nothing of one's own."""

    def __init__(self, overtaking: Undecided, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Changed by two people"))
        self._overtaking, error = overtaking, overtaking.error
        conflict = error.conflicts[0]
        both = both_of(conflict) if len(error.conflicts) == 1 else None
        words = _("{who} changed this while you did. Your change is not stored yet; both are shown below.")
        self.mine = TextButton(_("Keep mine"), "primary", self._keep_mine)
        self.theirs = TextButton(_("Take theirs"), "", self.reject)
        self.both = TextButton(_("Put both together"), "", lambda: self._keep_both(conflict, both or ""))
        self.both.setVisible(both is not None)
        grid = QGridLayout()
        self.texts: list[QPlainTextEdit] = []
        for line, one in enumerate(error.conflicts):
            for place, (name, value) in enumerate(
                ((_("Before"), one.base), (_("Mine"), one.mine), (_("Theirs"), one.theirs))
            ):
                grid.addWidget(label(name, "field"), 2 * line, place)
                self.texts.append(_shown(name, value))
                grid.addWidget(self.texts[-1], 2 * line + 1, place)
        buttons = row(None, self.theirs, self.both, self.mine, gap="s")
        self.setLayout(
            column(
                label(words.format(who=conflict.by), wraps=True),
                grid,
                buttons,
                gap="m",
                margins=(16, 16, 16, 16),
            )
        )
        self.resize(760, 340)
        self.rejected.connect(overtaking.give_up)
        self.mine.setFocus()

    def _keep_mine(self) -> None:
        self.accept()
        self._overtaking.insist()

    def _keep_both(self, conflict: Overtaken, both: str) -> None:
        self.accept()
        self._overtaking.insist((str(conflict.mine), both))


def _shown(name: str, value: object) -> QPlainTextEdit:
    text = QPlainTextEdit("" if value is None else str(value))
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setAccessibleName(name)
    return text
