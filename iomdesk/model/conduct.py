"""The conduct of a meeting: who is there, who asks for the floor, motions and votes, the time items take."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base
from iomdesk.model.participants import Delegation


class SpeakerStatus(StrEnum):
    """Say where a request for the floor stands."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    HEARD = "heard"
    WITHDRAWN = "withdrawn"


class MotionKind(StrEnum):
    """Name what a motion asks for; procedural ones take precedence in this order (GA rule 77, by analogy)."""

    SUSPEND_MEETING = "suspend_meeting"
    ADJOURN_MEETING = "adjourn_meeting"
    ADJOURN_DEBATE = "adjourn_debate"
    CLOSE_DEBATE = "close_debate"
    APPEAL = "appeal"
    AMENDMENT = "amendment"
    PROPOSAL = "proposal"


class MotionStatus(StrEnum):
    """Say what became of a motion."""

    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class VoteMethod(StrEnum):
    """Say how a vote is taken."""

    SHOW_OF_HANDS = "show_of_hands"
    ROLL_CALL = "roll_call"


class BallotChoice(StrEnum):
    """Name what a delegation answers in a roll call."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINING = "abstaining"
    ABSENT = "absent"


class Attendance(Base):
    """Record a stay of a delegation at a meeting: it came, and went while the meeting went on."""

    __tablename__ = "attendance"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id", ondelete="CASCADE"))
    arrived_at: Mapped[datetime]
    left_at: Mapped[datetime | None]

    delegation: Mapped[Delegation] = relationship()


class ItemTime(Base):
    """Record a stretch of a meeting during which an item was treated."""

    __tablename__ = "item_time"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Speaker(Base):
    """Hold a request for the floor on an item, in its place on the list."""

    __tablename__ = "speaker"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"))
    name: Mapped[str] = mapped_column(default="")  # of one who speaks for no delegation
    kind: Mapped[str]  # an InterventionKind
    on_behalf_of: Mapped[str] = mapped_column(default="")
    group_id: Mapped[int | None] = mapped_column(ForeignKey("state_group.id", ondelete="SET NULL"))
    position: Mapped[int]
    status: Mapped[str] = mapped_column(default=SpeakerStatus.WAITING.value)
    asked_at: Mapped[datetime]
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    paused_seconds: Mapped[int] = mapped_column(default=0)
    intervention_id: Mapped[int | None] = mapped_column(ForeignKey("intervention.id", ondelete="SET NULL"))

    delegation: Mapped[Delegation | None] = relationship()


class Motion(Base):
    """Hold a motion or proposal made on an item."""

    __tablename__ = "motion"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"))
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"))
    kind: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="fr")
    status: Mapped[str] = mapped_column(default=MotionStatus.OPEN.value)
    moved_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]

    delegation: Mapped[Delegation | None] = relationship()
    votes: Mapped[list["Vote"]] = relationship(cascade="all, delete-orphan", order_by="Vote.id")


class Vote(Base):
    """Record a vote on a motion, with the figures its validity and result were judged by."""

    __tablename__ = "vote"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motion.id", ondelete="CASCADE"), index=True)
    method: Mapped[str]
    majority: Mapped[str] = mapped_column(default="simple")  # or "two_thirds"
    in_favour: Mapped[int]
    against: Mapped[int]
    abstaining: Mapped[int]
    present: Mapped[int]
    quorum: Mapped[int]  # how many had to be present
    is_valid: Mapped[bool]
    is_adopted: Mapped[bool]
    taken_at: Mapped[datetime]

    ballots: Mapped[list["Ballot"]] = relationship(cascade="all, delete-orphan")


class Ballot(Base):
    """Record what a delegation answered in a roll call."""

    __tablename__ = "ballot"

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id", ondelete="CASCADE"), primary_key=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id"), primary_key=True)
    choice: Mapped[str]

    delegation: Mapped[Delegation] = relationship()
