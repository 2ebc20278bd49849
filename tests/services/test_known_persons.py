"""Somebody known from another session is proposed once, and added as the same person with a way back."""

import pytest

from iomdesk.model.participants import DelegationMember, Person
from iomdesk.queries.known_persons import KnownPerson, known_persons
from iomdesk.services.changes import Changes
from iomdesk.services.members import add_member, edit_member
from iomdesk.services.participants import add_delegation
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def delegations(work: Work) -> list[int]:
    """Register Switzerland to three sessions, somebody in the first two."""
    made = [
        add_delegation(work, session=create_session(work, number=n).created or 0, state="CHE").created or 0
        for n in (1, 2, 3)
    ]
    first = add_member(work, delegation=made[0], family_name="Exemple", given_name="A.", honorific="Mr")
    person = work.get(DelegationMember, first.created).person_id
    add_member(
        work, delegation=made[1], person=person, honorific="Dr", role="alternate", function="Counsellor"
    )
    work.session.flush()
    return made


def known(work: Work, session: int) -> list[KnownPerson]:
    work.session.flush()
    work.session.expire_all()
    return list(known_persons(work.session, session_id=session, language="en"))


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


@pytest.mark.usefixtures("delegations")
def test_a_person_is_known_once_as_they_took_part_last(work: Work) -> None:
    (person,) = known(work, 3)
    assert (person.label, person.role, person.function) == ("Dr A. Exemple", "alternate", "Counsellor")
    assert (person.holder, person.holder_name, person.session_number) == (("CHE", None), "Switzerland", 2)


@pytest.mark.usefixtures("delegations")
def test_who_takes_part_already_is_not_proposed(work: Work) -> None:
    assert known(work, 2) == []


def test_a_known_person_is_the_same_record_and_undo_leaves_them_in_the_other_sessions(
    work: Work, delegations: list[int]
) -> None:
    (person,) = known(work, 3)
    added = add_member(work, delegation=delegations[2], person=person.id, honorific="Dr")
    assert work.session.query(Person).count() == 1
    assert known(work, 3) == []
    undone = back(work, added)
    assert known(work, 3) == [person]
    back(work, undone)
    assert known(work, 3) == []


def test_a_new_title_of_a_known_person_goes_back_with_undo_and_comes_again(
    work: Work, delegations: list[int]
) -> None:
    (person,) = known(work, 3)
    added = add_member(work, delegation=delegations[2], person=person.id, honorific="H.E. Mr")
    undone = back(work, added)
    assert work.get(Person, person.id).honorific == "Dr"
    redone = back(work, undone)
    assert work.get(Person, person.id).honorific == "H.E. Mr"
    back(work, redone)
    assert [one.label for one in known(work, 3)] == ["Dr A. Exemple"]


def test_a_correction_of_the_name_shows_at_every_session(work: Work, delegations: list[int]) -> None:
    (person,) = known(work, 3)
    member = add_member(work, delegation=delegations[2], person=person.id).created or 0
    edit_member(work, member=member, fields={"family_name": "Exemplaire"})
    assert {one.family_name for one in work.session.query(Person)} == {"Exemplaire"}
