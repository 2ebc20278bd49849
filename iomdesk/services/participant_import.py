"""Store a list of participants as it was decided row by row: one action, one way back."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from iomdesk.model.participant_rows import ImportedPerson, PersonFields
from iomdesk.model.participants import Delegation, DelegationMember
from iomdesk.model.sessions import GroupSession
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.members import add_member, edit_member
from iomdesk.services.organisations import organisation_of
from iomdesk.services.participants import add_delegation, register_organisation
from iomdesk.services.work import Work


def import_participants(work: Work, *, session: int, people: Sequence[ImportedPerson]) -> Changes:
    """Register the delegations that do not take part yet and add or complete their persons.

    What is registered already is never replaced, only completed. Raises RecordGone.
    """
    work.get(GroupSession, session)
    done = [changes for person in people for changes in _import_one(work, session, person)]
    return _together(done)


def _import_one(work: Work, session: int, imported: ImportedPerson) -> list[Changes]:
    if imported.member is not None:
        return [_complete(work, imported.member, imported.person)]
    delegation = _delegation(work, session, imported)
    if delegation is not None:
        return [_add(work, delegation, imported.person)]
    registered = _register(work, session, imported)
    return [registered, _add(work, registered.created or 0, imported.person)]


def _delegation(work: Work, session: int, imported: ImportedPerson) -> int | None:
    organisation = imported.organisation
    if imported.state is None and organisation is None:
        organisation = organisation_of(work, imported.names)
        if organisation is None:
            return None
    return work.session.scalar(
        select(Delegation.id).where(
            Delegation.session_id == session,
            Delegation.state_iso3 == imported.state,
            Delegation.organisation_id == organisation,
        )
    )


def _register(work: Work, session: int, imported: ImportedPerson) -> Changes:
    capacity = imported.capacity
    if imported.state is None and imported.organisation is None:
        return register_organisation(work, session=session, names=imported.names, capacity=capacity)
    return add_delegation(
        work,
        session=session,
        state=imported.state,
        organisation=imported.organisation,
        capacity=capacity,
    )


def _add(work: Work, delegation: int, person: PersonFields) -> Changes:
    if not person.is_named:
        return NOTHING
    return add_member(
        work,
        delegation=delegation,
        family_name=person.family_name,
        given_name=person.given_name,
        honorific=person.honorific,
        role=person.role,
        function=person.function,
    )


def _complete(work: Work, member: int, person: PersonFields) -> Changes:
    """Fill in what is not known of a person yet; one named in a single field keeps the name so."""
    record = work.get(DelegationMember, member)
    known = {"honorific": record.person.honorific, "function": record.function}
    told = {"honorific": person.honorific, "function": person.function}
    missing = {field: told[field] for field, value in known.items() if told[field] and not value}
    return edit_member(work, member=member, fields=missing) if missing else NOTHING


def _run_all(work: Work, *, steps: Sequence[Operation]) -> Changes:
    return _together(step.function(work, **step.arguments) for step in steps)


def _together(parts: Iterable[Changes]) -> Changes:
    """Make one of several changes, taken back from the last to the first."""
    done = list(parts)
    touched: dict[str, frozenset[int]] = {}
    for changes in done:
        for kind, ids in changes.touched.items():
            touched[kind] = touched.get(kind, frozenset()) | ids
    steps = tuple(changes.inverse for changes in reversed(done) if changes.inverse is not None)
    return Changes(touched, Operation(_run_all, {"steps": steps})) if steps else NOTHING
