"""The trash is an area of its own, and is reached from a session."""

from pathlib import Path

import pytest

from iomdesk.app.places import sessions_of
from iomdesk.services.agenda import remove_item
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.trash.page import SESSION, TrashPage
from tests.app.conftest import Opened, Start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open
from tests.ui.hands import click

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

SAMPLE = 6


@pytest.mark.usefixtures("dressed")
def test_what_is_deleted_in_a_session_is_found_and_restored_from_there(
    start: Start, opened: Opened, sample_path: Path
) -> None:
    program = start(sample_path)
    workspace = opened(program)
    sessions = sessions_of(workspace)
    sessions.open_session(SAMPLE)
    opened(program)
    assert sessions.page is not None
    agenda = sessions.page.tab("agenda")
    assert isinstance(agenda, AgendaTab)
    workspace.operations.run(remove_item, item=agenda.tree.current_item)
    opened(program)
    click(sessions.page.header.trash)
    opened(program)
    assert workspace.current_area == "trash"
    trash = workspace.area("trash")
    assert isinstance(trash, TrashPage)
    assert (trash.scope.current, trash.filtered.rowCount()) == (SESSION, 1)
    trash.table.selectRow(0)
    trash.restore_chosen()
    opened(program)
    assert trash.filtered.rowCount() == 0
