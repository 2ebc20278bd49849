"""What was said on an item: noted, corrected, put in order, taken away, and each of it taken back."""

import pytest
from sqlalchemy import select

from iomdesk.model.desk_record import AuditEntry
from iomdesk.queries.coverage_records import _items_with_text
from iomdesk.queries.interventions import InterventionRow, interventions_of
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.groups import add_group, add_scheme
from iomdesk.services.interventions import (
    DelegationOfAnotherSession,
    InterventionValueUnknown,
    add_intervention,
    edit_intervention,
    move_intervention,
    remove_intervention,
    restore_intervention,
    write_notes,
)
from iomdesk.services.paper_records import item_facts
from iomdesk.services.participants import DelegationHasSpoken, add_delegation, remove_delegation
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
def item(work: Work, session: int) -> int:
    return made(add_item(work, session=session, title="Débat", language="fr"))


@pytest.fixture
def swiss(work: Work, session: int) -> int:
    return made(add_delegation(work, session=session, state="CHE"))


def said(work: Work, item: int) -> tuple[InterventionRow, ...]:
    work.session.flush()
    work.session.expire_all()
    return interventions_of(work.session, item_id=item, language="fr")


def order(work: Work, item: int) -> str:
    return "".join(row.notes for row in said(work, item))


@pytest.fixture
def three(work: Work, item: int) -> list[int]:
    return [made(add_intervention(work, item=item, summary=letter)) for letter in "ABC"]


def test_intervention_holds_all_that_was_noted_of_it(work: Work, item: int, swiss: int) -> None:
    group = made(add_group(work, scheme=made(add_scheme(work, name="ONU")), name_fr="Groupe A"))
    add_intervention(
        work,
        item=item,
        delegation=swiss,
        on_behalf_of="Groupe A",
        aligned=("FRA", "AUT"),
        group=group,
        kind="right_of_reply",
        stance="reservation",
        attribution="listed",
        language="es",
        summary="Demande un délai.",
        heard_at=work.clock(),
        seconds=95,
    )
    (row,) = said(work, item)
    assert (row.speaker, row.state_iso3, row.on_behalf_of) == ("Suisse", "CHE", "Groupe A")
    assert (row.aligned, row.group_id) == (("AUT", "FRA"), group)
    assert (row.kind, row.stance, row.attribution) == ("right_of_reply", "reservation", "listed")
    assert (row.language, row.notes, row.seconds) == ("es", "Demande un délai.", 95)
    assert row.heard_at is not None


@pytest.mark.usefixtures("three")
def test_intervention_goes_to_the_place_asked_for(work: Work, item: int) -> None:
    add_intervention(work, item=item, summary="X", position=1)
    assert order(work, item) == "AXBC"


def test_moved_intervention_goes_back(work: Work, item: int, three: list[int]) -> None:
    changes = move_intervention(work, intervention=three[0], position=2)
    assert order(work, item) == "BCA"
    take_back(work, take_back(work, changes))
    assert order(work, item) == "BCA"


def test_intervention_noted_under_the_wrong_item_goes_to_the_right_one(
    work: Work, session: int, item: int, three: list[int]
) -> None:
    other = made(add_item(work, session=session, title="Divers", language="fr"))
    changes = move_intervention(work, intervention=three[1], position=0, item=other)
    assert (order(work, item), order(work, other)) == ("AC", "B")
    assert changes.touches("item", [item])
    assert changes.touches("item", [other])
    take_back(work, changes)
    assert (order(work, item), order(work, other)) == ("ABC", "")


def test_intervention_does_not_go_to_another_session(work: Work, three: list[int]) -> None:
    elsewhere = made(create_session(work, number=3))
    item = made(add_item(work, session=elsewhere, title="Autre", language="fr"))
    with pytest.raises(InterventionValueUnknown):
        move_intervention(work, intervention=three[0], position=0, item=item)


def test_removed_intervention_is_out_of_sight_everywhere_and_comes_back_to_its_place(
    work: Work, session: int, item: int, three: list[int]
) -> None:
    changes = remove_intervention(work, intervention=three[1])
    assert order(work, item) == "AC"
    (facts,) = item_facts(work.session, session)
    assert [one.summary for one in facts.interventions] == ["A", "C"]
    take_back(work, changes)
    assert order(work, item) == "ABC"
    assert restore_intervention(work, intervention=three[1]) == NOTHING


def test_item_of_which_all_was_removed_no_longer_counts_as_spoken_on(
    work: Work, item: int, three: list[int]
) -> None:
    assert item in _items_with_text(work.session)
    for one in three:
        remove_intervention(work, intervention=one)
    work.session.flush()
    assert item not in _items_with_text(work.session)


def test_edit_tells_what_to_go_back_to(work: Work, item: int, swiss: int) -> None:
    intervention = made(add_intervention(work, item=item, aligned=("FRA",)))
    (before,) = said(work, item)
    fields = {"delegation_id": swiss, "stance": "support", "aligned": ("DEU", "AUT")}
    changes = edit_intervention(work, intervention=intervention, fields=fields)
    (after,) = said(work, item)
    assert (after.speaker, after.stance, after.aligned) == ("Suisse", "support", ("AUT", "DEU"))
    take_back(work, changes)
    assert said(work, item) == (before,)


def test_edit_that_changes_nothing_leaves_no_trace(work: Work, item: int) -> None:
    intervention = made(add_intervention(work, item=item, aligned=("FRA",)))
    fields = {"stance": "none", "aligned": ("FRA",), "group": None}
    assert edit_intervention(work, intervention=intervention, fields=fields) == NOTHING


def test_notes_are_kept_without_an_audit_row_for_each_save(work: Work, item: int) -> None:
    intervention = made(add_intervention(work, item=item))
    work.session.flush()
    before = len(work.session.scalars(select(AuditEntry)).all())
    assert write_notes(work, intervention=intervention, text="Une ligne\nou dix").inverse is None
    work.session.flush()
    assert order(work, item) == "Une ligne\nou dix"
    assert len(work.session.scalars(select(AuditEntry)).all()) == before


def test_every_change_of_an_intervention_is_audited(work: Work, item: int, three: list[int]) -> None:
    edit_intervention(work, intervention=three[0], fields={"stance": "question"})
    move_intervention(work, intervention=three[0], position=2)
    take_back(work, remove_intervention(work, intervention=three[0]))
    work.session.flush()
    query = select(AuditEntry.action).where(
        AuditEntry.record_kind == "intervention", AuditEntry.record_id == str(three[0])
    )
    assert list(work.session.scalars(query)) == ["create", "edit", "move", "remove", "restore"]
    assert item


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "song"), ("stance", "maybe"), ("attribution", "shouted"), ("language", "de")],
)
def test_unknown_values_are_refused(work: Work, three: list[int], field: str, value: str) -> None:
    with pytest.raises(InterventionValueUnknown):
        edit_intervention(work, intervention=three[0], fields={field: value})


def test_delegation_of_another_session_does_not_speak(work: Work, item: int) -> None:
    elsewhere = made(create_session(work, number=3))
    stranger = made(add_delegation(work, session=elsewhere, state="FRA"))
    with pytest.raises(DelegationOfAnotherSession):
        add_intervention(work, item=item, delegation=stranger)


def test_delegation_that_spoke_stays_registered(work: Work, item: int, swiss: int) -> None:
    add_intervention(work, item=item, delegation=swiss)
    with pytest.raises(DelegationHasSpoken):
        remove_delegation(work, delegation=swiss)
