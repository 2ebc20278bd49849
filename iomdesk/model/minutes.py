"""Minutes per item: a draft that follows the typing, and revisions that are never changed."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from iomdesk.model.base import Base


class Draft(Base):
    """Hold what is being typed, keyed by record and field so that texts can never be mixed."""

    __tablename__ = "draft"
    __table_args__ = (
        UniqueConstraint("record_kind", "record_id", "field", "language"),
        # Which items have minutes is asked for all sessions at every start: without reading their texts.
        Index(
            "ix_draft_written",
            "record_kind",
            "record_id",
            sqlite_where=text("text <> ''"),
            postgresql_where=text("text <> ''"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_kind: Mapped[str]
    record_id: Mapped[int]
    field: Mapped[str]
    language: Mapped[str]
    text: Mapped[str]
    saved_at: Mapped[datetime]
    sealed_revision_id: Mapped[int | None]  # the revision with these very words, once sealed


class MinutesRevision(Base):
    """Keep a sealed text of an item's minutes; triggers refuse change and removal."""

    __tablename__ = "minutes_revision"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    language: Mapped[str]
    text: Mapped[str]
    sealed_at: Mapped[datetime]
    installation: Mapped[str]
    reason: Mapped[str]  # "pause", "request", "status", "restored", "import"
    restored_from_id: Mapped[int | None] = mapped_column(ForeignKey("minutes_revision.id"))
    words: Mapped[int | None]  # counted when it was sealed: lists need not load the texts
