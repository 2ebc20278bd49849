"""Adopting the minutes of the session before, in the room, offers to approve them."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.approval import approval_of
from iomdesk.queries.sessions import find_session
from iomdesk.services.agenda_start import start_agenda
from iomdesk.services.approval import circulate_minutes
from iomdesk.services.sessions import create_session, edit_session
from iomdesk.ui.operations import Operations
from iomdesk.ui.seance.seance_tab import SeanceTab

MAY, JUNE = date(2020, 5, 20), date(2020, 6, 10)


@pytest.mark.parametrize(("is_circulated", "stage"), [(True, "approved"), (False, "draft")])
def test_one_key_in_the_room_leads_to_the_approval(
    qtbot: QtBot, sample_desk: Desk, operations: Operations, is_circulated: bool, stage: str
) -> None:
    former = sample_desk.ask(find_session, reference="1").result()
    assert former is not None
    created = sample_desk.do(create_session, number=2).result().created
    assert created is not None
    sample_desk.do(edit_session, session=created, fields={"start_on": JUNE}).result()
    sample_desk.do(start_agenda, session=created, source="last").result()
    if is_circulated:
        sample_desk.do(circulate_minutes, session=former, on=MAY).result()
    item = sample_desk.ask(agenda_of, session_id=created, language="fr").result().items[0]
    tab = SeanceTab(operations, created)
    qtbot.addWidget(tab)
    tab.actions_.item = item.id
    tab.actions_.set_outcome("adopted")
    banner = tab.page.banner
    said = "adopted the minutes of session 1" if is_circulated else "were not circulated yet"
    qtbot.waitUntil(lambda: said in banner.text)
    banner._on_action()
    qtbot.waitUntil(lambda: not operations.is_busy)
    qtbot.waitUntil(
        lambda: sample_desk.ask(approval_of, session_id=former, language="fr").result().stage == stage
    )
