"""The mandate as an object: versions, chapters and clauses, each text marked official or not."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base
from iomdesk.model.bodies import Body


class MandateStatus(StrEnum):
    """Say how far a version has come."""

    DRAFT = "projet"
    APPROVED = "approuvé"
    REPLACED = "remplacé"


class MandateVersion(Base):
    """Hold one version of a body's mandate; a version may be known by its facts alone, without clauses."""

    __tablename__ = "mandate_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    label: Mapped[str]
    status: Mapped[str] = mapped_column(default=MandateStatus.DRAFT.value)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    approving_session: Mapped[int | None]
    document_symbol: Mapped[str] = mapped_column(default="")
    dated_on: Mapped[date | None]
    in_force_from: Mapped[date | None]
    in_force_to: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")

    body: Mapped[Body] = relationship(foreign_keys=[body_id])
    approved_by: Mapped[Body | None] = relationship(foreign_keys=[approved_by_id])
    chapters: Mapped[list["MandateChapter"]] = relationship(
        back_populates="version", cascade="all, delete-orphan", order_by="MandateChapter.position"
    )

    @property
    def has_clauses(self) -> bool:
        """Say whether there is anything to map to."""
        return any(chapter.clauses for chapter in self.chapters)

    def is_in_force(self, day: date) -> bool:
        """Say whether the version was approved and in force on that day."""
        if self.status == MandateStatus.DRAFT or self.in_force_from is None:
            return False
        return self.in_force_from <= day and (self.in_force_to is None or day < self.in_force_to)


class MandateChapter(Base):
    """Hold a chapter: `1.` with its title per language."""

    __tablename__ = "mandate_chapter"
    __table_args__ = (UniqueConstraint("version_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("mandate_version.id", ondelete="CASCADE"))
    number: Mapped[str]
    position: Mapped[int]

    version: Mapped[MandateVersion] = relationship(back_populates="chapters")
    titles: Mapped[list["ChapterTitle"]] = relationship(
        back_populates="chapter", cascade="all, delete-orphan", order_by="ChapterTitle.id"
    )
    clauses: Mapped[list["MandateClause"]] = relationship(
        back_populates="chapter", cascade="all, delete-orphan", order_by="MandateClause.position"
    )


class ChapterTitle(Base):
    """Hold a chapter's title in one language."""

    __tablename__ = "mandate_chapter_title"
    __table_args__ = (UniqueConstraint("chapter_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("mandate_chapter.id", ondelete="CASCADE"))
    language: Mapped[str]
    title: Mapped[str]
    is_official: Mapped[bool] = mapped_column(default=False)

    chapter: Mapped[MandateChapter] = relationship(back_populates="titles")


class MandateClause(Base):
    """Hold a clause (alinéa): its letter within the chapter and its text per language."""

    __tablename__ = "mandate_clause"
    __table_args__ = (UniqueConstraint("chapter_id", "letter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("mandate_chapter.id", ondelete="CASCADE"))
    letter: Mapped[str]
    position: Mapped[int]

    chapter: Mapped[MandateChapter] = relationship(back_populates="clauses")
    texts: Mapped[list["ClauseText"]] = relationship(
        back_populates="clause", cascade="all, delete-orphan", order_by="ClauseText.id"
    )


class ClauseText(Base):
    """Hold a clause's text in one language, marked official or a working translation."""

    __tablename__ = "mandate_clause_text"
    __table_args__ = (UniqueConstraint("clause_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    clause_id: Mapped[int] = mapped_column(ForeignKey("mandate_clause.id", ondelete="CASCADE"))
    language: Mapped[str]
    text: Mapped[str]
    is_official: Mapped[bool] = mapped_column(default=False)

    clause: Mapped[MandateClause] = relationship(back_populates="texts")


def version_for(versions: Iterable[MandateVersion], day: date | None) -> MandateVersion | None:
    """Choose the version to map to: the one in force that day, else the newest draft with clauses.

    A version in force whose clauses are not known cannot be mapped to, so the draft stands in for it.
    """
    known = list(versions)
    in_force = [v for v in known if day is not None and v.is_in_force(day) and v.has_clauses]
    drafts = [v for v in known if v.status == MandateStatus.DRAFT and v.has_clauses]
    others = [v for v in known if v.has_clauses]
    for candidates in (in_force, drafts, others):
        if candidates:
            return max(candidates, key=lambda v: (v.in_force_from or v.dated_on or date.min, v.id))
    return None
