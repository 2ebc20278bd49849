"""The approval of minutes: circulation, corrections received, approval with everything frozen as it was."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base
from iomdesk.model.participants import Delegation


class MinutesStage(StrEnum):
    """Say where the minutes of a session stand."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    APPROVED = "approved"


class CorrectionStatus(StrEnum):
    """Say what became of a correction that was asked for."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    AMENDED = "amended"
    REFUSED = "refused"


class MinutesStep(Base):
    """Record one dated step of a session's minutes; the latest one says where they stand."""

    __tablename__ = "minutes_step"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    stage: Mapped[str]
    on: Mapped[date]
    approving_session_id: Mapped[int | None] = mapped_column(ForeignKey("session.id"))
    note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime]


class MinutesDeadline(Base):
    """Hold the last day for corrections to the version of a language; a week after it was circulated."""

    __tablename__ = "minutes_deadline"
    __table_args__ = (UniqueConstraint("session_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    language: Mapped[str]
    circulated_on: Mapped[date]
    deadline_on: Mapped[date]


class Correction(Base):
    """Hold a correction asked for: by whom, where, the old words and the new, and what became of it."""

    __tablename__ = "correction"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"))
    language: Mapped[str]
    paragraph: Mapped[str]  # its number as circulated
    old_text: Mapped[str] = mapped_column(default="")
    new_text: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date]
    status: Mapped[str] = mapped_column(default=CorrectionStatus.RECEIVED.value)
    reason: Mapped[str] = mapped_column(default="")
    final_text: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]

    delegation: Mapped[Delegation | None] = relationship()


class FrozenMinutes(Base):
    """Keep the minutes of a session as they were circulated or approved; triggers refuse change and removal.

    `facts` holds all that a paper says of them (texts, numbers, names, functions, clauses) as they were.
    """

    __tablename__ = "frozen_minutes"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), index=True)
    stage: Mapped[str]
    frozen_at: Mapped[datetime]
    digest: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
