"""The journal of typing, and the texts that were found in it after a program ended without storing them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from iomdesk.model.base import Base


class Choice(StrEnum):
    """Say what became of a recovered text."""

    KEPT = "kept"  # the stored text stayed
    TAKEN = "taken"
    BOTH = "both"


class TypedChange(Base):
    """Hold a change of a text as it was typed, keyed like a draft: at `place`, `removed` gave way to `added`.

    `base_digest` names the text the change was made to, so that no change is ever put into another text.
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


class RecoveredText(Base):
    """Keep a text that was typed and not stored, until it is chosen and after: nothing of it is destroyed.

    `left_text` is the stored text that gave way to it.
    """

    __tablename__ = "recovered_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_kind: Mapped[str]
    record_id: Mapped[int]
    field: Mapped[str]
    language: Mapped[str]
    text: Mapped[str]
    typed_at: Mapped[datetime]
    found_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    choice: Mapped[str | None]
    left_text: Mapped[str | None]
