"""What the papers that convene a session are made from, as the desk holds it."""

from datetime import date

import pytest
from sqlalchemy import select

from iomdesk.model.agenda import AgendaBreak, AgendaItem, ItemCarryOver
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.sessions import GroupSession
from iomdesk.papers.facts import PaperFacts
from iomdesk.services.agenda import add_item
from iomdesk.services.documents import add_document
from iomdesk.services.paper_facts import build_paper, paper_facts
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(history: Work, sample_session: int) -> tuple[Work, int, int]:
    """Give (work, session, item): a session after the sample one, with an item that continues one."""
    work, past = history, sample_session
    following = create_session(
        work, number=2, start_on=date(2020, 10, 6), end_on=date(2020, 10, 7), place="Genève"
    ).created
    assert following is not None
    item = add_item(work, session=following, parent=None, title="Groupes", language="fr").created
    assert item is not None
    source = work.session.scalars(
        select(AgendaItem).where(AgendaItem.session_id == past, AgendaItem.outcome == "continued")
    ).first()
    assert source is not None
    work.session.add(ItemCarryOver(item_id=item, continued_from_id=source.id))
    work.session.flush()
    return work, following, item


def facts_of(work: Work, session: int, kind: str) -> PaperFacts:
    """Load the facts of a paper as its builder gets them."""
    work.session.flush()
    work.session.expire_all()
    return paper_facts(work.session, session_id=session, kind=kind)


def test_the_annotated_agenda_knows_which_item_is_continued(session: tuple[Work, int, int]) -> None:
    work, following, item = session
    (earlier,) = facts_of(work, following, "annotated-agenda").earlier
    assert (earlier.item_id, earlier.session.number, earlier.earlier.outcome) == (item, 1, "continued")
    assert earlier.is_continued


def test_the_programme_knows_the_breaks(session: tuple[Work, int, int]) -> None:
    work, following, item = session
    work.session.add(AgendaBreak(session_id=following, after_item_id=item, minutes=15))
    (pause,) = facts_of(work, following, "programme").breaks
    assert (pause.after_item, pause.minutes) == (item, 15)


def test_a_document_without_file_or_day_of_issue_is_not_there(session: tuple[Work, int, int]) -> None:
    work, following, _item = session
    for symbol, data in (("WG/2/10", b"ten"), ("WG/2/2", None), ("", b"none")):
        add_document(work, session=following, symbol=symbol, title="Document", language="fr", data=data)
    work.session.flush()
    expected = work.session.scalars(select(MeetingDocument).where(MeetingDocument.symbol == "WG/2/2")).one()
    expected.late_reason = "Consultations"
    documents = facts_of(work, following, "documents").documents
    assert [(one.symbol, one.is_there) for one in documents] == [
        ("WG/2/2", False),
        ("WG/2/10", True),
        ("", True),
    ]
    assert (documents[0].languages, documents[0].late_reason) == (("fr",), "Consultations")


def test_papers_that_precede_a_session_bear_the_last_day_for_sending_them(
    session: tuple[Work, int, int],
) -> None:
    work, following, _item = session
    days = {kind: facts_of(work, following, kind).cover.dated_on for kind in ("programme", "documents")}
    assert days == {"programme": date(2020, 9, 22), "documents": date(2020, 10, 7)}


def test_every_paper_of_the_sample_session_can_be_made(history: Work, sample_session: int) -> None:
    assert history.get(GroupSession, sample_session).is_sample
    for kind in ("annotated-agenda", "programme", "documents", "participants"):
        paper = build_paper(history.session, session_id=sample_session, kind=kind, language="es")
        assert paper.blocks
        assert paper.mark == "EJEMPLO"
