"""Persons in a delegation: corrected in place, put in order, never left without a name."""

import pytest
from sqlalchemy import select

from iomdesk.model.participants import Person
from iomdesk.queries.participants import MemberRow, delegations_of
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.fields import FieldNotEditable
from iomdesk.services.members import PersonWithoutName, add_member, edit_member, move_member, remove_member
from iomdesk.services.participants import add_delegation
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


def take_back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


@pytest.fixture
def session(work: Work) -> int:
    return made(create_session(work, number=2))


@pytest.fixture
def delegation(work: Work, session: int) -> int:
    return made(add_delegation(work, session=session, state="CHE"))


@pytest.fixture
def persons(work: Work, delegation: int) -> list[int]:
    return [made(add_member(work, delegation=delegation, family_name=name)) for name in ("A", "B", "C")]


def members(work: Work, session: int) -> tuple[MemberRow, ...]:
    work.session.flush()
    work.session.expire_all()
    (row,) = delegations_of(work.session, session_id=session)
    return row.members


def order(work: Work, session: int) -> str:
    return "".join(member.family_name for member in members(work, session))


@pytest.mark.usefixtures("persons")
def test_persons_stay_in_the_order_in_which_they_were_added(work: Work, session: int) -> None:
    assert order(work, session) == "ABC"


def test_removed_person_comes_back_into_the_same_place(work: Work, session: int, persons: list[int]) -> None:
    before = members(work, session)
    changes = remove_member(work, member=persons[1])
    assert order(work, session) == "AC"
    redo = take_back(work, changes)
    assert members(work, session) == before
    take_back(work, redo)
    assert order(work, session) == "AC"
    assert len(work.session.scalars(select(Person)).all()) == 3  # the same person came back, not a copy


def test_person_is_edited_in_place_and_back(work: Work, session: int, persons: list[int]) -> None:
    fields = {"honorific": "Mme", "family_name": "Exemple", "role": "alternate", "function": "Conseillère"}
    changes = edit_member(work, member=persons[0], fields=fields)
    (row, *_) = members(work, session)
    assert (row.label, row.role, row.function) == ("Mme Exemple", "alternate", "Conseillère")
    assert edit_member(work, member=persons[0], fields=fields) is NOTHING
    take_back(work, changes)
    (row, *_) = members(work, session)
    assert (row.label, row.role, row.function) == ("A", "representative", "")


def test_nobody_is_left_without_a_name(work: Work, session: int, persons: list[int]) -> None:
    with pytest.raises(PersonWithoutName):
        edit_member(work, member=persons[0], fields={"family_name": " "})
    with pytest.raises(PersonWithoutName):
        add_member(work, delegation=1, honorific="M.")
    edit_member(work, member=persons[0], fields={"family_name": "", "given_name": "Anna"})
    assert members(work, session)[0].label == "Anna"


def test_only_fields_of_persons_can_be_edited(work: Work, persons: list[int]) -> None:
    with pytest.raises(FieldNotEditable):
        edit_member(work, member=persons[0], fields={"delegation_id": 7})


def test_person_moves_within_the_delegation_and_back(work: Work, session: int, persons: list[int]) -> None:
    changes = move_member(work, member=persons[2], position=0)
    assert order(work, session) == "CAB"
    assert move_member(work, member=persons[2], position=-5) is NOTHING
    take_back(work, changes)
    assert order(work, session) == "ABC"
    move_member(work, member=persons[0], position=99)
    assert order(work, session) == "BCA"
