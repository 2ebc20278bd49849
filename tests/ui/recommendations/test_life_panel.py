"""The life of a recommendation beside its text: steps in turn and out of turn, taken back, and who acts."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.queries.recommendations import RecommendationRow, list_recommendations
from iomdesk.ui.operations import Operations
from iomdesk.ui.recommendations.life_panel import LifePanel
from iomdesk.ui.recommendations.recommendations_tab import RecommendationsTab
from tests.ui.recommendations.test_recommendations_tab import opened
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import press, type_in
from tests.ui.text.memory_desk import MemoryDesk


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle) -> RecommendationsTab:
    return opened(qtbot, operations, desk.sample_session, settle)


def first(desk: MemoryDesk) -> RecommendationRow:
    return desk.look(list_recommendations, session_id=desk.sample_session, language="fr")[0]


def record(life: LifePanel, status: str, day: str, settle: Settle) -> None:
    life.propose(status)
    life.day.line.selectAll()
    type_in(life.day.line, day)
    press(life.day.line, Qt.Key.Key_Return)
    life.record.click()
    settle()


def test_the_steps_that_may_follow_are_offered_first(tab: RecommendationsTab) -> None:
    life = tab.side.life
    offered = [life.status.itemText(place) for place in range(life.status.count())]
    assert offered[0] == "transmitted to the CPPF"
    assert "closed" in offered
    assert "acted upon – out of turn" in offered
    assert life.symbol.text() == "WG/1/L/1"
    assert not life.reason.isVisible()


def test_a_step_is_recorded_with_its_day_body_and_symbol_and_undone(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    life = tab.side.life
    life.propose("transmitted")
    life.body_session.setValue(26)
    record(life, "transmitted", "20.5.2020", settle)
    step = first(desk).steps[-1]
    assert (step.status, step.on, step.symbol, step.body_session) == (
        "transmitted", date(2020, 5, 20), "WG/1/L/1", 26
    )  # fmt: skip
    assert step.body_kind == "committee"
    assert tab.page.status.currentText() == "transmitted to the CPPF"
    assert [life.status.itemData(place) for place in range(2)] == ["noted", "endorsed"]
    operations.undo()
    settle()
    assert first(desk).status == "agreed"


def test_a_step_out_of_turn_is_refused_without_a_reason_and_recorded_with_one(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle
) -> None:
    life = tab.side.life
    record(life, "acted_upon", "1.6.2020", settle)
    assert "give a reason" in tab.page.banner.text
    assert first(desk).status == "agreed"
    assert life.reason.isVisible()
    type_in(life.reason, "Suite donnée avant la transmission")
    record(life, "acted_upon", "1.6.2020", settle)
    assert first(desk).steps[-1].override_reason == "Suite donnée avant la transmission"


def test_the_last_step_is_taken_back(tab: RecommendationsTab, desk: MemoryDesk, settle: Settle) -> None:
    life = tab.side.life
    record(life, "transmitted", "20.5.2020", settle)
    life.back.click()
    settle()
    assert first(desk).status == "agreed"


def test_who_acts_and_until_when_is_kept(tab: RecommendationsTab, desk: MemoryDesk, settle: Settle) -> None:
    life = tab.side.life
    life.owner.setFocus()
    type_in(life.owner, "Département de la gestion")
    press(life.owner, Qt.Key.Key_Return)
    life.due.line.setFocus()
    type_in(life.due.line, "30.9.2020")
    press(life.due.line, Qt.Key.Key_Return)
    settle()
    row = first(desk)
    assert (row.action_owner, row.action_due_on) == ("Département de la gestion", date(2020, 9, 30))
