"""The choice of papers in the tab."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.papers import PAPERS
from iomdesk.ui.report.controls import PaperControls
from iomdesk.ui.report.paper_kinds import paper_kinds
from tests.ui.hands import press


def test_every_paper_has_a_name_for_people() -> None:
    assert set(paper_kinds()) == set(PAPERS)


def test_every_paper_is_reached_by_the_keyboard(qtbot: QtBot) -> None:
    controls = PaperControls({"pdf": "PDF"}, "fr")
    qtbot.addWidget(controls)
    assert controls.kind == "report"
    chosen: list[tuple[str, str]] = []
    controls.paperChosen.connect(lambda kind, language: chosen.append((kind, language)))
    for _ in range(len(PAPERS) - 1):
        press(controls.kinds, Qt.Key.Key_Down)
    assert chosen == [(kind, "fr") for kind in paper_kinds() if kind != "report"]
