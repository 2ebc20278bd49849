"""The meetings of a session are edited by the clock of the place."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.meetings import MeetingRow, meetings_of
from iomdesk.queries.sessions import list_sessions
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.meetings_panel import MeetingsPanel, next_meeting
from tests.ui.hands import press, type_in

Settle = Callable[[], None]


@pytest.fixture
def session_id(sample_desk: Desk) -> int:
    return next(row.id for row in sample_desk.answer(list_sessions) if row.is_sample)


@pytest.fixture
def panel(qtbot: QtBot, operations: Operations, session_id: int, settle: Settle) -> MeetingsPanel:
    made = MeetingsPanel(operations, session_id)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


def shown(desk: Desk, session_id: int) -> list[tuple[datetime, datetime | None]]:
    return [(row.starts_at, row.ends_at) for row in desk.answer(meetings_of, session_id=session_id)]


def test_a_meeting_is_proposed_after_the_last_and_can_be_taken_back(
    panel: MeetingsPanel, operations: Operations, sample_desk: Desk, session_id: int, settle: Settle
) -> None:
    panel.add.click()
    settle()
    assert shown(sample_desk, session_id)[-1] == (datetime(2020, 5, 13, 15), datetime(2020, 5, 13, 18))
    assert len(panel.lines) == 3
    operations.undo()
    settle()
    assert len(panel.lines) == 2


def test_another_day_keeps_the_hours(
    panel: MeetingsPanel, sample_desk: Desk, session_id: int, settle: Settle
) -> None:
    line = panel.lines[1].day.line
    line.selectAll()
    type_in(line, "14.5.2020")
    press(line, Qt.Key.Key_Return)
    settle()
    assert shown(sample_desk, session_id)[1] == (datetime(2020, 5, 14, 10), datetime(2020, 5, 14, 12, 30))


def test_times_that_cannot_be_are_told_and_what_holds_is_shown_again(
    panel: MeetingsPanel, operations: Operations, sample_desk: Desk, session_id: int, settle: Settle
) -> None:
    told: list[object] = []
    operations.failed.connect(lambda error, _initiator: told.append(error))
    before = shown(sample_desk, session_id)
    line = panel.lines[0].ends
    line.selectAll()
    type_in(line, "9:00")
    press(line, Qt.Key.Key_Return)
    settle()
    assert (len(told), shown(sample_desk, session_id)) == (1, before)
    assert panel.lines[0].ends.text() == "13:00"


def test_a_removed_meeting_goes(panel: MeetingsPanel, settle: Settle) -> None:
    panel.lines[1].removed.emit(panel.lines[1]._meeting.id)  # of the first it is known who came
    settle()
    assert len(panel.lines) == 1


def test_the_first_meeting_is_proposed_for_the_first_day() -> None:
    day = date(2020, 5, 12)
    assert next_meeting((), day)[0] == datetime(2020, 5, 12, 10)
    last = MeetingRow(1, 1, datetime(2020, 5, 12, 15), None, "Europe/Zurich")
    assert next_meeting((last,), day)[0] == datetime(2020, 5, 13, 10)
