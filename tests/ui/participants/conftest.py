"""The participants of the sample session, in a window of their own."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.participants import DelegationRow, delegations_of
from iomdesk.queries.sessions import list_sessions
from iomdesk.services.sessions import create_session
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.tab import ParticipantsTab


@pytest.fixture
def session_id(sample_desk: Desk) -> int:
    """Return the sample session."""
    return next(row.id for row in sample_desk.answer(list_sessions) if row.is_sample)


@pytest.fixture
def empty_session(sample_desk: Desk) -> int:
    """Return a session without participants."""
    created = sample_desk.run(lambda work: create_session(work, number=77)).created
    assert created is not None
    return created


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, session_id: int, settle: Callable[[], None]) -> ParticipantsTab:
    """Show the participants of the sample session."""
    return shown(qtbot, ParticipantsTab(operations, session_id), settle)


@pytest.fixture
def empty_tab(
    qtbot: QtBot, operations: Operations, empty_session: int, settle: Callable[[], None]
) -> ParticipantsTab:
    """Show a session without participants."""
    return shown(qtbot, ParticipantsTab(operations, empty_session), settle)


@pytest.fixture
def stored(sample_desk: Desk) -> Callable[[int], dict[str, DelegationRow]]:
    """Return what the desk itself holds of a session's delegations, by name in English."""

    def ask(session: int) -> dict[str, DelegationRow]:
        rows = sample_desk.answer(delegations_of, session_id=session, language="en")
        return {row.name: row for row in rows}

    return ask


def shown(qtbot: QtBot, tab: ParticipantsTab, settle: Callable[[], None]) -> ParticipantsTab:
    """Show a tab with the keyboard in it, and wait for its rows."""
    qtbot.addWidget(tab)
    tab.resize(1216, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.setFocus()
    settle()
    return tab
