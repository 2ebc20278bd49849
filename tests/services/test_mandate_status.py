"""A draft is approved and replaces what was in force; sessions are offered what was in force on their day."""

from datetime import date

import pytest
from sqlalchemy import select

from iomdesk.model.concordance import MandateStep
from iomdesk.model.mandate import MandateVersion
from iomdesk.model.mandate_history import standing_on
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.mandate import version_for_session
from iomdesk.services.changes import NOTHING
from iomdesk.services.mandate_status import (
    MandateInForceLater,
    MandateNotDraft,
    edit_version,
)
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work
from tests.services.mandate_versions import approve, draft, store_second, undo, version


def offered(work: Work, day: date) -> str:
    changes = create_session(work, start_on=day)
    work.session.flush()
    assert changes.created is not None
    found = version_for_session(work.session, session_id=changes.created)
    return found.label if found else ""


def test_approval_says_by_whom_when_and_in_which_document(history: Work) -> None:
    id_ = draft(history).id
    approve(history, id_, date(2020, 6, 30))
    row = version(history, id_)
    assert (row.status, row.approving_session, row.document_symbol) == ("approuvé", 26, "S/26/12")
    assert row.approved_by.startswith("Comité permanent")
    assert (row.in_force_from, row.in_force_to) == (date(2020, 6, 30), None)


def test_version_in_force_before_is_replaced_on_the_same_day(history: Work) -> None:
    first, second = draft(history).id, store_second(history)
    approve(history, first, date(2020, 6, 30))
    approve(history, second, date(2022, 7, 1), 30)
    assert (version(history, first).status, version(history, first).in_force_to) == (
        "remplacé",
        date(2022, 7, 1),
    )
    assert version(history, 2).status == "remplacé"  # the revised mandate of 2017, known by its facts


def test_session_is_offered_the_version_in_force_on_its_date(history: Work) -> None:
    first, second = draft(history).id, store_second(history)
    approve(history, first, date(2020, 6, 30))
    approve(history, second, date(2022, 7, 1), 30)
    assert offered(history, date(2020, 6, 30)) == "Projet de mandat"
    assert offered(history, date(2022, 6, 30)) == "Projet de mandat"
    assert offered(history, date(2022, 7, 1)) == "Deuxième"
    assert offered(history, date(2030, 1, 1)) == "Deuxième"


def test_session_whose_items_have_clauses_keeps_its_version(history: Work, sample_session: int) -> None:
    first, second = draft(history).id, store_second(history)
    approve(history, second, date(2019, 1, 1))
    history.session.flush()
    kept = version_for_session(history.session, session_id=sample_session)
    assert kept is not None
    assert kept.id == first == history.get(GroupSession, sample_session).mandate_version_id


def test_newer_draft_does_not_take_the_place_of_the_one_a_session_has_clauses_of(
    history: Work, sample_session: int
) -> None:
    first = draft(history).id
    store_second(history)
    kept = version_for_session(history.session, session_id=sample_session)
    assert kept is not None
    assert kept.id == first


def test_steps_are_dated_and_taken_back_with_the_approval(history: Work, sample_session: int) -> None:
    id_ = draft(history).id
    before = version(history, id_)
    changes = approve(history, id_, date(2020, 6, 30))
    steps = history.session.scalars(select(MandateStep).order_by(MandateStep.id)).all()
    assert [(s.version_id, s.status, s.on, s.body_session) for s in steps] == [
        (id_, "projet", None, None),
        (id_, "approuvé", date(2020, 6, 30), 26),
        (2, "remplacé", date(2020, 6, 30), 26),
    ]
    assert history.get(GroupSession, sample_session).mandate_version_id == id_
    undone = undo(history, changes)
    assert version(history, id_) == before
    assert version(history, 2).status == "approuvé"
    assert history.get(GroupSession, sample_session).mandate_version_id is None
    assert history.session.scalars(select(MandateStep.status)).all() == ["projet"]
    undo(history, undone)
    assert version(history, id_).status == "approuvé"


def test_version_is_approved_once_and_not_before_the_one_it_replaces(history: Work) -> None:
    first, second = draft(history).id, store_second(history)
    approve(history, first, date(2020, 6, 30))
    with pytest.raises(MandateNotDraft):
        approve(history, first, date(2021, 6, 30))
    with pytest.raises(MandateInForceLater):
        approve(history, second, date(2020, 6, 30))


def test_label_and_note_are_edited_and_taken_back(history: Work) -> None:
    id_ = draft(history).id
    changes = edit_version(history, version=id_, fields={"label": " Mandat de 2020 "})
    assert version(history, id_).label == "Mandat de 2020"
    undo(history, changes)
    assert version(history, id_).label == "Projet de mandat"
    assert edit_version(history, version=id_, fields={"label": "Projet de mandat"}) is NOTHING


def test_version_stands_on_a_day_as_it_stood_then(history: Work) -> None:
    first, second = draft(history).id, store_second(history)
    approve(history, first, date(2020, 6, 30))
    approve(history, second, date(2022, 7, 1), 30)
    record = history.get(MandateVersion, first)
    steps = history.session.scalars(select(MandateStep)).all()
    approved = next(step for step in steps if step.status == "approuvé")
    seen = [
        standing_on(record, steps, day)
        for day in (date(2020, 6, 29), date(2020, 6, 30), date(2022, 7, 1), None)
    ]
    assert [one.status for one in seen] == ["projet", "approuvé", "remplacé", "remplacé"]
    assert [one.approving_session for one in seen] == [None, 26, 26, 26]
    assert standing_on(record, steps, None, approved.recorded_at).status == "approuvé"
