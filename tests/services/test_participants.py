"""Delegations: registered once, sorted as the language sorts, and removal can be taken back."""

import pytest

from iomdesk.queries.participants import delegations_of, list_states
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.participants import (
    add_delegation,
    add_member,
    add_organisation,
    remove_delegation,
    remove_member,
)
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


@pytest.fixture
def session(work: Work) -> int:
    return made(create_session(work, number=2))


def names(work: Work, session: int, language: str) -> list[str]:
    work.session.flush()
    work.session.expire_all()
    return [row.name for row in delegations_of(work.session, session_id=session, language=language)]


def test_delegations_are_sorted_in_the_papers_language(work: Work, session: int) -> None:
    for state in ("DEU", "ECU", "EGY", "ZAF"):
        add_delegation(work, session=session, state=state)
    assert names(work, session, "fr") == ["Afrique du Sud", "Allemagne", "Égypte", "Équateur"]
    assert names(work, session, "en") == ["Ecuador", "Egypt", "Germany", "South Africa"]


def test_state_is_registered_once(work: Work, session: int) -> None:
    add_delegation(work, session=session, state="CHE")
    assert add_delegation(work, session=session, state="CHE") is NOTHING


def test_removed_delegation_comes_back_with_its_members(work: Work, session: int) -> None:
    delegation = made(add_delegation(work, session=session, state="CHE"))
    add_member(work, delegation=delegation, honorific="Mme", family_name="Exemple")
    changes = remove_delegation(work, delegation=delegation)
    assert names(work, session, "fr") == []
    assert changes.inverse is not None
    changes.inverse.function(work, **changes.inverse.arguments)
    work.session.flush()
    work.session.expire_all()
    (row,) = delegations_of(work.session, session_id=session)
    assert [member.label for member in row.members] == ["Mme Exemple"]


def test_removed_member_can_be_put_back(work: Work, session: int) -> None:
    delegation = made(add_delegation(work, session=session, state="CHE"))
    member = made(add_member(work, delegation=delegation, family_name="Exemple"))
    changes = remove_member(work, member=member)
    assert changes.inverse is not None
    assert changes.inverse.arguments["family_name"] == "Exemple"


def test_organisation_of_the_same_name_is_the_same(work: Work) -> None:
    first = made(add_organisation(work, name_fr="Organisation"))
    assert made(add_organisation(work, name_fr="Organisation")) == first


def test_every_state_has_its_three_names(work: Work) -> None:
    rows = list_states(work.session)
    assert len(rows) == 197
    assert all(all(row.names.values()) for row in rows)
