"""Make a desk of many sessions, the same every time, to measure speed on."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, select

from iomdesk.desk import new_desk, open_desk
from iomdesk.model.agenda import AgendaItem, ItemClause, ItemDocument, ItemText
from iomdesk.model.documents import DocumentVersion, MeetingDocument
from iomdesk.model.mandate import MandateClause
from iomdesk.model.minutes import Draft
from iomdesk.model.sessions import GroupSession, SessionBody
from iomdesk.services.seeding import body_id
from iomdesk.services.work import Work


def make_big_desk(path: Path, sessions: int, items: int) -> None:
    """Add so many sessions, each with so many items, to a sample desk."""

    def fill(work: Work) -> None:
        own = body_id(work, "WG")
        for number in range(2, sessions + 2):
            day = date(1980, 1, 1) + timedelta(days=30 * number)
            session = GroupSession(
                number=number, start_on=day, end_on=day, place="Genève", bodies=[SessionBody(body_id=own)]
            )
            work.session.add(session)
            work.session.flush()
            for position in range(items):
                title = ItemText(language="fr", title=f"Point {position + 1} de la session {number}")
                work.session.add(AgendaItem(session_id=session.id, position=position, texts=[title]))

    with new_desk(path, sample=True) as desk:
        desk.run(fill)


def add_big_agenda(path: Path) -> int:
    """Add a session of 1,000 items: 20, below each 7, below each 6; return the session's id."""
    with open_desk(path) as desk:
        return desk.run(_fill_big_agenda)


def _fill_big_agenda(work: Work) -> int:
    day = date(2026, 9, 1)
    session = GroupSession(
        number=900,
        start_on=day,
        end_on=day,
        place="Genève",
        bodies=[SessionBody(body_id=body_id(work, "WG"))],
    )
    work.session.add(session)
    work.session.flush()
    clauses = work.session.scalars(select(MandateClause.id).order_by(MandateClause.id)).all()
    tops = [_item(work, session.id, None, place, clauses) for place in range(20)]
    middles = [_item(work, session.id, top.id, place, clauses) for top in tops for place in range(7)]
    for middle in middles:
        for place in range(6):
            _item(work, session.id, middle.id, place, clauses)
    return session.id


def _item(work: Work, session: int, parent: int | None, position: int, clauses: Sequence[int]) -> AgendaItem:
    """Add an item; of five, four have clauses, two a document and one minutes."""
    titles = {"fr": "Examen de la question", "en": "Consideration of the question"}
    item = AgendaItem(session_id=session, parent_id=parent, position=position, planned_minutes=5)
    item.texts = [ItemText(language=key, title=f"{words} {position}") for key, words in titles.items()]
    work.session.add(item)
    work.session.flush()
    part = item.id % 5
    for shift in range(part % 3 + 1 if part else 0):
        item.clause_links.append(ItemClause(clause_id=clauses[(item.id + shift) % len(clauses)]))
    if part in (1, 2):
        serial = work.session.scalar(select(func.count()).select_from(MeetingDocument)) or 0
        document = MeetingDocument(session_id=session, symbol=f"WG/900/{serial}")
        document.versions = [DocumentVersion(language="fr", title=f"Document {item.id}")]
        item.document_links.append(ItemDocument(document=document))
    if part == 3:
        minutes = Draft(record_kind="item", record_id=item.id, field="minutes", language="fr")
        minutes.text, minutes.saved_at = "La question a été examinée.", work.clock()
        work.session.add(minutes)
    return item
