"""The minutes of a session are item 1 of the next one, which has them before it and can approve them."""

from datetime import date

from iomdesk.queries.agenda import agenda_of, item_details
from iomdesk.queries.approval import minutes_to_approve
from iomdesk.services.agenda_start import start_agenda
from iomdesk.services.approval import approve_minutes
from iomdesk.services.changes import Changes
from iomdesk.services.papers import edit_paper
from iomdesk.services.sessions import create_session, edit_session
from iomdesk.services.work import Work
from tests.services.approving import Meeting, made, meeting_with_minutes

JUNE = date(2020, 6, 10)


def next_session(meeting: Meeting) -> tuple[int, Changes]:
    session = made(create_session(meeting.work, number=22))
    edit_session(meeting.work, session=session, fields={"start_on": JUNE})
    changes = start_agenda(meeting.work, session=session, source="last")
    meeting.work.session.flush()
    return session, changes


def first_item(meeting: Meeting, session: int) -> int:
    row = agenda_of(meeting.work.session, session_id=session, language="fr").items[0]
    assert row.title == "Adoption du compte rendu de la session précédente"
    return row.id


def test_item_1_of_the_next_session_names_the_minutes_to_approve(work: Work) -> None:
    meeting = meeting_with_minutes(work)
    session, _changes = next_session(meeting)
    found = minutes_to_approve(work.session, item_id=first_item(meeting, session), language="fr")
    assert found is not None
    assert (found.session.id, found.session.number, found.stage) == (meeting.session, 21, "draft")
    assert minutes_to_approve(work.session, item_id=meeting.items[0]) is None
    assert minutes_to_approve(work.session, item_id=999) is None


def test_the_minutes_are_a_document_before_it_where_they_bear_a_symbol(work: Work) -> None:
    meeting = meeting_with_minutes(work)
    edit_paper(work, session=meeting.session, kind="minutes", fields={"symbol": "WG/21/L/1"})
    meeting.circulate(date(2020, 5, 20))
    session, changes = next_session(meeting)
    row = agenda_of(work.session, session_id=session, language="fr").items[0]
    assert row.document_symbols == ("WG/21/L/1",)
    found = item_details(work.session, item_id=row.id, language="fr")
    assert "Compte rendu analytique – Vingt et unième session" in str(found)
    meeting.undo(changes)
    assert agenda_of(work.session, session_id=session, language="fr").items == ()
    start_agenda(work, session=session, source="last")
    work.session.flush()
    assert agenda_of(work.session, session_id=session, language="fr").items[0].document_symbols


def test_approving_there_names_the_session(work: Work) -> None:
    meeting = meeting_with_minutes(work)
    session, _changes = next_session(meeting)
    assert [row.id for row in meeting.view().later] == [session]
    meeting.circulate()
    approve_minutes(work, session=meeting.session, on=JUNE, by_session=session)
    assert meeting.view().steps[-1].by_number == 22
    found = minutes_to_approve(work.session, item_id=first_item(meeting, session))
    assert found is not None
    assert found.stage == "approved"
