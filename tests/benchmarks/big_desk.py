"""Make a desk of many sessions, the same every time, to measure speed on."""

from datetime import date, timedelta
from pathlib import Path

from iomdesk.desk import new_desk
from iomdesk.model.agenda import AgendaItem, ItemText
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
