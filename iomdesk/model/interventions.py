"""Interventions: what was said on an item, by whom, and how it may be attributed."""

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

    delegation: Mapped[Delegation | None] = relationship()
