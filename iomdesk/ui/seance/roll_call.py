"""A roll call: the delegations that may vote in the order of the language, one key for each answer."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iomdesk.model.conduct import BallotChoice
from iomdesk.queries.conduct_rows import PresenceRow
from iomdesk.runtime.translations import _
from iomdesk.ui.seance.lines import Line, LineList
from iomdesk.ui.seance.words import ballot_choices
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import word_for

_KEYS = {
    Qt.Key.Key_Plus: BallotChoice.FOR,
    Qt.Key.Key_1: BallotChoice.FOR,
    Qt.Key.Key_Minus: BallotChoice.AGAINST,
    Qt.Key.Key_2: BallotChoice.AGAINST,
    Qt.Key.Key_Equal: BallotChoice.ABSTAINING,
    Qt.Key.Key_3: BallotChoice.ABSTAINING,
    Qt.Key.Key_0: BallotChoice.ABSENT,
}
_TONES = {"for": "good", "against": "danger", "abstaining": "warning", "absent": "faint"}


class BallotList(LineList):
    """Take the answer of one delegation by a key and go to the next."""

    answered = Signal(object, str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = _KEYS.get(Qt.Key(event.key()))
        if choice is None or self.current_key is None:
            super().keyPressEvent(event)
            return
        at = self.currentIndex().row()
        self.answered.emit(self.current_key, choice.value)
        if at + 1 < len(self.lines.rows):
            self.setCurrentIndex(self.lines.index(at + 1))


class RollCall(QWidget):
    """Call the delegations present that may vote."""

    finished = Signal(object)
    """({delegation: answer})"""
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._voters: tuple[PresenceRow, ...] = ()
        self._answers: dict[int, str] = {}
        self.list = BallotList(_("Roll call"))
        self.count = label("", "small")
        self.done = TextButton(_("Record the roll call"), "primary", self._finish)
        cancel = TextButton(_("Cancel"), "link", self.cancelled.emit)
        hint = label(_("1 for · 2 against · 3 abstaining · 0 no answer"), "small", wraps=True)
        layout = column(hint, self.list, self.count, row(self.done, cancel, None))
        layout.setStretchFactor(self.list, 1)
        self.setLayout(layout)
        self.list.answered.connect(self._on_answered)

    @property
    def answers(self) -> Mapping[int, str]:
        """Return what was answered so far."""
        return dict(self._answers)

    def begin(self, presence: Sequence[PresenceRow]) -> None:
        """Call those present, from the first."""
        self._voters = tuple(one for one in presence if one.is_present and one.may_vote)
        self._answers = {}
        self._show()
        if self._voters:
            self.list.choose(self._voters[0].delegation_id)
        self.list.setFocus()

    def _on_answered(self, key: object, choice: str) -> None:
        self._answers[int(str(key))] = choice
        self._show()

    def _finish(self) -> None:
        absent = {one.delegation_id: BallotChoice.ABSENT.value for one in self._voters}
        self.finished.emit({**absent, **self._answers})

    def _show(self) -> None:
        self.list.show_lines([self._line(one) for one in self._voters])
        given = list(self._answers.values())
        counts = (
            f"{word_for(ballot_choices(), choice.value)} {given.count(choice.value)}"
            for choice in BallotChoice
            if choice is not BallotChoice.ABSENT
        )
        self.count.setText(" · ".join(counts))
        self.done.setEnabled(any(choice != BallotChoice.ABSENT for choice in given))

    def _line(self, one: PresenceRow) -> Line:
        answer = self._answers.get(one.delegation_id, "")
        words = word_for(ballot_choices(), answer) if answer else "–"
        return Line(one.delegation_id, one.name, "", words, tone=_TONES.get(answer, "faint"))
