"""Recommendations: things that outlive the documents that print them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base
from iomdesk.model.mandate import MandateClause


class RecommendationStatus(StrEnum):
    """Name the steps from the working group through the CPPF to the Council and what followed."""

    PROPOSED = "proposed"
    NEGOTIATED = "negotiated"
    AGREED = "agreed"
    TRANSMITTED = "transmitted"
    NOTED = "noted"
    ENDORSED = "endorsed"
    AMENDED = "amended"
    SENT_BACK = "sent_back"
    REFUSED = "refused"
    BEFORE_COUNCIL = "before_council"
    ACTED_UPON = "acted_upon"
    CLOSED = "closed"


FINISHED_STATUSES = frozenset(
    [RecommendationStatus.REFUSED, RecommendationStatus.ACTED_UPON, RecommendationStatus.CLOSED]
)
"""What needs no follow-up any more; every other recommendation is open."""


class ParagraphPart(StrEnum):
    """Say in which part of a recommendation a paragraph stands."""

    PREAMBLE = "preamble"
    OPERATIVE = "operative"


class Recommendation(Base):
    """Hold a recommendation of a session; `number` counts within the session and is never reused."""

    __tablename__ = "recommendation"
    __table_args__ = (UniqueConstraint("session_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    number: Mapped[int]
    status: Mapped[str] = mapped_column(default=RecommendationStatus.PROPOSED.value)
    deleted_at: Mapped[datetime | None]
    action_owner: Mapped[str | None]  # who acts on it; may have no account: "l’Administration"
    action_due_on: Mapped[date | None]

    paragraphs: Mapped[list["RecommendationParagraph"]] = relationship(
        cascade="all, delete-orphan", order_by="RecommendationParagraph.position"
    )
    clause_links: Mapped[list["RecommendationClause"]] = relationship(cascade="all, delete-orphan")
    steps: Mapped[list["RecommendationStep"]] = relationship(
        cascade="all, delete-orphan", order_by="RecommendationStep.id"
    )


class RecommendationParagraph(Base):
    """Hold a paragraph: preambular or operative, with the verb that opens it (a key of the verb table)."""

    __tablename__ = "recommendation_paragraph"

    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(
        ForeignKey("recommendation.id", ondelete="CASCADE"), index=True
    )
    part: Mapped[str]
    position: Mapped[int]
    verb: Mapped[str] = mapped_column(default="")

    texts: Mapped[list["RecommendationText"]] = relationship(
        cascade="all, delete-orphan", order_by="RecommendationText.language"
    )


class RecommendationText(Base):
    """Hold what follows the verb, in one language."""

    __tablename__ = "recommendation_text"
    __table_args__ = (UniqueConstraint("paragraph_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paragraph_id: Mapped[int] = mapped_column(ForeignKey("recommendation_paragraph.id", ondelete="CASCADE"))
    language: Mapped[str]
    text: Mapped[str]


class RecommendationClause(Base):
    """Place a recommendation under a clause of the mandate."""

    __tablename__ = "recommendation_clause"

    recommendation_id: Mapped[int] = mapped_column(
        ForeignKey("recommendation.id", ondelete="CASCADE"), primary_key=True
    )
    clause_id: Mapped[int] = mapped_column(ForeignKey("mandate_clause.id"), primary_key=True)

    clause: Mapped[MandateClause] = relationship()


class RecommendationStep(Base):
    """Record one dated step in the life of a recommendation."""

    __tablename__ = "recommendation_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(
        ForeignKey("recommendation.id", ondelete="CASCADE"), index=True
    )
    status: Mapped[str]
    on: Mapped[date | None]
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    body_session: Mapped[int | None]
    symbol: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime]
    override_reason: Mapped[str | None]  # why it was taken though it does not follow on the one before
