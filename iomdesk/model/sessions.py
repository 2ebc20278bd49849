"""Sessions and their meetings, of one or more bodies."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base
from iomdesk.model.bodies import Body
from iomdesk.model.mandate import MandateVersion


class SessionStatus(StrEnum):
    """Say where a session stands along the work."""

    PLANNED = "planned"
    CONVENED = "convened"
    OPEN = "open"
    CLOSED = "closed"


class GroupSession(Base):
    """Hold a session; `number` is empty where the papers name it by its date alone."""

    __tablename__ = "session"
    __table_args__ = (
        CheckConstraint("number IS NULL OR number > 0", name="number_positive"),
        CheckConstraint("end_on IS NULL OR start_on IS NULL OR end_on >= start_on", name="dates_in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int | None]
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(default="")
    chair: Mapped[str] = mapped_column(default="")
    rapporteur: Mapped[str] = mapped_column(default="")
    rapporteur_is_woman: Mapped[bool] = mapped_column(default=False)  # es: Relatora / Relator
    status: Mapped[str] = mapped_column(default=SessionStatus.PLANNED.value)
    note: Mapped[str] = mapped_column(default="")  # facts known of a past session, in the source's language
    is_sample: Mapped[bool] = mapped_column(default=False)
    mandate_version_id: Mapped[int | None] = mapped_column(ForeignKey("mandate_version.id"))
    deleted_at: Mapped[datetime | None]

    mandate_version: Mapped[MandateVersion | None] = relationship()
    bodies: Mapped[list["SessionBody"]] = relationship(
        cascade="all, delete-orphan", order_by="SessionBody.position"
    )
    meetings: Mapped[list["Meeting"]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="Meeting.starts_at"
    )


class SessionBody(Base):
    """Link a session to one of the bodies that hold it: joint sessions have several."""

    __tablename__ = "session_body"

    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)

    body: Mapped[Body] = relationship()


class Meeting(Base):
    """Hold a meeting (séance) of a session, with the local time of its place."""

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    number: Mapped[int]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    time_zone: Mapped[str] = mapped_column(default="Europe/Zurich")

    session: Mapped[GroupSession] = relationship(back_populates="meetings")


class SessionCalendar(Base):
    """Remember what calendars were told of a session, so that the next file updates and does not double.

    RFC 5545: the same UID, and a SEQUENCE that grows with each change.
    """

    __tablename__ = "session_calendar"

    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    digest: Mapped[str] = mapped_column(default="")  # of what was told last
    told_at: Mapped[datetime]
