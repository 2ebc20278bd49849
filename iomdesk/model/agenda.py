"""The agenda: a tree of items with their numbers, clauses, documents and outcomes."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.mandate import MandateClause
from iomdesk.runtime.errors import UserError


class ItemKind(StrEnum):
    """Say what the group is asked to do with an item."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"


class ItemRole(StrEnum):
    """Say which part an item plays in the report: only items of substance get a section of their own."""

    ADOPTION_OF_AGENDA = "adoption_of_agenda"
    SUBSTANCE = "substance"
    OTHER_BUSINESS = "other_business"
    ADOPTION_OF_REPORT = "adoption_of_report"


class OutcomeKind(StrEnum):
    """Name how an item ended; each has its standard sentence per language."""

    ADOPTED = "adopted"
    NOTED = "noted"
    CONTINUED = "continued"
    DEFERRED = "deferred"
    RECOMMENDED = "recommended"


class ClauseOutsideMandate(UserError):
    """Raised when an item is mapped to a clause of another version than its session's."""


class ItemInsideItself(UserError):
    """Raised when an item would be moved below itself."""


class AgendaItem(Base):
    """Hold an item of the agenda; `position` orders it among its siblings."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        CheckConstraint("planned_minutes IS NULL OR planned_minutes >= 0", name="minutes_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    position: Mapped[int]
    fixed_number: Mapped[str | None]  # kept once the agenda is adopted: "3 bis"
    kind: Mapped[str] = mapped_column(default=ItemKind.DISCUSSION.value)
    role: Mapped[str] = mapped_column(default=ItemRole.SUBSTANCE.value)
    stage: Mapped[str] = mapped_column(default="provisional")  # or "adopted"
    planned_minutes: Mapped[int | None]
    presenter: Mapped[str] = mapped_column(default="")
    proposer: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str | None]
    deleted_at: Mapped[datetime | None]

    texts: Mapped[list["ItemText"]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="ItemText.language"
    )
    clause_links: Mapped[list["ItemClause"]] = relationship(cascade="all, delete-orphan")
    document_links: Mapped[list["ItemDocument"]] = relationship(
        cascade="all, delete-orphan", order_by="ItemDocument.position"
    )


class ItemCarryOver(Base):
    """Say that an item comes back at every session, or continues an item of an earlier one."""

    __tablename__ = "agenda_item_carry_over"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    is_recurring: Mapped[bool] = mapped_column(default=False)
    continued_from_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))


class AgendaBreak(Base):
    """Hold a break after an item of the first level; it takes time and has no number."""

    __tablename__ = "agenda_break"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    after_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    minutes: Mapped[int]


class ItemText(Base):
    """Hold an item's title and annotation in one language."""

    __tablename__ = "agenda_item_text"
    __table_args__ = (UniqueConstraint("item_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    language: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    annotation: Mapped[str] = mapped_column(default="")
    made_from: Mapped[str | None]  # digest of the text this one was translated from

    item: Mapped[AgendaItem] = relationship(back_populates="texts")


class ItemClause(Base):
    """Map an item to a clause of a version of the mandate."""

    __tablename__ = "agenda_item_clause"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    clause_id: Mapped[int] = mapped_column(ForeignKey("mandate_clause.id"), primary_key=True, index=True)

    clause: Mapped[MandateClause] = relationship()


class ItemDocument(Base):
    """Link an item to a document, or to a part of one ("annexe II", "par. 4-9")."""

    __tablename__ = "agenda_item_document"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    part: Mapped[str] = mapped_column(default="")

    document: Mapped[MeetingDocument] = relationship()


def siblings_in_order(items: Sequence[AgendaItem], parent_id: int | None) -> list[AgendaItem]:
    """Return the live items below one parent, in order."""
    below = [item for item in items if item.parent_id == parent_id and item.deleted_at is None]
    return sorted(below, key=lambda item: (item.position, item.id))
