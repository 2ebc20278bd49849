"""Bodies: the working group, the organs it reports to, and their names as they changed over time."""

from collections.abc import Iterable
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
    __table_args__ = (UniqueConstraint("body_id", "language", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"))
    language: Mapped[str]
    name: Mapped[str]
    abbreviation: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    is_official: Mapped[bool] = mapped_column(default=True)
    is_proposed: Mapped[bool] = mapped_column(default=False)  # a name in a draft mandate, not yet adopted
    source: Mapped[str] = mapped_column(default="")

    body: Mapped[Body] = relationship(back_populates="names")


def name_on(names: Iterable[BodyName], language: str, day: date | None) -> BodyName | None:
    """Return the name in force on a day (the latest one where the day is None).

    A proposed name counts only from its own date on, like any other; before the first name, the first.
    """
    wanted = [name for name in names if name.language == language]
    begun = [n for n in wanted if day is None or n.valid_from is None or n.valid_from <= day]
    chronological = sorted(begun or wanted, key=lambda n: n.valid_from or date.min)
    if not chronological:
        return None
    return chronological[-1] if begun else chronological[0]
