"""A panel of doubts stays one that somebody reads, however many there are."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iomdesk.document.sourced_prose import Doubt
from iomdesk.queries.prose_checks import ProseFinding
from iomdesk.ui.minutes.prose_flags import ProseFlags


def test_of_many_doubts_the_first_are_shown_and_the_others_counted(qtbot: QtBot) -> None:
    flags = ProseFlags()
    qtbot.addWidget(flags)
    flags.show_findings(
        [ProseFinding(place, Doubt("gone", 0, 4, "Tous"), "Tous.", "") for place in range(600)],
        allows_changes=True,
    )
    words = [label.text() for label in flags.findChildren(QLabel)]
    assert len(flags.buttons) < 20
    assert any(str(600 - len(flags.buttons)) in one for one in words)
