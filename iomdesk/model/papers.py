"""The register of papers the program makes: what each is called, and every file that left the desk."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base


class RegisteredPaper(Base):
    """Hold what the cover of a session's paper says: symbol, date, original language, addressee."""

    __tablename__ = "paper"
    __table_args__ = (UniqueConstraint("session_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    kind: Mapped[str]  # "agenda", "report"
    symbol: Mapped[str] = mapped_column(default="")
    dated_on: Mapped[date | None]
    original_language: Mapped[str] = mapped_column(default="fr")
    addressee_session: Mapped[int | None]  # the session of the CPPF a report goes to

    issues: Mapped[list["PaperIssue"]] = relationship(cascade="all, delete-orphan", order_by="PaperIssue.id")


class PaperIssue(Base):
    """Record a file that was written: language, format, digest, when."""

    __tablename__ = "paper_issue"

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"))
    language: Mapped[str]
    format: Mapped[str]
    file_name: Mapped[str]
    digest: Mapped[str]
    issued_at: Mapped[datetime]

    sources: Mapped[list["PaperSource"]] = relationship(cascade="all, delete-orphan")


class PaperText(Base):
    """Hold a free text of a paper by its place ("proposal", "opening"…) and language, as Markdown."""

    __tablename__ = "paper_text"
    __table_args__ = (UniqueConstraint("paper_id", "place", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"))
    place: Mapped[str]
    language: Mapped[str]
    text: Mapped[str]


class PaperSource(Base):
    """Say from which record a paragraph of an issued file was made."""

    __tablename__ = "paper_source"

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("paper_issue.id", ondelete="CASCADE"), index=True)
    paragraph: Mapped[str]
    source_kind: Mapped[str]
    source_id: Mapped[int]
