"""A decided list is stored in one action: delegations, organisations, persons; undo takes all of it back."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from iomdesk.model.desk_record import AuditEntry
from iomdesk.model.participant_rows import ImportedPerson, PersonFields
from iomdesk.model.participants import Organisation
from iomdesk.queries.participants import DelegationRow, delegations_of
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.participant_import import import_participants
from iomdesk.services.participants import add_delegation, add_member
from iomdesk.services.work import RecordGone, Work

EXEMPLE = PersonFields("Mme", "Aïcha", "Exemple", "alternate", "Conseillère")
OTHER = PersonFields(family_name="Autre")
MALI = ImportedPerson(EXEMPLE, "observer_state", state="MLI")
LEAGUE = ImportedPerson(OTHER, "organisation", names={"fr": "Ligue exemple"})


def listed(work: Work, session: int) -> dict[str, DelegationRow]:
    return {row.name: row for row in delegations_of(work.session, session_id=session)}


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def test_delegations_and_organisations_are_registered_once(history: Work, sample_session: int) -> None:
    before = listed(history, sample_session)
    people = [MALI, replace(MALI, person=OTHER), LEAGUE, replace(LEAGUE, person=EXEMPLE)]
    import_participants(history, session=sample_session, people=people)
    after = listed(history, sample_session)
    assert after.keys() - before.keys() == {"Mali", "Ligue exemple"}
    assert after["Mali"].capacity == "observer_state"
    assert [member.label for member in after["Mali"].members] == ["Mme Aïcha Exemple", "Autre"]
    first = after["Mali"].members[0]
    assert (first.role, first.function) == ("alternate", "Conseillère")
    assert [member.label for member in after["Ligue exemple"].members] == ["Autre", "Mme Aïcha Exemple"]


def test_persons_join_a_delegation_that_takes_part_as_it_is(history: Work, sample_session: int) -> None:
    germany = listed(history, sample_session)["Allemagne"]
    people = [ImportedPerson(EXEMPLE, "observer_state", state="DEU")]
    import_participants(history, session=sample_session, people=people)
    after = listed(history, sample_session)["Allemagne"]
    assert (after.id, after.capacity) == (germany.id, "member")
    assert after.members[:-1] == germany.members


def test_delegation_alone_is_registered_without_persons(history: Work, sample_session: int) -> None:
    people = [ImportedPerson(PersonFields(), "member", state="MLI")]
    import_participants(history, session=sample_session, people=people)
    assert listed(history, sample_session)["Mali"].members == ()


def test_person_who_is_registered_is_completed_never_changed(history: Work, sample_session: int) -> None:
    delegation = add_delegation(history, session=sample_session, state="MLI").created or 0
    member = add_member(history, delegation=delegation, family_name="Exemple", honorific="Dr").created
    told = replace(MALI, member=member)
    changes = import_participants(history, session=sample_session, people=[told])
    (kept,) = listed(history, sample_session)["Mali"].members
    assert (kept.label, kept.role, kept.function) == ("Dr Exemple", "representative", "Conseillère")
    back(history, changes)
    assert listed(history, sample_session)["Mali"].members[0].function == ""


def test_one_undo_takes_the_whole_list_back_and_redo_brings_the_same_records(
    history: Work, sample_session: int
) -> None:
    before = listed(history, sample_session)
    organisations = history.session.scalar(select(func.count()).select_from(Organisation))
    germany = ImportedPerson(OTHER, "member", state="DEU")
    changes = import_participants(history, session=sample_session, people=[MALI, LEAGUE, germany])
    after = listed(history, sample_session)
    undone = back(history, changes)
    assert listed(history, sample_session) == before
    assert history.session.scalar(select(func.count()).select_from(Organisation)) == organisations
    redone = back(history, undone)
    assert listed(history, sample_session) == after
    back(history, redone)
    assert listed(history, sample_session) == before


def test_every_record_stored_is_told_and_audited(history: Work, sample_session: int) -> None:
    entries = select(func.count()).select_from(AuditEntry)
    before = history.session.scalar(entries) or 0
    changes = import_participants(history, session=sample_session, people=[MALI, LEAGUE])
    assert len(changes.touched["delegation"]) == 2
    assert changes.touched["session"] == {sample_session}
    history.session.flush()
    assert (history.session.scalar(entries) or 0) - before == 5


def test_list_with_nothing_new_changes_nothing(history: Work, sample_session: int) -> None:
    assert import_participants(history, session=sample_session, people=[]) is NOTHING


def test_session_or_person_gone_meanwhile_is_told(history: Work, sample_session: int) -> None:
    with pytest.raises(RecordGone):
        import_participants(history, session=9999, people=[MALI])
    with pytest.raises(RecordGone):
        import_participants(history, session=sample_session, people=[replace(MALI, member=9999)])
