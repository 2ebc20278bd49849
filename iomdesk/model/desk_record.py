"""What a desk says of itself, and the append-only audit of every change."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from iomdesk.model.base import Base


class DeskRecord(Base):
    """Hold the one row that identifies a desk."""

    __tablename__ = "desk"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str]
    created_at: Mapped[datetime]
    is_sample: Mapped[bool] = mapped_column(default=False)
    house_profile: Mapped[str] = mapped_column(default="OIM")


class AuditEntry(Base):
    """Record one change: what, before, after, when, by which installation; triggers keep it as it is."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    installation: Mapped[str]
    action: Mapped[str]
    record_kind: Mapped[str]
    record_id: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
