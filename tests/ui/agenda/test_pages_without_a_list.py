"""A page whose list is hidden keeps its head together at the top."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.services.sessions import create_session
from iomdesk.ui.agenda.mandate_start import MandateStart
from iomdesk.ui.agenda.versions_page import VersionsPage
from iomdesk.ui.operations import Operations

Settle = Callable[[], None]
HEIGHT = 700
TOP = 200


def shown(qtbot: QtBot, page: VersionsPage | MandateStart, settle: Settle) -> None:
    qtbot.addWidget(page)
    page.resize(900, HEIGHT)
    with qtbot.waitExposed(page):
        page.show()
    settle()


def test_page_of_a_session_that_issued_no_agenda(
    qtbot: QtBot, operations: Operations, sample_desk: Desk, settle: Settle
) -> None:
    session = sample_desk.run(lambda work: create_session(work, number=77)).created
    assert session is not None
    page = VersionsPage(operations, session)
    shown(qtbot, page, settle)
    assert page.table.isHidden()
    assert page.adopt.geometry().bottom() < TOP


def test_page_where_no_clause_is_left_aside(
    qtbot: QtBot, operations: Operations, session_id: int, settle: Settle
) -> None:
    page = MandateStart(operations, session_id)
    shown(qtbot, page, settle)
    assert page.list.height() > HEIGHT // 2
    page._show(())
    settle()
    assert page.list.isHidden()
    assert page.sessions.geometry().bottom() < TOP
