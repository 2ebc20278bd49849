"""Make a desk of many sessions, the same every time, to measure speed on."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, select

from iomdesk.desk import new_desk, open_desk
from iomdesk.model.agenda import AgendaBreak, AgendaItem, ItemClause, ItemDocument, ItemText
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


NESTED = (20, 7, 6)
"""How many items there are on the first level, below each of them, and below each of those: 1,000 in all."""
FLAT = (1000,)


def add_big_agenda(path: Path, shape: Sequence[int] = NESTED, *, number: int = 900, breaks: int = 0) -> int:
    """Add a session with a large agenda, with breaks after its first items; return the session's id."""
    with open_desk(path) as desk:
        return desk.run(lambda work: _fill_big_agenda(work, shape, number, breaks))


def _fill_big_agenda(work: Work, shape: Sequence[int], number: int, breaks: int) -> int:
    day = date(2026, 9, 1)
    session = GroupSession(
        number=number,
        start_on=day,
        end_on=day,
        place="Genève",
        bodies=[SessionBody(body_id=body_id(work, "WG"))],
    )
    work.session.add(session)
    work.session.flush()
    clauses = work.session.scalars(select(MandateClause.id).order_by(MandateClause.id)).all()
    above: list[int | None] = [None]
    for width in shape:
        made = [_item(work, session.id, parent, place, clauses) for parent in above for place in range(width)]
        for item in made[:breaks] if above == [None] else ():
            work.session.add(AgendaBreak(session_id=session.id, after_item_id=item.id, minutes=15))
        above = [item.id for item in made]
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
