"""The persons in a delegation: add, correct, put into order, take out.

What takes a removal back keeps the ids, so that older steps of the undo history still find their records.
"""

from collections.abc import Mapping
from typing import Any

from iomdesk.model.participants import Delegation, DelegationMember, Person
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields
from iomdesk.services.kept_rows import keep_rows
from iomdesk.services.work import Work

PERSON_FIELDS = frozenset(["honorific", "given_name", "family_name"])
MEMBER_FIELDS = frozenset(["role", "function"])


class PersonWithoutName(UserError):
    """Raised when a person would be left with neither a given nor a family name."""


def add_member(
    work: Work,
    *,
    delegation: int,
    family_name: str = "",
    given_name: str = "",
    honorific: str = "",
    role: str = "representative",
    function: str = "",
    person: int | None = None,
) -> Changes:
    """Add a person to a delegation, after those already in it.

    `person` is one the desk knows from another session: the same record, with the title given here.
    Raises PersonWithoutName.
    """
    record = work.get(Delegation, delegation)
    if person is not None:
        return _add_known(work, record, work.get(Person, person), honorific, role, function)
    _check_named(given_name, family_name)
    made = Person(honorific=honorific, given_name=given_name, family_name=family_name)
    member = DelegationMember(person=made, role=role, function=function)
    return _insert(work, record, len(record.members), member)


def _add_known(
    work: Work, delegation: Delegation, person: Person, honorific: str, role: str, function: str
) -> Changes:
    before = change_fields(work, person, "person", {"honorific": honorific}, PERSON_FIELDS)
    member = DelegationMember(person=person, role=role, function=function)
    changes = _insert(work, delegation, len(delegation.members), member)
    if not before:
        return changes
    inverse = Operation(_take_out, {"member": changes.created, **before})
    return Changes(changes.touched, inverse, changes.created)


def _take_out(work: Work, *, member: int, honorific: str) -> Changes:
    """Take a known person out again and give back the title they had."""
    person = work.get(DelegationMember, member).person
    now = change_fields(work, person, "person", {"honorific": honorific}, PERSON_FIELDS)
    changes = remove_member(work, member=member)
    back = {"registration": changes.inverse, "person": person.id, **now}
    return Changes(changes.touched, Operation(_put_back_known, back))


def _put_back_known(work: Work, *, registration: Operation, person: int, honorific: str) -> Changes:
    record = work.get(Person, person)
    before = change_fields(work, record, "person", {"honorific": honorific}, PERSON_FIELDS)
    changes = registration.function(work, **registration.arguments)
    return Changes(
        changes.touched, Operation(_take_out, {"member": changes.created, **before}), changes.created
    )


def edit_member(work: Work, *, member: int, fields: Mapping[str, Any]) -> Changes:
    """Correct a person's title and names, for all sessions, and the role and function in this delegation.

    Raises PersonWithoutName.
    """
    record = work.get(DelegationMember, member)
    of_person = {name: value for name, value in fields.items() if name in PERSON_FIELDS}
    of_member = {name: value for name, value in fields.items() if name not in PERSON_FIELDS}
    person = record.person
    _check_named(
        of_person.get("given_name", person.given_name), of_person.get("family_name", person.family_name)
    )
    before = {
        **change_fields(work, person, "person", of_person, PERSON_FIELDS),
        **change_fields(work, record, "member", of_member, MEMBER_FIELDS),
    }
    if not before:
        return NOTHING
    delegation = work.get(Delegation, record.delegation_id)
    return _touching(delegation, Operation(edit_member, {"member": member, "fields": before}))


def move_member(work: Work, *, member: int, position: int) -> Changes:
    """Move a person to another place in the delegation; 0 is its head."""
    record = work.get(DelegationMember, member)
    delegation = work.get(Delegation, record.delegation_id)
    order = list(delegation.members)
    former, wanted = order.index(record), max(0, min(position, len(order) - 1))
    if former == wanted:
        return NOTHING
    order.insert(wanted, order.pop(former))
    _number(order)
    work.audit("move", "member", member, {"position": former}, {"position": wanted})
    return _touching(delegation, Operation(move_member, {"member": member, "position": former}))


def remove_member(work: Work, *, member: int) -> Changes:
    """Take a person out of a delegation; undo puts the same person back into the same place."""
    record = work.get(DelegationMember, member)
    delegation = work.get(Delegation, record.delegation_id)
    values = member_values(record, delegation.members.index(record))
    keep_rows(work, kind="member", id_=member)
    work.audit("remove", "member", member, {"delegation": delegation.id, **values}, None)
    delegation.members.remove(record)
    work.session.flush()
    inverse = Operation(put_back_member, {"delegation": delegation.id, "values": values})
    return _touching(delegation, inverse)


def put_back_member(work: Work, *, delegation: int, values: Mapping[str, Any]) -> Changes:
    """Put a person back who was taken out, from what `member_values` told of them."""
    person = work.session.get(Person, values["person"])
    if person is None:
        person = Person(**{name: values[name] for name in PERSON_FIELDS})
    is_free = work.session.get(DelegationMember, values["member"]) is None
    member = DelegationMember(
        id=values["member"] if is_free else None,
        person=person,
        role=values["role"],
        function=values["function"],
    )
    return _insert(work, work.get(Delegation, delegation), values["place"], member)


def member_values(member: DelegationMember, place: int) -> dict[str, Any]:
    """Tell all that is needed to put a person back into a place among the others."""
    return {
        "member": member.id,
        "person": member.person_id,
        "place": place,
        "honorific": member.person.honorific,
        "given_name": member.person.given_name,
        "family_name": member.person.family_name,
        "role": member.role,
        "function": member.function,
    }


def _insert(work: Work, delegation: Delegation, place: int, member: DelegationMember) -> Changes:
    delegation.members.insert(place, member)
    _number(delegation.members)
    work.session.flush()
    after = {"delegation": delegation.id, "family_name": member.person.family_name}
    work.audit("create", "member", member.id, None, after)
    return _touching(delegation, Operation(remove_member, {"member": member.id}), member.id)


def _number(members: list[DelegationMember]) -> None:
    for position, member in enumerate(members, start=1):
        member.position = position


def _touching(delegation: Delegation, inverse: Operation, created: int | None = None) -> Changes:
    return touching(inverse, created, delegation=delegation.id, session=delegation.session_id)


def _check_named(given_name: str, family_name: str) -> None:
    if not given_name.strip() and not family_name.strip():
        raise PersonWithoutName(_("A person needs a name. Nothing was changed; write a family name."))
