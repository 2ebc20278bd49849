"""Documents of a session: symbol, language versions, and contents kept once by digest."""

from datetime import date
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
