"""Who takes part: States, organisations, delegations and persons."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from iomdesk.model.base import Base


class Capacity(StrEnum):
    """Say in which capacity a delegation takes part."""

    MEMBER = "member"
    OBSERVER_STATE = "observer_state"
    ORGANISATION = "organisation"
    ADMINISTRATION = "administration"


class State(Base):
    """Hold a State's short names as the United Nations write them, and its article in French."""

    __tablename__ = "state"

    iso3: Mapped[str] = mapped_column(primary_key=True)
    iso2: Mapped[str]
    name_fr: Mapped[str]
    name_en: Mapped[str]
    name_es: Mapped[str]
    article_fr: Mapped[str] = mapped_column(default="")

    def name(self, language: str) -> str:
        """Return the short name in a language."""
        return {"fr": self.name_fr, "en": self.name_en, "es": self.name_es}[language]


class Organisation(Base):
    """Hold an organisation that takes part as an observer, or the Administration."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name_fr: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    name_es: Mapped[str] = mapped_column(default="")
    abbreviation: Mapped[str] = mapped_column(default="")

    def name(self, language: str) -> str:
        """Return the name in a language, else the French one."""
        return {"fr": self.name_fr, "en": self.name_en, "es": self.name_es}[language] or self.name_fr


class Delegation(Base):
    """Hold the delegation of a State or an organisation to one session."""

    __tablename__ = "delegation"
    __table_args__ = (
        CheckConstraint("(state_iso3 IS NULL) <> (organisation_id IS NULL)", name="state_or_organisation"),
        {"sqlite_autoincrement": True},  # the audit names ids: one removed is never given again
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    state_iso3: Mapped[str | None] = mapped_column(ForeignKey("state.iso3"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    capacity: Mapped[str] = mapped_column(default=Capacity.MEMBER.value)

    state: Mapped[State | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    members: Mapped[list["DelegationMember"]] = relationship(
        back_populates="delegation", cascade="all, delete-orphan", order_by="DelegationMember.position"
    )

    def name(self, language: str) -> str:
        """Return the name of the State or organisation in a language."""
        holder = self.state or self.organisation
        return holder.name(language) if holder else ""


class Person(Base):
    """Hold a person once, over all sessions."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    honorific: Mapped[str] = mapped_column(default="")
    given_name: Mapped[str] = mapped_column(default="")
    family_name: Mapped[str]


class DelegationMember(Base):
    """Link a person to a delegation with a role (représentant, suppléant, conseiller…) and a function."""

    __tablename__ = "delegation_member"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(default="representative")
    function: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)

    delegation: Mapped[Delegation] = relationship(back_populates="members")
    person: Mapped[Person] = relationship()
