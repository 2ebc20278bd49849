"""Register delegations and the persons in them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from iomdesk.model.conduct import Attendance, Ballot, Motion, Speaker
from iomdesk.model.interventions import Intervention
from iomdesk.model.participants import Capacity, Delegation, Organisation, State
from iomdesk.model.sessions import GroupSession
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields
from iomdesk.services.kept_rows import PlaceTaken, is_referred_to, keep_rows, put_back_rows
from iomdesk.services.members import (
    PersonWithoutName,
    add_member,
    edit_member,
    member_values,
    move_member,
    put_back_member,
    remove_member,
)
from iomdesk.services.organisations import (
    OrganisationWithoutName,
    add_organisation,
    edit_organisation,
    organisation_names,
    organisation_of,
    put_back_organisation,
    remove_unused_organisation,
)
from iomdesk.services.work import Work

__all__ = [
    "DelegationHasSpoken",
    "OrganisationWithoutName",
    "PersonWithoutName",
    "add_delegation",
    "add_member",
    "add_organisation",
    "edit_delegation",
    "edit_member",
    "edit_organisation",
    "move_member",
    "register_organisation",
    "remove_delegation",
    "remove_member",
]


class DelegationHasSpoken(UserError):
    """Raised when a delegation is to be removed whose interventions are recorded."""


def add_delegation(
    work: Work,
    *,
    session: int,
    state: str | None = None,
    organisation: int | None = None,
    capacity: str = Capacity.MEMBER.value,
) -> Changes:
    """Register the delegation of a State (iso3) or of an organisation; twice is once."""
    work.get(GroupSession, session)
    if state is not None:
        work.get(State, state)
    if organisation is not None:
        work.get(Organisation, organisation)
    if _registered(work, session, state, organisation) is not None:
        return NOTHING
    record = Delegation(
        session_id=session, state_iso3=state, organisation_id=organisation, capacity=Capacity(capacity).value
    )
    return _store(work, record)


def register_organisation(
    work: Work, *, session: int, names: Mapping[str, str], capacity: str = Capacity.ORGANISATION.value
) -> Changes:
    """Register the delegation of an organisation by its names per language; it may be new to the desk.

    Raises OrganisationWithoutName.
    """
    known = organisation_of(work, names)
    if known is not None:
        return add_delegation(work, session=session, organisation=known, capacity=capacity)
    written = {language: name.strip() for language, name in names.items() if name.strip()}
    french = written.get("fr") or next(iter(written.values()), "")
    added = add_organisation(
        work, name_fr=french, name_en=written.get("en", ""), name_es=written.get("es", "")
    )
    changes = add_delegation(work, session=session, organisation=added.created, capacity=capacity)
    return _with_organisation(changes, added.created)


def edit_delegation(work: Work, *, delegation: int, capacity: str) -> Changes:
    """Change the capacity in which a delegation takes part."""
    record = work.get(Delegation, delegation)
    fields = {"capacity": Capacity(capacity).value}
    before = change_fields(work, record, "delegation", fields, frozenset(fields))
    if not before:
        return NOTHING
    inverse = Operation(edit_delegation, {"delegation": delegation, **before})
    return touching(inverse, delegation=delegation, session=record.session_id)


def remove_delegation(work: Work, *, delegation: int) -> Changes:
    """Take a delegation off a session; undo registers it again with its members.

    Raises DelegationHasSpoken.
    """
    record = work.get(Delegation, delegation)
    _check_silent(work, record)
    session = record.session_id
    values = {
        "session": session,
        "state": record.state_iso3,
        "organisation": record.organisation_id,
        "capacity": record.capacity,
        "members": [member_values(member, place) for place, member in enumerate(record.members)],
    }
    keep_rows(work, kind="delegation", id_=delegation)
    work.session.delete(record)
    work.session.flush()
    work.audit("remove", "delegation", delegation, dict(values), None)
    del values["capacity"]
    inverse = Operation(_register_again, {"delegation": delegation, **values})
    return touching(inverse, delegation=delegation, session=session)


def _register_again(
    work: Work,
    *,
    delegation: int,
    session: int,
    state: str | None,
    organisation: int | None,
    members: Sequence[Mapping[str, Any]],
) -> Changes:
    """Bring a removed delegation back; where it was registered anew meanwhile, its members join that one."""
    id_ = _registered(work, session, state, organisation)
    if id_ is None:
        return restore_delegation(work, delegation=delegation)
    for values in members:
        put_back_member(work, delegation=id_, values=values)
    inverse = Operation(remove_delegation, {"delegation": id_})
    return touching(inverse, id_, delegation=id_, session=session)


def restore_delegation(work: Work, *, delegation: int) -> Changes:
    """Bring a delegation back with its members. Raises PlaceTaken where it is registered anew by now."""
    values = put_back_rows(work, kind="delegation", id_=delegation)
    session, holder = values["session_id"], (values["state_iso3"], values["organisation_id"])
    if _registered(work, session, *holder, besides=delegation) is not None:
        raise PlaceTaken(_("It is registered anew by now. Nothing was restored; remove that one first."))
    work.audit("restore", "delegation", delegation, None, None)
    inverse = Operation(remove_delegation, {"delegation": delegation})
    return touching(inverse, delegation, delegation=delegation, session=session)


def _unregister(work: Work, *, delegation: int, organisation: int) -> Changes:
    """Take back the registration of an organisation that was new to the desk."""
    names = organisation_names(work, organisation)
    changes = remove_delegation(work, delegation=delegation)
    remove_unused_organisation(work, organisation=organisation)
    again = {"organisation": organisation, "names": names, "registration": changes.inverse}
    return Changes(changes.touched, Operation(_register_with_organisation, again))


def _register_with_organisation(
    work: Work, *, organisation: int, names: Mapping[str, str], registration: Operation
) -> Changes:
    put_back_organisation(work, organisation=organisation, names=names)
    return _with_organisation(registration.function(work, **registration.arguments), organisation)


def _with_organisation(changes: Changes, organisation: int | None) -> Changes:
    inverse = Operation(_unregister, {"delegation": changes.created, "organisation": organisation})
    touched = {**changes.touched, "organisation": frozenset({organisation or 0})}
    return Changes(touched, inverse, changes.created)


def _registered(
    work: Work, session: int, state: str | None, organisation: int | None, besides: int = 0
) -> int | None:
    return work.session.scalar(
        select(Delegation.id).where(
            Delegation.session_id == session,
            Delegation.state_iso3 == state,
            Delegation.organisation_id == organisation,
            Delegation.id != besides,
        )
    )


def _store(work: Work, record: Delegation) -> Changes:
    work.session.add(record)
    work.session.flush()
    after = {"state": record.state_iso3, "organisation": record.organisation_id, "capacity": record.capacity}
    work.audit("create", "delegation", record.id, None, after)
    inverse = Operation(remove_delegation, {"delegation": record.id})
    return touching(inverse, record.id, delegation=record.id, session=record.session_id)


def _check_silent(work: Work, record: Delegation) -> None:
    interventions = select(func.count()).where(Intervention.delegation_id == record.id)
    count = work.session.scalar(interventions) or 0
    if count:
        raise DelegationHasSpoken(
            ngettext(
                "This delegation took the floor: {count} intervention is recorded. Nothing was removed; "
                "remove the intervention first.",
                "This delegation took the floor: {count} interventions are recorded. Nothing was removed; "
                "remove the interventions first.",
                count,
            ).format(count=count)
        )
    for recorded in (Attendance, Speaker, Motion, Ballot):
        if work.session.scalar(select(recorded.delegation_id).where(recorded.delegation_id == record.id)):
            raise DelegationHasSpoken(
                _(
                    "This delegation was at a meeting: its attendance, the list of speakers or a vote "
                    "names it. Nothing was removed."
                )
            )
    if is_referred_to(work, kind="delegation", id_=record.id):
        raise DelegationHasSpoken(
            _("A correction to the minutes names this delegation. Nothing was removed.")
        )
