"""Register delegations and the persons in them."""

from sqlalchemy import func, select

from iomdesk.model.participants import (
    Capacity,
    Delegation,
    DelegationMember,
    Organisation,
    Person,
    State,
)
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.work import Work


def add_delegation(
    work: Work,
    *,
    session: int,
    state: str | None = None,
    organisation: int | None = None,
    capacity: str = Capacity.MEMBER.value,
) -> Changes:
    """Register the delegation of a State (iso3) or of an organisation; twice is once."""
    if state is not None:
        work.get(State, state)
    same = select(Delegation).where(
        Delegation.session_id == session,
        Delegation.state_iso3 == state,
        Delegation.organisation_id == organisation,
    )
    if work.session.scalar(same) is not None:
        return NOTHING
    record = Delegation(
        session_id=session, state_iso3=state, organisation_id=organisation, capacity=Capacity(capacity).value
    )
    work.session.add(record)
    work.session.flush()
    work.audit("create", "delegation", record.id, None, {"state": state, "organisation": organisation})
    inverse = Operation(remove_delegation, {"delegation": record.id})
    return touching(inverse, record.id, delegation=record.id, session=session)


def remove_delegation(work: Work, *, delegation: int) -> Changes:
    """Take a delegation without interventions off a session; undo registers it again with its members."""
    record = work.get(Delegation, delegation)
    session = record.session_id
    values = {
        "session": session,
        "state": record.state_iso3,
        "organisation": record.organisation_id,
        "capacity": record.capacity,
    }
    members = tuple(_values(member) for member in record.members)
    work.session.delete(record)
    work.session.flush()
    work.audit("remove", "delegation", delegation, {**values, "members": list(members)}, None)
    inverse = Operation(_register_again, {**values, "members": members})
    return touching(inverse, delegation=delegation, session=session)


def _register_again(work: Work, *, members: tuple[dict[str, str], ...], **values: object) -> Changes:
    changes = add_delegation(work, **values)  # type: ignore[arg-type]
    for member in members:
        add_member(work, delegation=changes.created or 0, **member)
    return changes


def add_organisation(
    work: Work, *, name_fr: str, name_en: str = "", name_es: str = "", abbreviation: str = ""
) -> Changes:
    """Add an organisation to the desk, or find the one of that name."""
    known = work.session.scalar(select(Organisation).where(Organisation.name_fr == name_fr))
    if known is not None:
        return touching(created=known.id)
    record = Organisation(name_fr=name_fr, name_en=name_en, name_es=name_es, abbreviation=abbreviation)
    work.session.add(record)
    work.session.flush()
    work.audit("create", "organisation", record.id, None, {"name_fr": name_fr})
    return touching(created=record.id, organisation=record.id)


def add_member(
    work: Work,
    *,
    delegation: int,
    family_name: str,
    given_name: str = "",
    honorific: str = "",
    role: str = "representative",
    function: str = "",
) -> Changes:
    """Add a person to a delegation, after those already in it."""
    record = work.get(Delegation, delegation)
    last = work.session.scalar(
        select(func.max(DelegationMember.position)).where(DelegationMember.delegation_id == delegation)
    )
    person = Person(honorific=honorific, given_name=given_name, family_name=family_name)
    member = DelegationMember(
        delegation_id=delegation, person=person, role=role, function=function, position=(last or 0) + 1
    )
    work.session.add(member)
    work.session.flush()
    work.audit("create", "member", member.id, None, {"delegation": delegation, "family_name": family_name})
    inverse = Operation(remove_member, {"member": member.id})
    return touching(inverse, member.id, delegation=delegation, session=record.session_id)


def remove_member(work: Work, *, member: int) -> Changes:
    """Take a person out of a delegation."""
    record = work.get(DelegationMember, member)
    delegation = work.get(Delegation, record.delegation_id)
    values = _values(record)
    work.session.delete(record)
    work.session.flush()
    work.audit("remove", "member", member, {"delegation": delegation.id, **values}, None)
    inverse = Operation(add_member, {"delegation": delegation.id, **values})
    return touching(inverse, delegation=delegation.id, session=delegation.session_id)


def _values(member: DelegationMember) -> dict[str, str]:
    return {
        "honorific": member.person.honorific,
        "given_name": member.person.given_name,
        "family_name": member.person.family_name,
        "role": member.role,
        "function": member.function,
    }
