"""Membership of the organisation and groups of States: dated, editable, several schemes side by side."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base
from iomdesk.model.participants import State


class Membership(Base):
    """Record that a State is a member or an observer over a time; unverified until somebody checked it."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("until_on IS NULL OR from_on IS NULL OR until_on >= from_on", name="dates_in_order"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    state_iso3: Mapped[str] = mapped_column(ForeignKey("state.iso3"), index=True)
    kind: Mapped[str] = mapped_column(default="member")  # or "observer"
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    vote_suspended_from: Mapped[date | None]  # Constitution, art. 4(1)
    vote_suspended_until: Mapped[date | None]
    is_verified: Mapped[bool] = mapped_column(default=False)

    state: Mapped[State] = relationship()


class GroupScheme(Base):
    """Hold a way of grouping States: UN regional groups, European Union, ad hoc; none is built in."""

    __tablename__ = "group_scheme"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    is_used: Mapped[bool] = mapped_column(default=True)

    groups: Mapped[list["StateGroup"]] = relationship(
        back_populates="scheme", cascade="all, delete-orphan", order_by="StateGroup.position"
    )


class StateGroup(Base):
    """Hold a group of a scheme with its name per language."""

    __tablename__ = "state_group"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    scheme_id: Mapped[int] = mapped_column(ForeignKey("group_scheme.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name_fr: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    name_es: Mapped[str] = mapped_column(default="")
    abbreviation: Mapped[str] = mapped_column(default="")

    scheme: Mapped[GroupScheme] = relationship(back_populates="groups")
    memberships: Mapped[list["GroupMembership"]] = relationship(cascade="all, delete-orphan")


class GroupMembership(Base):
    """Record that a State belongs to a group, or aligns itself with it, over a time."""

    __tablename__ = "group_membership"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("state_group.id", ondelete="CASCADE"), index=True)
    state_iso3: Mapped[str] = mapped_column(ForeignKey("state.iso3"))
    is_aligned_only: Mapped[bool] = mapped_column(default=False)
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
