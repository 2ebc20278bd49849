"""Interventions: what was said on an item, by whom, and how it may be attributed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base
from iomdesk.model.participants import Delegation


class InterventionKind(StrEnum):
    """Say in which quality the floor was taken."""

    STATEMENT = "statement"
    CHAIR = "chair"
    ADMINISTRATION = "administration"
    POINT_OF_ORDER = "point_of_order"
    RIGHT_OF_REPLY = "right_of_reply"


class Stance(StrEnum):
    """Say where the speaker stands."""

    NONE = "none"
    SUPPORT = "support"
    RESERVATION = "reservation"
    OPPOSITION = "opposition"
    QUESTION = "question"


class Attribution(StrEnum):
    """Say how far a statement may be attributed on paper."""

    NAMED = "named"
    LISTED = "listed"
    ANONYMOUS = "anonymous"


class Intervention(Base):
    """Hold one intervention on an item, in the order of speaking."""

    __tablename__ = "intervention"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"))
    on_behalf_of: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default=InterventionKind.STATEMENT.value)
    stance: Mapped[str] = mapped_column(default=Stance.NONE.value)
    attribution: Mapped[str] = mapped_column(default=Attribution.ANONYMOUS.value)
    language: Mapped[str] = mapped_column(default="fr")
    text: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    heard_at: Mapped[datetime | None]
    seconds: Mapped[int | None]  # how long the floor was held
    deleted_at: Mapped[datetime | None]

    delegation: Mapped[Delegation | None] = relationship()
    aligned: Mapped[list["InterventionAligned"]] = relationship(cascade="all, delete-orphan")


class InterventionAligned(Base):
    """Name a State on whose behalf, or in alignment with which, an intervention was made."""

    __tablename__ = "intervention_aligned"

    intervention_id: Mapped[int] = mapped_column(
        ForeignKey("intervention.id", ondelete="CASCADE"), primary_key=True
    )
    state_iso3: Mapped[str] = mapped_column(ForeignKey("state.iso3"), primary_key=True)


class InterventionGroup(Base):
    """Name the group of States on whose behalf an intervention was made, where it is one of the desk's."""

    __tablename__ = "intervention_group"

    intervention_id: Mapped[int] = mapped_column(
        ForeignKey("intervention.id", ondelete="CASCADE"), primary_key=True
    )
    group_id: Mapped[int] = mapped_column(ForeignKey("state_group.id"))
