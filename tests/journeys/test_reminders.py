"""What waits for somebody stands on the page that the program starts with."""

from datetime import date

from iomdesk.app.places import sessions_of
from iomdesk.queries.recommendations import list_recommendations
from iomdesk.services.recommendation_life import set_action, take_step
from iomdesk.ui.recommendations.board import RecommendationsBoard
from tests.journeys.conftest import User


def test_a_recommendation_past_its_date_is_told_at_the_start_and_leads_to_the_board(user: User) -> None:
    desk, workspace = user.program.desk, user.program.window.workspace
    assert desk is not None
    assert workspace is not None
    first = desk.answer(list_recommendations)[0].id
    run = user.program.operations
    assert run is not None
    run.run(take_step, recommendation=first, status="transmitted", on=date(2020, 5, 20))
    run.run(set_action, recommendation=first, fields={"action_due_on": date(2020, 9, 1)})
    reminders = sessions_of(workspace).list.reminders
    user.until(reminders.overdue.isVisible)
    assert reminders.overdue.text() == "1 recommendation past its date"
    reminders.overdue.click()
    board = workspace.area("follow-up")
    assert isinstance(board, RecommendationsBoard)
    user.until(lambda: board.filtered.rowCount() == 1)
    assert workspace.current_area == "follow-up"
