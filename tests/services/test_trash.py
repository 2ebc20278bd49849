"""Whatever is deleted is found in the trash, and comes back with its key and its links."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import select

from iomdesk.model.agenda import AgendaItem, ItemClause
from iomdesk.model.corrections import Correction
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.mandate import MandateClause
from iomdesk.model.membership import GroupMembership
from iomdesk.model.participants import Delegation, DelegationMember
from iomdesk.model.sessions import GroupSession, Meeting
from iomdesk.queries.agenda import agenda_of, item_details
from iomdesk.queries.minutes import minutes_of
from iomdesk.queries.trash import TrashRow, trash_of
from iomdesk.queries.trash_words import kind_names
from iomdesk.services.agenda import add_item, remove_item
from iomdesk.services.agenda_templates import remove_template, save_template
from iomdesk.services.breaks import add_break, remove_break
from iomdesk.services.changes import Changes
from iomdesk.services.conduct_votes import open_motion, remove_motion
from iomdesk.services.documents import add_document, drop_document
from iomdesk.services.expected_documents import expect_document, forget_document
from iomdesk.services.fields import set_deleted
from iomdesk.services.groups import add_group, add_scheme, add_to_group, remove_group, remove_scheme
from iomdesk.services.interventions import add_intervention, remove_intervention
from iomdesk.services.kept_rows import NothingKept, PlaceTaken
from iomdesk.services.mapping import map_clause
from iomdesk.services.meetings import add_meeting, remove_meeting
from iomdesk.services.members import add_member, remove_member
from iomdesk.services.membership import add_membership, remove_membership
from iomdesk.services.minutes import save_draft, seal_minutes
from iomdesk.services.pack_recipients import add_recipient, remove_recipient
from iomdesk.services.participants import add_delegation, remove_delegation
from iomdesk.services.recommendations import add_recommendation, remove_recommendation
from iomdesk.services.sessions import remove_session
from iomdesk.services.trash import restore_from_trash
from iomdesk.services.work import Work


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    work.session.flush()
    return changes.inverse.function(work, **changes.inverse.arguments)


def trash(work: Work, session: int | None = None) -> list[TrashRow]:
    work.session.flush()
    return list(trash_of(work.session, session_id=session))


def listed(work: Work) -> list[tuple[str, str]]:
    return [(row.kind, row.words) for row in trash(work)]


@pytest.fixture
def item(history: Work, sample_session: int) -> int:
    return made(add_item(history, session=sample_session, title="Point à perdre", language="fr"))


Maker = Callable[[Work, int, int], tuple[str, int]]


def lose_item(work: Work, _session: int, item: int) -> tuple[str, int]:
    remove_item(work, item=item)
    return "item", item


def lose_session(work: Work, session: int, _item: int) -> tuple[str, int]:
    remove_session(work, session=session)
    return "session", session


def lose_intervention(work: Work, _session: int, item: int) -> tuple[str, int]:
    said = made(add_intervention(work, item=item, summary="A appuyé la proposition."))
    remove_intervention(work, intervention=said)
    return "intervention", said


def lose_recommendation(work: Work, session: int, item: int) -> tuple[str, int]:
    one = made(add_recommendation(work, session=session, item=item))
    remove_recommendation(work, recommendation=one)
    return "recommendation", one


def lose_template(work: Work, session: int, _item: int) -> tuple[str, int]:
    one = made(save_template(work, session=session, name="Modèle"))
    remove_template(work, template=one)
    return "template", one


def lose_delegation(work: Work, session: int, _item: int) -> tuple[str, int]:
    one = made(add_delegation(work, session=session, state="FJI"))
    made(add_member(work, delegation=one, family_name="Exemple"))
    remove_delegation(work, delegation=one)
    return "delegation", one


def lose_member(work: Work, session: int, _item: int) -> tuple[str, int]:
    one = made(add_delegation(work, session=session, state="FJI"))
    member = made(add_member(work, delegation=one, family_name="Exemple"))
    remove_member(work, member=member)
    return "member", member


def lose_meeting(work: Work, session: int, _item: int) -> tuple[str, int]:
    one = made(add_meeting(work, session=session, starts_at=datetime(2031, 5, 12, 10)))
    remove_meeting(work, meeting=one)
    return "meeting", one


def lose_break(work: Work, _session: int, item: int) -> tuple[str, int]:
    one = made(add_break(work, after_item=item, minutes=20))
    remove_break(work, break_=one)
    return "break", one


def lose_document(work: Work, session: int, item: int) -> tuple[str, int]:
    one = made(
        expect_document(
            work, session=session, item=item, title="Note", language="fr", deadline_on=date(2031, 5, 1)
        )
    )
    forget_document(work, document=one)
    return "document", one


def lose_file(work: Work, session: int, item: int) -> tuple[str, int]:
    one = made(
        add_document(
            work, session=session, symbol="WG/9", title="Note", language="fr", data=b"octets", item=item
        )
    )
    drop_document(work, document=one)
    return "document", one


def lose_motion(work: Work, session: int, item: int) -> tuple[str, int]:
    meeting = made(add_meeting(work, session=session, starts_at=datetime(2031, 5, 12, 10)))
    motion = made(open_motion(work, item=item, meeting=meeting, text="Que le Groupe siège deux fois."))
    remove_motion(work, motion=motion)
    return "motion", motion


def lose_correction(work: Work, session: int, item: int) -> tuple[str, int]:
    record = Correction(
        session_id=session, item_id=item, language="fr", paragraph="4", received_on=date(2031, 6, 1)
    )
    work.session.add(record)
    work.session.flush()
    set_deleted(work, record, "correction", work.clock())
    return "correction", record.id


def lose_recipient(work: Work, session: int, _item: int) -> tuple[str, int]:
    one = made(add_recipient(work, session=session, name="Mission permanente d’exemple"))
    remove_recipient(work, recipient=one)
    return "recipient", one


def lose_scheme(work: Work, _session: int, _item: int) -> tuple[str, int]:
    scheme = made(add_scheme(work, name="Essai"))
    group = made(add_group(work, scheme=scheme, name_fr="Insulaires"))
    add_to_group(work, group=group, state="FJI")
    remove_scheme(work, scheme=scheme)
    return "group_scheme", scheme


def lose_group(work: Work, _session: int, _item: int) -> tuple[str, int]:
    group = made(add_group(work, scheme=made(add_scheme(work, name="Essai")), name_fr="Insulaires"))
    remove_group(work, group=group)
    return "state_group", group


def lose_membership(work: Work, _session: int, _item: int) -> tuple[str, int]:
    one = made(add_membership(work, state="FJI", from_on=date(2013, 1, 1)))
    remove_membership(work, membership=one)
    return "membership", one


LOSSES = [
    lose_item,
    lose_session,
    lose_intervention,
    lose_recommendation,
    lose_template,
    lose_delegation,
    lose_member,
    lose_meeting,
    lose_break,
    lose_document,
    lose_file,
    lose_motion,
    lose_recipient,
    lose_correction,
    lose_scheme,
    lose_group,
    lose_membership,
]


@pytest.mark.parametrize("lose", LOSSES)
def test_what_is_deleted_is_in_the_trash_until_it_is_restored(
    history: Work, sample_session: int, item: int, lose: Maker
) -> None:
    kind, id_ = lose(history, sample_session, item)
    (row,) = (row for row in trash(history) if row.kind == kind)
    assert (row.id, row.by) == (id_, "test")
    assert kind in kind_names()
    changes = restore_from_trash(history, kind=kind, id_=id_)
    assert not [row for row in trash(history) if row.kind == kind]
    undo(history, changes)
    assert [row.id for row in trash(history) if row.kind == kind] == [id_]


def test_an_item_comes_back_with_its_clauses_its_documents_and_its_sub_items(
    history: Work, sample_session: int, item: int
) -> None:
    clause = history.session.scalar(
        select(MandateClause.id).join(ItemClause, ItemClause.clause_id == MandateClause.id)
    )
    assert clause is not None
    map_clause(history, item=item, clause=clause)
    made(expect_document(history, session=sample_session, item=item, title="Note", language="fr"))
    made(add_item(history, session=sample_session, title="Sous-point", language="fr", parent=item))
    before = agenda_of(history.session, session_id=sample_session, language="fr")
    remove_item(history, item=item)
    assert [(row.words, row.below) for row in trash(history)] == [("Point à perdre", 1)]
    restore_from_trash(history, kind="item", id_=item)
    history.session.flush()
    assert agenda_of(history.session, session_id=sample_session, language="fr") == before


def test_what_a_record_belongs_to_comes_back_before_it(history: Work, sample_session: int, item: int) -> None:
    below = made(add_item(history, session=sample_session, title="Sous-point", language="fr", parent=item))
    for gone in (below, item):
        remove_item(history, item=gone)
    remove_session(history, session=sample_session)
    changes = restore_from_trash(history, kind="item", id_=below)
    assert trash(history) == []
    undo(history, changes)
    assert sorted(row.kind for row in trash(history)) == ["item", "item", "session"]


def test_a_person_comes_back_with_a_delegation_that_went_after(
    history: Work, sample_session: int, item: int
) -> None:
    _kind, member = lose_member(history, sample_session, item)
    delegation = history.session.scalars(select(Delegation.id).order_by(Delegation.id.desc())).first()
    assert delegation is not None
    remove_delegation(history, delegation=delegation)
    restore_from_trash(history, kind="member", id_=member)
    record = history.session.get(DelegationMember, member)
    assert record is not None
    assert (record.delegation_id, record.person.family_name) == (delegation, "Exemple")


def test_a_grouping_comes_back_whole(history: Work, sample_session: int, item: int) -> None:
    _kind, scheme = lose_scheme(history, sample_session, item)
    restore_from_trash(history, kind="group_scheme", id_=scheme)
    place = history.session.scalars(select(GroupMembership).where(GroupMembership.state_iso3 == "FJI")).one()
    assert place.group_id


def test_an_expected_document_comes_back_before_its_item(
    history: Work, sample_session: int, item: int
) -> None:
    _kind, document = lose_document(history, sample_session, item)
    restore_from_trash(history, kind="document", id_=document)
    record = history.session.get(MeetingDocument, document)
    assert record is not None
    assert record.deadline_on == date(2031, 5, 1)
    details = item_details(history.session, item_id=item, language="fr")
    assert details is not None
    assert [row.id for row in details.documents] == [document]


def test_a_document_comes_back_with_its_file_before_its_items(
    history: Work, sample_session: int, item: int
) -> None:
    _kind, document = lose_file(history, sample_session, item)
    restore_from_trash(history, kind="document", id_=document)
    record = history.session.get(MeetingDocument, document)
    assert record is not None
    content = record.versions[0].content
    assert content is not None
    assert content.data == b"octets"
    details = item_details(history.session, item_id=item, language="fr")
    assert details is not None
    assert [row.symbol for row in details.documents] == ["WG/9"]


def test_a_meeting_comes_back_among_the_others_in_order(
    history: Work, sample_session: int, item: int
) -> None:
    _kind, meeting = lose_meeting(history, sample_session, item)
    restore_from_trash(history, kind="meeting", id_=meeting)
    numbers = history.session.scalars(
        select(Meeting.number).where(Meeting.session_id == sample_session).order_by(Meeting.starts_at)
    ).all()
    assert list(numbers) == list(range(1, len(numbers) + 1))


def test_a_delegation_that_was_registered_anew_is_not_doubled(
    history: Work, sample_session: int, item: int
) -> None:
    _kind, delegation = lose_delegation(history, sample_session, item)
    made(add_delegation(history, session=sample_session, state="FJI"))
    with pytest.raises(PlaceTaken):
        restore_from_trash(history, kind="delegation", id_=delegation)


def test_a_name_that_is_taken_keeps_a_grouping_away(history: Work, sample_session: int, item: int) -> None:
    _kind, scheme = lose_scheme(history, sample_session, item)
    made(add_scheme(history, name="Essai"))
    with pytest.raises(PlaceTaken):
        restore_from_trash(history, kind="group_scheme", id_=scheme)


def test_what_was_never_deleted_cannot_be_restored(history: Work) -> None:
    with pytest.raises(NothingKept):
        restore_from_trash(history, kind="delegation", id_=9999)


def test_the_trash_of_a_session_holds_only_what_is_its_own(
    history: Work, sample_session: int, item: int
) -> None:
    lose_template(history, sample_session, item)
    lose_item(history, sample_session, item)
    assert [row.kind for row in trash(history, sample_session)] == ["item"]
    (row,) = trash(history, sample_session)
    held = history.session.get(GroupSession, sample_session)
    assert held is not None
    assert (row.session_number, row.session_on) == (held.number, held.start_on)


def write(work: Work, item: int, text: str) -> None:
    save_draft(work, item=item, language="fr", text=text)
    work.session.flush()
    seal_minutes(work, item=item, language="fr", reason="pause")
    work.session.flush()


def test_a_paragraph_taken_out_of_minutes_is_found_and_put_back_in_its_place(
    history: Work, item: int
) -> None:
    write(
        history, item, "Le premier paragraphe.\n\nUn paragraphe perdu. {.decision}\n\nLe dernier paragraphe."
    )
    write(history, item, "Le premier paragraphe.\n\nLe dernier paragraphe, corrigé.")
    (row,) = trash(history)
    assert (row.kind, row.words) == ("paragraph", "Un paragraphe perdu – Point à perdre")
    changes = restore_from_trash(history, kind=row.kind, id_=row.id, part=row.part)
    assert minutes_of(history.session, item_id=item, language="fr").text == (
        "Le premier paragraphe.\n\nUn paragraphe perdu. {.decision}\n\nLe dernier paragraphe, corrigé."
    )
    assert trash(history) == []
    undo(history, changes)
    assert [one.kind for one in trash(history)] == ["paragraph"]


def test_the_items_in_the_trash_keep_their_place(history: Work, sample_session: int, item: int) -> None:
    record = history.session.get(AgendaItem, item)
    assert record is not None
    place = record.position
    lose_item(history, sample_session, item)
    restore_from_trash(history, kind="item", id_=item)
    assert record.position == place
