"""Delegations: registered once, sorted as the language sorts, and removal can be taken back."""

import pytest
from sqlalchemy import select

from iomdesk.model.desk_record import AuditEntry
from iomdesk.model.interventions import Intervention
from iomdesk.model.participants import Organisation
from iomdesk.queries.participants import DelegationRow, delegations_of, list_organisations, list_states
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.participants import (
    DelegationHasSpoken,
    OrganisationWithoutName,
    add_delegation,
    add_member,
    edit_delegation,
    edit_member,
    register_organisation,
    remove_delegation,
)
from iomdesk.services.sessions import create_session
from iomdesk.services.work import RecordGone, Work


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


def take_back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


@pytest.fixture
def session(work: Work) -> int:
    return made(create_session(work, number=2))


def rows(work: Work, session: int, language: str = "fr") -> tuple[DelegationRow, ...]:
    work.session.flush()
    work.session.expire_all()
    return delegations_of(work.session, session_id=session, language=language)


def names(work: Work, session: int, language: str) -> list[str]:
    return [row.name for row in rows(work, session, language)]


def test_delegations_are_sorted_in_the_papers_language(work: Work, session: int) -> None:
    for state in ("DEU", "ECU", "EGY", "ZAF"):
        add_delegation(work, session=session, state=state)
    assert names(work, session, "fr") == ["Afrique du Sud", "Allemagne", "Égypte", "Équateur"]
    assert names(work, session, "en") == ["Ecuador", "Egypt", "Germany", "South Africa"]


def test_delegation_is_shown_with_all_its_names_and_its_code(work: Work, session: int) -> None:
    add_delegation(work, session=session, state="CHE")
    (row,) = rows(work, session)
    assert row.names == {"fr": "Suisse", "en": "Switzerland", "es": "Suiza"}
    assert row.code == "CHE"


def test_state_is_registered_once(work: Work, session: int) -> None:
    add_delegation(work, session=session, state="CHE")
    assert add_delegation(work, session=session, state="CHE") is NOTHING


@pytest.mark.parametrize("unknown", [{"state": "XXX"}, {"organisation": 999}])
def test_what_the_desk_does_not_know_is_not_registered(
    work: Work, session: int, unknown: dict[str, str]
) -> None:
    with pytest.raises(RecordGone):
        add_delegation(work, session=session, **unknown)  # type: ignore[arg-type]


def test_capacity_can_be_changed_and_changed_back(work: Work, session: int) -> None:
    delegation = made(add_delegation(work, session=session, state="CHE"))
    changes = edit_delegation(work, delegation=delegation, capacity="observer_state")
    assert [row.capacity for row in rows(work, session)] == ["observer_state"]
    assert edit_delegation(work, delegation=delegation, capacity="observer_state") is NOTHING
    take_back(work, changes)
    assert [row.capacity for row in rows(work, session)] == ["member"]


def test_unknown_capacity_is_refused(work: Work, session: int) -> None:
    delegation = made(add_delegation(work, session=session, state="CHE"))
    with pytest.raises(ValueError, match="guest"):
        edit_delegation(work, delegation=delegation, capacity="guest")


def test_removed_delegation_comes_back_as_it_was(work: Work, session: int) -> None:
    delegation = made(add_delegation(work, session=session, state="CHE", capacity="observer_state"))
    add_member(work, delegation=delegation, honorific="Mme", family_name="Exemple", function="Conseillère")
    add_member(work, delegation=delegation, honorific="M.", family_name="Exemple", role="expert")
    before = rows(work, session)
    changes = remove_delegation(work, delegation=delegation)
    assert rows(work, session) == ()
    take_back(work, changes)
    assert rows(work, session) == before  # ids too: older steps of the history need them


def test_older_steps_can_be_undone_after_a_removal_was_undone(work: Work, session: int) -> None:
    delegation = made(add_delegation(work, session=session, state="CHE"))
    adding = add_member(work, delegation=delegation, family_name="Exemple")
    editing = edit_member(work, member=made(adding), fields={"role": "expert"})
    take_back(work, remove_delegation(work, delegation=delegation))
    take_back(work, editing)
    take_back(work, adding)
    assert [row.members for row in rows(work, session)] == [()]


def test_delegation_registered_again_meanwhile_gets_the_persons_back(work: Work, session: int) -> None:
    delegation = made(add_delegation(work, session=session, state="CHE"))
    add_member(work, delegation=delegation, family_name="Exemple")
    changes = remove_delegation(work, delegation=delegation)
    add_delegation(work, session=session, state="CHE")
    take_back(work, changes)
    (row,) = rows(work, session)
    assert [member.family_name for member in row.members] == ["Exemple"]


def test_delegation_that_has_spoken_stays(work: Work, session: int) -> None:
    delegation = made(add_delegation(work, session=session, state="CHE"))
    item = made(add_item(work, session=session, title="Point", language="fr"))
    work.session.add(Intervention(item_id=item, position=1, delegation_id=delegation))
    with pytest.raises(DelegationHasSpoken, match="1"):
        remove_delegation(work, delegation=delegation)
    assert names(work, session, "fr") == ["Suisse"]


def test_new_organisation_is_registered_by_its_name(work: Work, session: int) -> None:
    register_organisation(work, session=session, names={"en": " Sample Network "})
    (row,) = rows(work, session, "en")
    assert (row.name, row.capacity) == ("Sample Network", "organisation")
    assert row.names == {"fr": "Sample Network", "en": "Sample Network", "es": ""}


def test_known_organisation_is_registered_by_any_of_its_names(work: Work, session: int) -> None:
    names = {"fr": "Réseau d’exemple", "en": "Sample network"}
    register_organisation(work, session=session, names=names)
    other = made(create_session(work, number=3))
    register_organisation(work, session=other, names={"en": "SAMPLE NETWORK"})
    assert len(list_organisations(work.session)) == 1
    assert register_organisation(work, session=other, names={"fr": "reseau d'exemple"}) is NOTHING


def test_registration_of_a_new_organisation_can_be_undone_and_redone(work: Work, session: int) -> None:
    changes = register_organisation(work, session=session, names={"fr": "Réseau d’exemple"})
    before = rows(work, session)
    undone = take_back(work, changes)
    assert rows(work, session) == ()
    assert list_organisations(work.session) == ()
    redone = take_back(work, undone)
    assert rows(work, session) == before
    take_back(work, redone)
    assert work.session.scalars(select(Organisation)).all() == []


def test_organisation_that_takes_part_elsewhere_stays_when_its_registration_is_undone(
    work: Work, session: int
) -> None:
    changes = register_organisation(work, session=session, names={"fr": "Réseau d’exemple"})
    other = made(create_session(work, number=3))
    register_organisation(work, session=other, names={"fr": "Réseau d’exemple"})
    undone = take_back(work, changes)
    assert names(work, other, "fr") == ["Réseau d’exemple"]
    take_back(work, undone)
    assert names(work, session, "fr") == ["Réseau d’exemple"]


def test_organisation_needs_a_name(work: Work, session: int) -> None:
    with pytest.raises(OrganisationWithoutName):
        register_organisation(work, session=session, names={"fr": "  "})


def test_every_change_is_in_the_audit(work: Work, session: int) -> None:
    delegation = made(register_organisation(work, session=session, names={"fr": "Réseau d’exemple"}))
    edit_delegation(work, delegation=delegation, capacity="administration")
    remove_delegation(work, delegation=delegation)
    entries = [
        (entry.action, entry.record_kind)
        for entry in work.session.scalars(select(AuditEntry).order_by(AuditEntry.id))
    ]
    assert entries[-5:] == [
        ("create", "organisation"),
        ("create", "delegation"),
        ("edit", "delegation"),
        ("trash", "delegation"),
        ("remove", "delegation"),
    ]


def test_every_state_has_its_three_names(work: Work) -> None:
    states = list_states(work.session)
    assert len(states) == 197
    assert all(all(row.names.values()) for row in states)
