"""The rules of a body are set in the details of a session, where gaps of the session lead as well."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.app.areas import session_tabs
from iomdesk.desk import Desk
from iomdesk.queries.bodies import BodyRow, bodies_of
from iomdesk.queries.gaps import Gap, GapKind
from iomdesk.queries.house import house_setting
from iomdesk.queries.recommendations import list_recommendations
from iomdesk.queries.sessions import list_sessions
from iomdesk.ui.operations import Operations
from iomdesk.ui.recommendations.recommendations_tab import RecommendationsTab
from iomdesk.ui.sessions.session_page import SessionPage
from tests.ui.hands import press, type_in

Settle = Callable[[], None]


@pytest.fixture
def session_id(sample_desk: Desk) -> int:
    return next(row.id for row in sample_desk.answer(list_sessions) if row.is_sample)


@pytest.fixture
def page(qtbot: QtBot, operations: Operations, session_id: int, settle: Settle) -> SessionPage:
    made = SessionPage(operations, session_id, session_tabs())
    qtbot.addWidget(made)
    made.resize(1180, 760)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


def body(desk: Desk, session: int) -> BodyRow:
    return desk.answer(bodies_of, session_id=session)[0]


def test_deadline_and_form_are_set_in_place_and_undone(
    page: SessionPage, sample_desk: Desk, session_id: int, operations: Operations, settle: Settle
) -> None:
    page.show_details()
    settle()
    line = next(iter(page.details.rules.lines.values()))
    line.days.setValue(21)
    line.days.flush()
    settle()
    assert body(sample_desk, session_id).deadline_days == 21
    line = next(iter(page.details.rules.lines.values()))
    line.confirmed.click()
    settle()
    assert body(sample_desk, session_id).symbol_confirmed
    operations.undo()
    operations.undo()
    settle()
    assert (body(sample_desk, session_id).deadline_days, body(sample_desk, session_id).symbol_confirmed) == (
        14,
        False,
    )


def test_a_form_that_makes_no_symbol_is_refused_and_shown_as_before(
    qtbot: QtBot,
    page: SessionPage,
    sample_desk: Desk,
    session_id: int,
    operations: Operations,
    settle: Settle,
) -> None:
    page.show_details()
    settle()
    field = next(iter(page.details.rules.lines.values())).form
    field.setFocus()
    field.selectAll()
    type_in(field, "WG")
    with qtbot.waitSignal(operations.failed):
        press(field, Qt.Key.Key_Return)
    settle()
    assert next(iter(page.details.rules.lines.values())).form.text() == "WG/{session}/{n}"
    assert body(sample_desk, session_id).symbol_template == "WG/{session}/{n}"


def test_the_address_that_convenes_is_kept_for_the_house_and_taken_away_when_emptied(
    page: SessionPage, sample_desk: Desk, settle: Settle
) -> None:
    page.show_details()
    settle()
    field = page.details.rules.organizer
    type_in(field, "wg@example.org")
    press(field, Qt.Key.Key_Return)
    settle()
    assert sample_desk.answer(house_setting, name="calendar.organizer") == "wg@example.org"
    field.selectAll()
    press(field, Qt.Key.Key_Delete)
    press(field, Qt.Key.Key_Return)
    settle()
    assert sample_desk.answer(house_setting, name="calendar.organizer") is None


@pytest.mark.parametrize(
    ("kind", "field"),
    [(GapKind.NO_CHAIR, "chair"), (GapKind.NO_RAPPORTEUR, "rapporteur"), (GapKind.NO_PLACE, "place")],
)
def test_a_gap_of_the_session_leads_into_its_field(
    page: SessionPage, session_id: int, kind: GapKind, field: str
) -> None:
    page._on_gap(Gap(kind, "session", session_id))
    assert getattr(page.form, field).hasFocus()


def test_a_gap_of_a_recommendation_shows_that_one(
    page: SessionPage, sample_desk: Desk, session_id: int, settle: Settle
) -> None:
    last = sample_desk.answer(list_recommendations, session_id=session_id)[-1]
    page._on_gap(Gap(GapKind.RECOMMENDATION_EMPTY, "recommendation", last.id, str(last.number)))
    settle()
    tab = page.tab("recommendations")
    assert isinstance(tab, RecommendationsTab)
    assert tab.list.chosen is not None
    assert tab.list.chosen.id == last.id
