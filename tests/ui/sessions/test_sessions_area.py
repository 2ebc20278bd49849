"""The list of sessions, a new session, and the details of one."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.sessions import SessionRow, list_sessions
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.area import SessionsArea
from iomdesk.ui.sessions.session_page import SessionPage
from iomdesk.ui.sessions.tab_spec import TabSpec
from tests.ui.hands import click, press, type_in

Settle = Callable[[], None]
Key = Qt.Key


def first_tab(_operations: Operations, _session: int) -> QWidget:
    """Stand in for a tab."""
    return QLabel("first")


def second_tab(_operations: Operations, _session: int) -> QWidget:
    """Stand in for another tab."""
    return QLabel("second")


@pytest.fixture
def area(qtbot: QtBot, operations: Operations, settle: Settle) -> SessionsArea:
    made = SessionsArea(operations, (TabSpec("a", "First", first_tab), TabSpec("b", "Second", second_tab)))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.list.view.setFocus()
    settle()
    return made


@pytest.fixture
def rows(sample_desk: Desk) -> Callable[[], tuple[SessionRow, ...]]:
    return lambda: sample_desk.answer(list_sessions)


def shown(area: SessionsArea) -> list[str]:
    """Return the lines of the list."""
    model = area.list.model
    return [str(model.index(line).data()) for line in range(model.rowCount())]


def page_of(area: SessionsArea) -> SessionPage:
    """Return the page of the session that is open."""
    assert area.page is not None
    return area.page


def test_sessions_stand_under_their_years_the_newest_first(area: SessionsArea) -> None:
    assert shown(area)[:4] == ["2020", "First Session", "2019", "Joint meeting of 22 May 2019"]


def test_the_filter_keeps_what_says_all_words(area: SessionsArea) -> None:
    type_in(area.list.filter, "joint 2019")
    assert shown(area) == ["2019", "Joint meeting of 22 May 2019"]


def test_enter_opens_the_session_and_the_arrow_leads_back(area: SessionsArea, settle: Settle) -> None:
    press(area.list.view, Key.Key_Return)
    settle()
    page = page_of(area)
    assert area.currentWidget() is page
    assert page.header.title == "First Session"
    click(page.header.back)
    assert area.currentWidget() is area.list


def test_a_line_says_its_state_in_words(area: SessionsArea) -> None:
    spoken = area.list.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "10 items" in spoken
    assert "2 recommendations" in spoken


def test_a_new_session_gets_the_next_number_and_opens(
    area: SessionsArea, rows: Callable[[], tuple[SessionRow, ...]], settle: Settle
) -> None:
    click(area.list.new)
    form = area.list.form
    assert form.number.number == 2
    type_in(form.start.line, "3.5.2021")
    type_in(form.end.line, "2021-05-04")
    type_in(form.place, "Geneva")
    press(form.place, Key.Key_Return)
    settle()
    made = next(row for row in rows() if row.number == 2)
    assert (made.start_on, made.end_on, made.place) == (date(2021, 5, 3), date(2021, 5, 4), "Geneva")
    assert page_of(area).session_id == made.id


def test_what_the_desk_refuses_stands_beside_the_fields(
    area: SessionsArea, rows: Callable[[], tuple[SessionRow, ...]], settle: Settle
) -> None:
    before = len(rows())
    click(area.list.new)
    area.list.form.number.setValue(1)
    press(area.list.form.place, Key.Key_Return)
    settle()
    assert "session 1 already" in area.list.form.wrong_words
    assert len(rows()) == before


def test_a_day_that_is_none_is_not_handed_in(
    area: SessionsArea, rows: Callable[[], tuple[SessionRow, ...]], settle: Settle
) -> None:
    before = len(rows())
    click(area.list.new)
    type_in(area.list.form.start.line, "31.2.2021")
    press(area.list.form.place, Key.Key_Return)
    settle()
    assert area.list.form.wrong_words
    assert len(rows()) == before


def test_delete_removes_a_session_and_undo_brings_it_back(
    area: SessionsArea,
    rows: Callable[[], tuple[SessionRow, ...]],
    operations: Operations,
    settle: Settle,
) -> None:
    before = rows()
    press(area.list.view, Key.Key_Delete)
    settle()
    assert len(rows()) == len(before) - 1
    assert "First Session" not in shown(area)
    operations.undo()
    settle()
    assert rows() == before
    assert "First Session" in shown(area)


def test_a_session_removed_while_open_leads_back_to_the_list(
    area: SessionsArea, operations: Operations, settle: Settle
) -> None:
    press(area.list.view, Key.Key_Return)
    settle()
    area.list.remove(page_of(area).session_id)
    settle()
    settle()
    assert area.page is None
    assert area.currentWidget() is area.list
    operations.undo()
    settle()


def test_details_are_stored_when_left(
    area: SessionsArea, rows: Callable[[], tuple[SessionRow, ...]], settle: Settle
) -> None:
    press(area.list.view, Key.Key_Return)
    settle()
    page = page_of(area)
    click(page.header.details)
    form = page.form
    form.place.setText("Bern")
    form.place.flush()
    form.end_on.line.setText("14.5.2020")
    form.end_on.flush()
    form.status.setCurrentIndex(form.status.findData("open"))
    form.status.activated.emit(form.status.currentIndex())
    settle()
    stored = next(row for row in rows() if row.is_sample)
    assert (stored.place, stored.end_on, stored.status) == ("Bern", date(2020, 5, 14), "open")


def test_dates_out_of_order_are_refused_and_shown_as_stored(
    qtbot: QtBot, area: SessionsArea, operations: Operations, settle: Settle
) -> None:
    press(area.list.view, Key.Key_Return)
    settle()
    form = page_of(area).form
    form.end_on.line.setText("1.5.2020")
    with qtbot.waitSignal(operations.failed):
        form.end_on.flush()
    settle()
    assert form.end_on.day == date(2020, 5, 13)


def test_the_version_of_the_mandate_can_be_chosen(
    area: SessionsArea, rows: Callable[[], tuple[SessionRow, ...]], settle: Settle
) -> None:
    press(area.list.view, Key.Key_Return)
    settle()
    version = page_of(area).form.version
    assert version.count() == 2  # to follow the date, or the one version that has clauses
    version.setCurrentIndex(1)
    version.activated.emit(1)
    settle()
    assert next(row for row in rows() if row.is_sample).mandate_version_id == version.itemData(1)


def test_tabs_are_made_when_first_shown(area: SessionsArea, settle: Settle) -> None:
    press(area.list.view, Key.Key_Return)
    settle()
    page = page_of(area)
    assert (page.current_tab, page.tab("b")) == ("a", None)
    page.show_tab_number(2)
    assert page.current_tab == "b"
    page.show_tab_number(7)
    assert page.current_tab == "b"
