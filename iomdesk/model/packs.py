"""Meeting packs: what goes in, in which order, who gets which copy, and what was issued."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base


class PackStatus(StrEnum):
    """Say whether a pack may still change."""

    DRAFT = "draft"
    ISSUED = "issued"


class PackPartKind(StrEnum):
    """Say what a part of a pack is."""

    PAPER = "paper"  # made by the program
    ITEM = "item"  # the divider of an item
    DOCUMENT = "document"


class PackAudience(StrEnum):
    """Say into whose copies a part goes; restricted documents go to none but the second, whatever is said."""

    ALL = "all"
    FULL = "full"  # recipients who may have restricted documents


class Pack(Base):
    """Hold the pack of a session (number 0), or a supplement to it (S-1, S-2…)."""

    __tablename__ = "pack"
    __table_args__ = (UniqueConstraint("session_id", "language", "number"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    number: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(default=PackStatus.DRAFT.value)
    options: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # dividers, stamps, duplex…
    issued_at: Mapped[datetime | None]
    layout: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # page numbers as issued: never changed

    parts: Mapped[list["PackPart"]] = relationship(cascade="all, delete-orphan", order_by="PackPart.position")


class PackPart(Base):
    """Hold what was decided about one part of a pack: its place, and whether it goes in."""

    __tablename__ = "pack_part"
    __table_args__ = (
        UniqueConstraint("pack_id", "kind", "reference", "item_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    reference: Mapped[str]  # the kind of a paper, or the id of an item or a document
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    position: Mapped[int]
    is_included: Mapped[bool] = mapped_column(default=True)
    audience: Mapped[str] = mapped_column(default=PackAudience.ALL.value)
    content_digest: Mapped[str | None] = mapped_column(ForeignKey("content.digest"))  # as issued


class PackRecipient(Base):
    """Hold who gets a copy, and whether restricted papers may be in it."""

    __tablename__ = "pack_recipient"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    copy_number: Mapped[int]
    language: Mapped[str] = mapped_column(default="fr")
    may_have_restricted: Mapped[bool] = mapped_column(default=False)
    deleted_at: Mapped[datetime | None]


class PackCopy(Base):
    """Log a copy that was made: for whom, of which pack, when, and the digest of the file."""

    __tablename__ = "pack_copy"

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id", ondelete="CASCADE"), index=True)
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("pack_recipient.id"))
    recipient_name: Mapped[str]
    copy_number: Mapped[int | None]
    file_name: Mapped[str]
    digest: Mapped[str]
    made_at: Mapped[datetime]
