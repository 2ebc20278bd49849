"""Rows of States, organisations and delegations."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.sorting import sort_key
from iomdesk.model.participants import Delegation, DelegationMember, Organisation, State
from iomdesk.queries.loading import whole_delegation


@dataclass(frozen=True, slots=True)
class StateRow:
    """Show a State by its names; `names` maps a language to the short name."""

    iso3: str
    iso2: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """Show an organisation."""

    id: int
    name: str
    abbreviation: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Show a person in a delegation."""

    id: int
    label: str
    honorific: str
    given_name: str
    family_name: str
    role: str
    function: str


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """Show a delegation with its members; `names` maps a language to the name as stored, perhaps empty."""

    id: int
    name: str
    capacity: str
    state_iso3: str | None
    organisation_id: int | None
    members: tuple[MemberRow, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    """The State's three letters, or the organisation's abbreviation."""


def list_states(session: Session, *, language: str = "fr") -> tuple[StateRow, ...]:
    """List the States, sorted by their name in the language."""
    rows = [StateRow(s.iso3, s.iso2, _names(s)) for s in session.scalars(select(State))]
    return tuple(sorted(rows, key=lambda row: sort_key(row.names[language], language)))


def list_organisations(session: Session, *, language: str = "fr") -> tuple[OrganisationRow, ...]:
    """List the organisations known to the desk, sorted by name."""
    rows = [
        OrganisationRow(o.id, o.name(language), o.abbreviation, _names(o))
        for o in session.scalars(select(Organisation))
    ]
    return tuple(sorted(rows, key=lambda row: sort_key(row.name, language)))


def delegations_of(session: Session, *, session_id: int, language: str = "fr") -> tuple[DelegationRow, ...]:
    """List the delegations to a session, sorted by name in the language."""
    records = session.scalars(
        select(Delegation).where(Delegation.session_id == session_id).options(*whole_delegation())
    )
    rows = [
        DelegationRow(
            id=record.id,
            name=record.name(language),
            capacity=record.capacity,
            state_iso3=record.state_iso3,
            organisation_id=record.organisation_id,
            members=tuple(_member_row(member) for member in record.members),
            names=_names(record.state or record.organisation),
            code=record.state_iso3 or (record.organisation.abbreviation if record.organisation else ""),
        )
        for record in records
    ]
    return tuple(sorted(rows, key=lambda row: sort_key(row.name, language)))


def _names(holder: State | Organisation | None) -> dict[str, str]:
    if holder is None:
        return {}
    return {"fr": holder.name_fr, "en": holder.name_en, "es": holder.name_es}


def _member_row(member: DelegationMember) -> MemberRow:
    person = member.person
    label = " ".join(p for p in (person.honorific, person.given_name, person.family_name) if p)
    return MemberRow(
        id=member.id,
        label=label,
        honorific=person.honorific,
        given_name=person.given_name,
        family_name=person.family_name,
        role=member.role,
        function=member.function,
    )
