"""A room in which nothing has happened yet, for tests that let it happen."""

from sqlalchemy import delete

from iomdesk.model.conduct import Attendance, Ballot, ItemTime, Motion, Speaker, Vote
from iomdesk.model.house import HouseSetting
from iomdesk.queries.quorum import MEMBERS
from iomdesk.services.work import Work


def clear_rooms(work: Work) -> None:
    """Let no meeting have taken place, and nobody have said how many members there are."""
    for kind in (Ballot, Vote, Motion, Speaker, ItemTime, Attendance):
        work.session.execute(delete(kind))
    work.session.execute(delete(HouseSetting).where(HouseSetting.name == MEMBERS))
