"""Rows of the room: who speaks, who is there, what is moved, how long an item is being treated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from iomdesk.model.conduct import SpeakerStatus
from iomdesk.model.speakers_list import held_seconds
from iomdesk.model.voting import Quorum
from iomdesk.queries.agenda import AgendaView
from iomdesk.queries.interventions import InterventionRow
from iomdesk.queries.speaking_for import GroupOnDay


@dataclass(frozen=True, slots=True)
class RoomMeeting:
    """Show a meeting by its moments; the zone is that of its place."""

    id: int
    number: int
    starts_at: datetime
    ends_at: datetime | None
    time_zone: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Show a request for the floor; `name` is the delegation's, or that of who speaks for none."""

    id: int
    item_id: int
    delegation_id: int | None
    name: str
    kind: str
    status: str
    on_behalf_of: str
    asked_at: datetime
    began_at: datetime | None
    ended_at: datetime | None
    paused_seconds: int
    intervention_id: int | None

    @property
    def is_interrupted(self) -> bool:
        """Say whether the speaker waits for a point of order to be settled."""
        return self.status == SpeakerStatus.WAITING and self.began_at is not None

    def seconds(self, now: datetime) -> int:
        """Return how long the floor has been held."""
        if self.began_at is None:
            return 0
        return held_seconds(self.began_at, self.ended_at or now, self.paused_seconds)


@dataclass(frozen=True, slots=True)
class Stay:
    """Show when a delegation came and, where it did, left."""

    id: int
    arrived_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """Show a delegation at a meeting with its stays in order of time."""

    delegation_id: int
    name: str
    code: str
    capacity: str
    state_iso3: str | None
    is_suspended: bool
    names: tuple[str, ...] = ()
    stays: tuple[Stay, ...] = ()

    @property
    def is_present(self) -> bool:
        """Say whether it is there now."""
        return bool(self.stays) and self.stays[-1].left_at is None

    @property
    def may_vote(self) -> bool:
        """Say whether it has a vote: observers have none, nor members whose vote is suspended."""
        return self.capacity == "member" and self.state_iso3 is not None and not self.is_suspended


@dataclass(frozen=True, slots=True)
class VoteRow:
    """Show a vote; `ballots` map delegations to their answers in a roll call."""

    id: int
    method: str
    majority: str
    in_favour: int
    against: int
    abstaining: int
    present: int
    quorum: int
    is_valid: bool
    is_adopted: bool
    taken_at: datetime
    ballots: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MotionRow:
    """Show a motion with the votes on it."""

    id: int
    item_id: int
    kind: str
    text: str
    language: str
    status: str
    delegation_id: int | None
    by: str
    moved_at: datetime
    votes: tuple[VoteRow, ...]


@dataclass(frozen=True, slots=True)
class RoomView:
    """Hold the room at one moment.

    `item` is the item being treated and `since` when that began; `spent` are the seconds of stretches that
    ended, by item and over all meetings of the session. `limits` are minutes by kind of intervention.
    """

    session_id: int
    meeting: RoomMeeting
    agenda: AgendaView
    item: int | None
    since: datetime | None
    spent: Mapping[int, int]
    speakers: tuple[SpeakerRow, ...]
    interventions: Mapping[int, tuple[InterventionRow, ...]]
    presence: tuple[PresenceRow, ...]
    quorum: Quorum
    motions: tuple[MotionRow, ...]
    groups: tuple[GroupOnDay, ...]
    limits: Mapping[str, int]

    @property
    def speaking(self) -> SpeakerRow | None:
        """Return who has the floor."""
        return next((one for one in self.speakers if one.status == SpeakerStatus.SPEAKING), None)

    @property
    def waiting(self) -> tuple[SpeakerRow, ...]:
        """Return who waits for the floor, the next one first."""
        return tuple(one for one in self.speakers if one.status == SpeakerStatus.WAITING)

    @property
    def treated(self) -> frozenset[int]:
        """Name the items that were treated at some time and are not being treated now."""
        return frozenset(self.spent) - {self.item or 0}
