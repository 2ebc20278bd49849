"""The agenda of the sample session, in a window of its own."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.agenda import ItemRow, agenda_of
from iomdesk.queries.sessions import list_sessions
from iomdesk.services.sessions import create_session
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.operations import Operations


@pytest.fixture
def session_id(sample_desk: Desk) -> int:
    """Return the sample session."""
    return next(row.id for row in sample_desk.answer(list_sessions) if row.is_sample)


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, session_id: int, settle: Callable[[], None]) -> AgendaTab:
    """Show the agenda of the sample session."""
    return shown(qtbot, AgendaTab(operations, session_id), settle)


@pytest.fixture
def empty_tab(
    qtbot: QtBot, operations: Operations, sample_desk: Desk, settle: Callable[[], None]
) -> AgendaTab:
    """Show the agenda of a session without items."""
    created = sample_desk.run(lambda work: create_session(work, number=77)).created
    assert created is not None
    return shown(qtbot, AgendaTab(operations, created), settle)


@pytest.fixture
def rows(sample_desk: Desk, session_id: int) -> Callable[[], tuple[ItemRow, ...]]:
    """Return what the desk itself holds of the agenda."""
    return lambda: sample_desk.answer(agenda_of, session_id=session_id, language="fr").items


def shown(qtbot: QtBot, tab: AgendaTab, settle: Callable[[], None]) -> AgendaTab:
    """Show a tab with its titles in French, and wait for its rows."""
    qtbot.addWidget(tab)
    tab.language = "fr"
    tab.resize(1180, 680)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.tree.setFocus()
    settle()
    return tab
