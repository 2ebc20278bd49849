"""From a clause to its history, from its history to the item."""

from pathlib import Path

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from iomdesk.app.places import sessions_of
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.coverage.page import CoveragePage
from iomdesk.ui.mandate.area import MandateArea
from tests.app.conftest import Opened, Start


def test_a_clause_of_the_mandate_leads_to_its_history_and_on_to_the_item(
    qtbot: QtBot, start: Start, opened: Opened, sample_path: Path
) -> None:
    program = start(sample_path)
    workspace = opened(program)
    workspace.show_area("mandate")
    opened(program)
    mandate = workspace.area("mandate")
    assert isinstance(mandate, MandateArea)
    view = mandate.versions.view
    (button,) = [b for b in view.findChildren(QToolButton) if b.accessibleName() == "History of 2(b)"]
    button.click()
    opened(program)
    assert workspace.current_area == "coverage"
    page = workspace.area("coverage")
    assert isinstance(page, CoveragePage)
    found = page.side.history.list
    qtbot.waitUntil(lambda: found.count() > 1, timeout=10_000)
    assert page.board.cells.clause(page.board.currentIndex().row()).reference == "2(b)"
    found.itemDoubleClicked.emit(found.item(1))
    opened(program)
    assert workspace.current_area == "sessions"
    sessions = sessions_of(workspace)
    assert sessions.page is not None
    tab = sessions.page.tab("agenda")
    assert isinstance(tab, AgendaTab)
    qtbot.waitUntil(lambda: tab.tree.current_item is not None, timeout=10_000)
    line = next(row for row in tab.model.root.children if row.row and row.row.id == tab.tree.current_item)
    assert line.row is not None
    assert [chip.reference for chip in line.row.clauses] == ["2(b)"]
