"""Persons who took part in other sessions, each once with the delegation they were in last."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.participants import Delegation, DelegationMember, Organisation, Person, State
from iomdesk.model.sessions import GroupSession

Holder = tuple[str | None, int | None]
"""A State's code or an organisation's id: whose delegation it is."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Show a person as they took part last."""

    id: int
    honorific: str
    given_name: str
    family_name: str
    role: str
    function: str
    holder: Holder
    holder_name: str
    session_number: int | None
    session_start: date | None

    @property
    def label(self) -> str:
        """Return title and names in one line."""
        return " ".join(part for part in (self.honorific, self.given_name, self.family_name) if part)


def known_persons(session: Session, *, session_id: int, language: str = "fr") -> tuple[KnownPerson, ...]:
    """List those who were in a delegation to another session and are in none to this one."""
    here = (
        select(DelegationMember.person_id)
        .join(Delegation, Delegation.id == DelegationMember.delegation_id)
        .where(Delegation.session_id == session_id)
    )
    rows = session.execute(
        select(
            Person.id, Person.honorific, Person.given_name, Person.family_name,
            DelegationMember.role, DelegationMember.function,
            Delegation.state_iso3, Delegation.organisation_id,
            GroupSession.number, GroupSession.start_on,
        )
        .join(DelegationMember, DelegationMember.person_id == Person.id)
        .join(Delegation, Delegation.id == DelegationMember.delegation_id)
        .join(GroupSession, GroupSession.id == Delegation.session_id)
        .where(GroupSession.deleted_at.is_(None), Person.id.not_in(here))
        .order_by(GroupSession.start_on, GroupSession.number, DelegationMember.id)
    )  # fmt: skip
    names = _holder_names(session, language)
    latest: dict[int, KnownPerson] = {}
    for person, honorific, given, family, role, function, state, organisation, number, start in rows:
        holder = (state, organisation)
        latest[person] = KnownPerson(
            person, honorific, given, family, role, function, holder, names.get(holder, ""), number, start
        )
    return tuple(latest.values())


def _holder_names(session: Session, language: str) -> dict[Holder, str]:
    named: dict[Holder, str] = {(s.iso3, None): s.name(language) for s in session.scalars(select(State))}
    return named | {(None, o.id): o.name(language) for o in session.scalars(select(Organisation))}
