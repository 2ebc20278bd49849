"""Recommendations keep their numbers, their parts in order, and a dated history."""

import pytest

from iomdesk.queries.mandate import list_versions
from iomdesk.queries.recommendations import list_recommendations
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import Changes
from iomdesk.services.recommendations import (
    ItemOfAnotherSession,
    ParagraphInput,
    StatusUnknown,
    add_recommendation,
    edit_recommendation,
    map_recommendation_clause,
    remove_recommendation,
    write_recommendation,
)
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work

OPERATIVE = ParagraphInput("operative", "recommends", {"fr": "au CPPF de poursuivre"})
PREAMBLE = ParagraphInput("preamble", "recalling", {"fr": "son mandat", "en": "its mandate"})


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


@pytest.fixture
def session(work: Work) -> int:
    return made(create_session(work, number=2))


@pytest.fixture
def recommendation(work: Work, session: int) -> int:
    return made(add_recommendation(work, session=session))


def test_preamble_stands_before_the_operative_part_whatever_the_order_given(
    work: Work, session: int, recommendation: int
) -> None:
    write_recommendation(work, recommendation=recommendation, paragraphs=(OPERATIVE, PREAMBLE))
    work.session.flush()
    work.session.expire_all()
    (row,) = list_recommendations(work.session, session_id=session)
    assert [(p.part, p.texts) for p in row.paragraphs] == [
        ("preamble", {"fr": "son mandat", "en": "its mandate"}),
        ("operative", {"fr": "au CPPF de poursuivre"}),
    ]


def test_undoing_a_rewrite_brings_the_former_paragraphs_back(
    work: Work, session: int, recommendation: int
) -> None:
    write_recommendation(work, recommendation=recommendation, paragraphs=(PREAMBLE,))
    changes = write_recommendation(work, recommendation=recommendation, paragraphs=(OPERATIVE,))
    assert changes.inverse is not None
    changes.inverse.function(work, **changes.inverse.arguments)
    work.session.flush()
    work.session.expire_all()
    (row,) = list_recommendations(work.session, session_id=session)
    assert [p.verb for p in row.paragraphs] == ["recalling"]


def test_number_of_a_removed_recommendation_is_not_given_again(
    work: Work, session: int, recommendation: int
) -> None:
    remove_recommendation(work, recommendation=recommendation)
    made(add_recommendation(work, session=session))
    assert [row.number for row in list_recommendations(work.session, session_id=session)] == [2]


def test_each_status_is_a_dated_step(work: Work, session: int, recommendation: int) -> None:
    edit_recommendation(work, recommendation=recommendation, fields={"status": "agreed"})
    work.session.flush()
    work.session.expire_all()
    (row,) = list_recommendations(work.session, session_id=session)
    assert [(step.status, step.on is not None) for step in row.steps] == [
        ("proposed", False),
        ("agreed", True),
    ]


def test_undoing_the_choice_of_its_item_leaves_it_without_one(
    work: Work, session: int, recommendation: int
) -> None:
    item = made(add_item(work, session=session, title="Point", language="fr"))
    changes = edit_recommendation(work, recommendation=recommendation, fields={"item": item})
    assert changes.inverse is not None
    changes.inverse.function(work, **changes.inverse.arguments)
    (row,) = list_recommendations(work.session, session_id=session)
    assert row.item_id is None


def test_item_of_another_session_is_refused(work: Work, recommendation: int) -> None:
    other = made(create_session(work, number=3))
    item = made(add_item(work, session=other, title="Point", language="fr"))
    with pytest.raises(ItemOfAnotherSession):
        edit_recommendation(work, recommendation=recommendation, fields={"item": item})


def test_unknown_status_is_refused(work: Work, recommendation: int) -> None:
    with pytest.raises(StatusUnknown):
        edit_recommendation(work, recommendation=recommendation, fields={"status": "lost"})


def test_clauses_show_in_the_order_of_the_mandate(history: Work) -> None:
    session = made(create_session(history, number=2))
    recommendation = made(add_recommendation(history, session=session))
    clauses = {c.reference: c.id for c in list_versions(history.session)[-1].clauses}
    for reference in ("2 d)", "1 e)"):
        map_recommendation_clause(history, recommendation=recommendation, clause=clauses[reference])
    history.session.flush()
    history.session.expire_all()
    (row,) = list_recommendations(history.session, session_id=session)
    assert row.clause_references == ("1 e)", "2 d)")
