"""Concordance: which clause of an older version of the mandate became which clause of a newer one."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base
from iomdesk.model.mandate import MandateClause, MandateVersion


class ConcordanceKind(StrEnum):
    """Say what became of a clause; a split or merged clause has several rows."""

    SAME = "same"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


class ConcordanceLink(Base):
    """Link a clause of one version to one of another, as the user confirmed it; one end may be empty."""

    __tablename__ = "concordance_link"
    __table_args__ = (
        CheckConstraint("old_clause_id IS NOT NULL OR new_clause_id IS NOT NULL", name="one_end"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    old_version_id: Mapped[int] = mapped_column(
        ForeignKey("mandate_version.id", ondelete="CASCADE"), index=True
    )
    new_version_id: Mapped[int] = mapped_column(
        ForeignKey("mandate_version.id", ondelete="CASCADE"), index=True
    )
    old_clause_id: Mapped[int | None] = mapped_column(ForeignKey("mandate_clause.id", ondelete="CASCADE"))
    new_clause_id: Mapped[int | None] = mapped_column(ForeignKey("mandate_clause.id", ondelete="CASCADE"))
    kind: Mapped[str]
    confirmed_at: Mapped[datetime]

    old_clause: Mapped[MandateClause | None] = relationship(foreign_keys=[old_clause_id])
    new_clause: Mapped[MandateClause | None] = relationship(foreign_keys=[new_clause_id])


class MandateStep(Base):
    """Record one dated step of a version: projet, approuvé, remplacé, by whom and in which document."""

    __tablename__ = "mandate_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("mandate_version.id", ondelete="CASCADE"), index=True)
    status: Mapped[str]
    on: Mapped[date | None]
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    body_session: Mapped[int | None]
    document_symbol: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime]

    version: Mapped[MandateVersion] = relationship()
