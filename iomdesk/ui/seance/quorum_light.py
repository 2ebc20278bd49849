"""The quorum as a light: a colour, a word and the figures."""

from PySide6.QtWidgets import QLabel, QWidget

from iomdesk.model.voting import Quorum, QuorumState
from iomdesk.ui.seance.words import present_words, quorum_rule, quorum_word
from iomdesk.ui.widgets.labels import label, set_look
from iomdesk.ui.widgets.layouts import row

_TONES = {QuorumState.MET: "good", QuorumState.NOT_MET: "danger", QuorumState.UNKNOWN: "warning"}
_SIGNS = {QuorumState.MET: "●", QuorumState.NOT_MET: "○", QuorumState.UNKNOWN: "?"}
_HEIGHT = 24


class QuorumLight(QWidget):
    """Show whether decisions can be taken."""

    def __init__(self) -> None:
        super().__init__()
        self.light: QLabel = label("", "light")
        self.light.setFixedHeight(_HEIGHT)
        self.figures: QLabel = label("", "small")
        self.setLayout(row(self.light, self.figures, None))

    def show_quorum(self, quorum: Quorum) -> None:
        """Show a quorum; its rule stands in the tooltip."""
        self.light.setText(f"{_SIGNS[quorum.state]}  {quorum_word(quorum)}")
        set_look(self.light, tone=_TONES[quorum.state])
        needed = f" / {quorum.needed}" if quorum.needed else ""
        self.figures.setText(f"{quorum.present}{needed}")
        self.figures.setToolTip(present_words(quorum))
        self.light.setToolTip(quorum_rule(quorum))
        self.setAccessibleName(f"{quorum_word(quorum)}, {present_words(quorum)}. {quorum_rule(quorum)}")
