"""A session with a meeting, an item and delegations, for the tests of what happens in the room."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from iomdesk.model.agenda import AgendaItem
from iomdesk.queries.conduct import room_of
from iomdesk.queries.conduct_rows import RoomView
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import Changes
from iomdesk.services.house import set_house_setting
from iomdesk.services.meetings import add_meeting
from iomdesk.services.participants import add_delegation
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work

TEN = datetime(2020, 5, 12, 8, 0, tzinfo=UTC)
"""Ten o'clock in Geneva."""


def minutes(count: float) -> datetime:
    """Return a moment some minutes after ten."""
    return TEN + timedelta(minutes=count)


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


@dataclass
class Room:
    """Name what is in the room, and ask for it."""

    work: Work
    session: int
    meeting: int
    items: tuple[int, ...]
    delegations: dict[str, int]

    @property
    def item(self) -> int:
        return self.items[0]

    def view(self, language: str = "fr") -> RoomView:
        self.work.session.flush()
        self.work.session.expire_all()
        found = room_of(self.work.session, meeting_id=self.meeting, language=language)
        assert found is not None
        return found

    def waiting(self) -> list[str]:
        return [one.name for one in self.view().waiting]

    def take_back(self, changes: Changes) -> Changes:
        assert changes.inverse is not None
        return changes.inverse.function(self.work, **changes.inverse.arguments)

    def goes_back(self, act: Callable[[], Changes]) -> None:
        """Check that what was done is taken back, done again and taken back again."""
        before = self.view()
        done = act()
        after = self.view()
        assert after != before
        undone = self.take_back(done)
        assert self.view() == before
        redone = self.take_back(undone)
        assert self.view() == after
        self.take_back(redone)
        assert self.view() == before


def furnish(work: Work, states: tuple[str, ...] = ("CHE", "FRA", "AUT", "DEU")) -> Room:
    """Make the room; the house says that the body has seven members."""
    session = made(create_session(work, number=2))
    meeting = made(
        add_meeting(
            work,
            session=session,
            starts_at=datetime(2020, 5, 12, 10, 0),
            ends_at=datetime(2020, 5, 12, 13, 0),
        )
    )
    items = tuple(
        made(add_item(work, session=session, title=title, language="fr", planned_minutes=30))
        for title in ("Ouverture", "Débat", "Clôture")
    )
    delegations = {state: made(add_delegation(work, session=session, state=state)) for state in states}
    set_house_setting(work, name="quorum.members", value=7)
    work.session.flush()
    assert work.session.get(AgendaItem, items[0]) is not None
    return Room(work, session, meeting, items, delegations)
