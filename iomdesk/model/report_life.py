"""The life of a report: dated steps, deadlines, corrections received, and the files that were issued."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base
from iomdesk.model.corrections import CorrectionStatus
from iomdesk.model.participants import Delegation


class ReportStage(StrEnum):
    """Say where a report stands; before its first step it is a draft on the rapporteur's desk."""

    DRAFT = "draft"
    PROJECT = "project"
    CORRECTIONS = "corrections"
    CORRIGENDUM = "corrigendum"
    APPROVED = "approved"
    REISSUED = "reissued"


class ReportStep(Base):
    """Record one dated step of a session's report; one that was taken back stays, with its files."""

    __tablename__ = "report_step"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), index=True)
    stage: Mapped[str]
    on: Mapped[date]
    symbol: Mapped[str] = mapped_column(default="")
    form: Mapped[str] = mapped_column(default="")  # of an approval: "rev" or "cover_note"
    approving_body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    approving_session: Mapped[int | None]
    resolution: Mapped[str] = mapped_column(default="")
    replaces: Mapped[str] = mapped_column(default="")  # the symbol that a reissue cancels
    replaces_dated_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]

    files: Mapped[list["ReportFile"]] = relationship(order_by="ReportFile.id", viewonly=True)


class ReportDeadline(Base):
    """Hold the last day for corrections to the version of a language; a week after it was received."""

    __tablename__ = "report_deadline"
    __table_args__ = (UniqueConstraint("session_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    language: Mapped[str]
    received_on: Mapped[date]
    deadline_on: Mapped[date]


class ReportCorrection(Base):
    """Hold a correction to a report: by whom, where, the old words and the new, and what became of it."""

    __tablename__ = "report_correction"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"))
    language: Mapped[str]
    paragraph: Mapped[str]  # its number in the project
    old_text: Mapped[str] = mapped_column(default="")
    new_text: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date]
    status: Mapped[str] = mapped_column(default=CorrectionStatus.RECEIVED.value)
    reason: Mapped[str] = mapped_column(default="")
    final_text: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]

    delegation: Mapped[Delegation | None] = relationship()


class ReportFile(Base):
    """Keep a file that was issued with a step, under its digest; triggers refuse change and removal."""

    __tablename__ = "report_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("report_step.id"), index=True)
    kind: Mapped[str]  # of paper: "report", "report-corrigendum", "cover-note"
    language: Mapped[str]
    format: Mapped[str]
    file_name: Mapped[str]
    content_digest: Mapped[str] = mapped_column(ForeignKey("content.digest"))
    kept_at: Mapped[datetime]
