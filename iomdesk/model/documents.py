"""Documents of a session: symbol, language versions, and contents kept once by digest."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base


class Distribution(StrEnum):
    """Say who may have a document."""

    GENERAL = "general"
    LIMITED = "limited"
    RESTRICTED = "restricted"


class MeetingDocument(Base):
    """Hold a document by its symbol, the same in all languages."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    symbol: Mapped[str] = mapped_column(default="")
    distribution: Mapped[str] = mapped_column(default=Distribution.GENERAL.value)
    original_language: Mapped[str] = mapped_column(default="fr")
    issued_on: Mapped[date | None]
    deadline_on: Mapped[date | None]
    late_reason: Mapped[str] = mapped_column(default="")
    derestricted_on: Mapped[date | None]
    deleted_at: Mapped[datetime | None]

    versions: Mapped[list["DocumentVersion"]] = relationship(
        back_populates="document", cascade="all, delete-orphan", order_by="DocumentVersion.language"
    )


class DocumentVersion(Base):
    """Hold a language version of a document: its title, and its file where there is one."""

    __tablename__ = "document_version"
    __table_args__ = (UniqueConstraint("document_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    language: Mapped[str]
    title: Mapped[str]
    file_name: Mapped[str] = mapped_column(default="")
    content_digest: Mapped[str | None] = mapped_column(ForeignKey("content.digest"))

    document: Mapped[MeetingDocument] = relationship(back_populates="versions")
    content: Mapped["Content | None"] = relationship()


class Content(Base):
    """Keep the bytes of a file once, under the SHA-256 of what they are."""

    __tablename__ = "content"

    digest: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class FormerFile(Base):
    """Remember the file that a language version held before another took its place."""

    __tablename__ = "document_former_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("document_version.id", ondelete="CASCADE"), index=True)
    file_name: Mapped[str]
    content_digest: Mapped[str] = mapped_column(ForeignKey("content.digest"))
    replaced_at: Mapped[datetime]


class ContentReading(Base):
    """Hold what was found in a file when it was taken in: pages, words, text, and what was taken out of it.

    `printable_digest` names the cleaned PDF that goes into packs; it is empty where none could be made, and
    `remark` then says why in one line.
    """

    __tablename__ = "content_reading"

    digest: Mapped[str] = mapped_column(ForeignKey("content.digest", ondelete="CASCADE"), primary_key=True)
    printable_digest: Mapped[str | None] = mapped_column(ForeignKey("content.digest"))
    pages: Mapped[int | None]
    words: Mapped[int | None]
    text: Mapped[str] = mapped_column(deferred=True)
    remark: Mapped[str] = mapped_column(default="")
    read_at: Mapped[datetime]
