"""The journal of typing: what was typed since a text was last stored, small enough to be written at once."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from iomdesk.model.base import Base


class TypedChange(Base):
    """Hold a change of a text as it was typed, keyed like a draft: at `place`, `removed` gave way to `added`.

    `base_digest` names the stored text the first change of a row of changes starts from.
    """

    __tablename__ = "typed_change"
    __table_args__ = (
        Index("ix_typed_change_key", "record_kind", "record_id", "field", "language"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_kind: Mapped[str]
    record_id: Mapped[int]
    field: Mapped[str]
    language: Mapped[str]
    base_digest: Mapped[str]
    place: Mapped[int]
    removed: Mapped[str]
    added: Mapped[str]
    typed_at: Mapped[datetime]
