"""The report as it is edited: paragraphs with what was generated, what was written, and what is proposed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base


class ReportMarking(StrEnum):
    """Say how a report is printed while it is negotiated."""

    MARKED = "marked"  # square brackets, alternatives, "agreed ad referendum"
    CLEAN = "clean"


class Report(Base):
    """Hold the edited report of a session; `scope` names what else it covers, `outline` its sections."""

    __tablename__ = "report"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    profile: Mapped[str]
    addressee_session: Mapped[int | None]
    scope: Mapped[dict[str, Any]] = mapped_column(JSON)  # {"sessions": [...]} or {"from": day, "to": day}
    outline: Mapped[dict[str, Any]] = mapped_column(JSON)
    original_language: Mapped[str] = mapped_column(default="fr")
    stage: Mapped[str] = mapped_column(default="draft")  # "issued" once its numbers are fixed
    marking: Mapped[str] = mapped_column(default=ReportMarking.MARKED.value)
    deleted_at: Mapped[datetime | None]

    paragraphs: Mapped[list["EditedParagraph"]] = relationship(
        order_by="EditedParagraph.position", viewonly=True
    )


class EditedParagraph(Base):
    """Hold a block of the report; `key` is what generated it, empty for what was written by hand.

    `base_position` is its place among what was generated last, None where it is not generated any more.
    """

    __tablename__ = "report_paragraph"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    base_position: Mapped[int | None]
    section: Mapped[str]
    key: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    anchor: Mapped[str] = mapped_column(default="")
    fixed_number: Mapped[str | None]
    alternative_of: Mapped[int | None] = mapped_column(ForeignKey("report_paragraph.id"))
    is_agreed: Mapped[bool] = mapped_column(default=False)
    is_bracketed: Mapped[bool] = mapped_column(default=False)
    deleted_at: Mapped[datetime | None]

    texts: Mapped[list["EditedText"]] = relationship(
        cascade="all, delete-orphan", order_by="EditedText.language"
    )
    sources: Mapped[list["EditedSource"]] = relationship(
        cascade="all, delete-orphan", order_by="EditedSource.id"
    )


class EditedText(Base):
    """Hold a paragraph in one language, in the stored form of what people write.

    `base` is what was generated last and accepted, `proposal` what would be generated now ("" for nothing),
    `made_from` the digest of the original language's text that this one was made from.
    """

    __tablename__ = "report_paragraph_text"
    __table_args__ = (UniqueConstraint("paragraph_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paragraph_id: Mapped[int] = mapped_column(ForeignKey("report_paragraph.id", ondelete="CASCADE"))
    language: Mapped[str]
    base: Mapped[str | None]
    text: Mapped[str]
    proposal: Mapped[str | None]
    made_from: Mapped[str] = mapped_column(default="")


class EditedSource(Base):
    """Name a record that a paragraph was made from, with the digest of what the record said then."""

    __tablename__ = "report_source"

    id: Mapped[int] = mapped_column(primary_key=True)
    paragraph_id: Mapped[int] = mapped_column(
        ForeignKey("report_paragraph.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str]
    record_id: Mapped[int]
    digest: Mapped[str]
