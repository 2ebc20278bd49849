"""Papers on lives are chosen, written and registered in the window; what was written stays in sight."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iomdesk.app.paper_workshop import RenderedPapers
from iomdesk.app.places import sessions_of
from iomdesk.queries.papers import paper_of
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.report_tab import ReportTab
from tests.app.conftest import Opened, Start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open
from tests.ui.hands import press

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

SAMPLE = 6
PAPERS = {
    "recommendations": "TO THE STANDING COMMITTEE",
    "follow-up": "FOLLOW-UP",
    "oral-report": "ORAL REPORT",
    "cover-note": "corrigendum",
}


@pytest.fixture
def tab(start: Start, opened: Opened, sample_path: Path, qtbot: QtBot, tmp_path: Path) -> ReportTab:
    program = start(sample_path)
    workspace = opened(program)
    sessions_of(workspace).open_session(SAMPLE)
    opened(program)
    outside = Outside(
        choose_target=lambda _parent, suggested, _kind: tmp_path / suggested.name,
        open_path=lambda _path: None,
        has_printer=lambda: False,
        documents_folder=lambda: tmp_path,
    )
    made = ReportTab(workspace.operations, SAMPLE, RenderedPapers(), outside=outside)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    settled(made, qtbot)
    return made


def settled(tab: ReportTab, qtbot: QtBot) -> None:
    """Wait until the pages are there and the desk has answered everything."""
    for _ in range(2):  # pages that come in ask the desk again
        qtbot.waitUntil(lambda: tab.pages.pages is not None and not tab.maker.is_working, timeout=60_000)
        qtbot.waitUntil(lambda: not tab.operations.is_busy, timeout=60_000)


def choose(tab: ReportTab, kind: str, qtbot: QtBot) -> None:
    """Go to a paper in the list with the arrow keys."""
    kinds = tab.controls.kinds
    while tab.controls.kind != kind:
        is_below = kinds.findData(kind) > kinds.currentIndex()
        press(kinds, Qt.Key.Key_Down if is_below else Qt.Key.Key_Up)
    settled(tab, qtbot)


@pytest.mark.usefixtures("dressed")
def test_each_is_written_by_keyboard_and_stands_in_the_register(
    tab: ReportTab, qtbot: QtBot, tmp_path: Path
) -> None:
    for kind, said in PAPERS.items():
        choose(tab, kind, qtbot)
        tab.written.hide()
        press(tab.controls.saving["pdf"], Qt.Key.Key_Space)
        qtbot.waitUntil(tab.written.isVisible, timeout=60_000)
        settled(tab, qtbot)
        paper = tab.operations.desk.ask(paper_of, session_id=SAMPLE, kind=kind).result()
        (issue,) = paper.issues
        pages = PdfReader(tmp_path / issue.file_name).pages
        assert said in "\n".join(page.extract_text() for page in pages)
        qtbot.waitUntil(tab.issues.isVisible)
        assert issue.file_name in [label.text() for label in tab.issues.findChildren(QLabel)]
