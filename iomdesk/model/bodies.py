"""Bodies: the working group, the organs it reports to, and their names as they changed over time."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base


class Body(Base):
    """Hold an organ or a working group; `symbol_template` makes its symbols (`WG/{session}/{n}`)."""

    __tablename__ = "body"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # "council", "committee", "working_group"
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    symbol_template: Mapped[str] = mapped_column(default="")
    symbol_confirmed: Mapped[bool] = mapped_column(default=False)
    is_own: Mapped[bool] = mapped_column(default=False)  # the body this desk works for
    deadline_days: Mapped[int] = mapped_column(default=14)  # SCPF rules 4 and 5.2, by analogy

    names: Mapped[list["BodyName"]] = relationship(
        back_populates="body", cascade="all, delete-orphan", order_by="BodyName.id"
    )


class BodyName(Base):
    """Hold a name in one language from a day on; an unofficial one is a working translation."""

    __tablename__ = "body_name"
    __table_args__ = (UniqueConstraint("body_id", "language", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"))
    language: Mapped[str]
    name: Mapped[str]
    abbreviation: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_after: Mapped[date | None]  # where only a day is known on which the name was not yet used
    is_official: Mapped[bool] = mapped_column(default=True)
    is_proposed: Mapped[bool] = mapped_column(default=False)  # a name in a draft mandate, not yet adopted
    source: Mapped[str] = mapped_column(default="")

    body: Mapped[Body] = relationship(back_populates="names")
