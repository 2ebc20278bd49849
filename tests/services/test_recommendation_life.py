"""A recommendation goes its way step by step; what does not follow needs a reason; all can be taken back."""

from datetime import date

import pytest
from sqlalchemy import select

from iomdesk.model.bodies import Body
from iomdesk.queries.follow_up import follow_up, silent_recommendations, step_offer
from iomdesk.queries.recommendations import RecommendationRow, list_recommendations
from iomdesk.services.changes import Changes
from iomdesk.services.papers import edit_paper
from iomdesk.services.recommendation_life import (
    StepDoesNotFollow,
    edit_step,
    set_action,
    take_back_step,
    take_step,
)
from iomdesk.services.recommendations import StatusUnknown, add_recommendation
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work

JUNE = date(2019, 6, 3)
TODAY = date(2022, 1, 10)


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


@pytest.fixture
def own(work: Work) -> int:
    return work.session.scalars(select(Body.id).where(Body.is_own)).all()[0]


@pytest.fixture
def committee(work: Work) -> int:
    return work.session.scalars(select(Body.id).where(Body.kind == "committee")).all()[0]


@pytest.fixture
def council(work: Work) -> int:
    return work.session.scalars(select(Body.id).where(Body.kind == "council")).all()[0]


@pytest.fixture
def session(work: Work, own: int) -> int:
    return made(create_session(work, bodies=(own,), number=4, start_on=date(2019, 5, 22)))


@pytest.fixture
def recommendation(work: Work, session: int) -> int:
    return made(add_recommendation(work, session=session))


def row_of(work: Work, session: int) -> RecommendationRow:
    work.session.flush()
    work.session.expire_all()
    (row,) = list_recommendations(work.session, session_id=session)
    return row


def test_the_whole_way_to_the_council_is_recorded_with_bodies_sessions_and_symbols(
    work: Work, session: int, recommendation: int, committee: int, council: int
) -> None:
    way = (
        ("negotiated", None, None, ""),
        ("agreed", None, None, ""),
        ("transmitted", committee, 24, "S/24/9"),
        ("endorsed", committee, 24, "S/24/14"),
        ("before_council", council, 110, "C/110/12"),
        ("endorsed", council, 110, "C/110/RES/1385"),
        ("acted_upon", None, None, ""),
        ("closed", None, None, ""),
    )
    for place, (status, body, number, symbol) in enumerate(way):
        take_step(
            work,
            recommendation=recommendation,
            status=status,
            on=date(2019, 6, 1 + place),
            body=body,
            body_session=number,
            symbol=symbol,
        )
    row = row_of(work, session)
    assert row.status == "closed"
    assert [step.status for step in row.steps] == ["proposed", *(status for status, *_ in way)]
    answer = row.steps[6]
    assert (answer.body_kind, answer.body_session, answer.symbol) == ("council", 110, "C/110/RES/1385")


def test_a_step_that_does_not_follow_says_what_may_and_changes_nothing(
    work: Work, session: int, recommendation: int
) -> None:
    with pytest.raises(StepDoesNotFollow, match="agreed"):
        take_step(work, recommendation=recommendation, status="endorsed", on=JUNE)
    assert row_of(work, session).status == "proposed"


def test_a_reason_lets_any_step_be_recorded_and_stays_with_it(
    work: Work, session: int, recommendation: int
) -> None:
    reason = "Adoptée en séance par le CPPF."
    take_step(work, recommendation=recommendation, status="endorsed", on=JUNE, override_reason=reason)
    row = row_of(work, session)
    assert (row.status, row.steps[-1].override_reason) == ("endorsed", reason)


def test_a_step_before_the_last_one_needs_a_reason(work: Work, recommendation: int) -> None:
    take_step(work, recommendation=recommendation, status="agreed", on=JUNE)
    with pytest.raises(StepDoesNotFollow, match="2019-06-03"):
        take_step(work, recommendation=recommendation, status="transmitted", on=date(2019, 6, 2))


def test_a_status_that_does_not_exist_is_refused(work: Work, recommendation: int) -> None:
    with pytest.raises(StatusUnknown):
        take_step(work, recommendation=recommendation, status="lost", on=JUNE)


def test_undo_and_redo_leave_the_history_as_it_was(work: Work, session: int, recommendation: int) -> None:
    changes = take_step(work, recommendation=recommendation, status="agreed", on=JUNE, note="par consensus")
    redone = undo(work, changes)
    assert [step.status for step in row_of(work, session).steps] == ["proposed"]
    undo(work, redone)
    row = row_of(work, session)
    assert (row.status, row.steps[-1].on, row.steps[-1].note) == ("agreed", JUNE, "par consensus")


def test_only_the_last_step_is_taken_back_and_the_first_never(
    work: Work, session: int, recommendation: int
) -> None:
    first = made(take_step(work, recommendation=recommendation, status="negotiated", on=JUNE))
    take_step(work, recommendation=recommendation, status="agreed", on=JUNE)
    with pytest.raises(StepDoesNotFollow):
        take_back_step(work, step=first)
    take_back_step(work, step=row_of(work, session).steps[-1].id)
    take_back_step(work, step=first)
    with pytest.raises(StepDoesNotFollow):
        take_back_step(work, step=row_of(work, session).steps[0].id)


def test_a_recorded_step_can_be_corrected_and_back(work: Work, session: int, recommendation: int) -> None:
    step = made(take_step(work, recommendation=recommendation, status="agreed", on=JUNE, symbol="WG/4/3"))
    changes = edit_step(work, step=step, fields={"symbol": "WG/4/L/3"})
    assert row_of(work, session).steps[-1].symbol == "WG/4/L/3"
    undo(work, changes)
    assert row_of(work, session).steps[-1].symbol == "WG/4/3"


def test_an_owner_without_account_and_a_due_date_are_kept(
    work: Work, session: int, recommendation: int
) -> None:
    fields = {"action_owner": "l’Administration", "action_due_on": date(2020, 3, 31)}
    changes = set_action(work, recommendation=recommendation, fields=fields)
    row = row_of(work, session)
    assert (row.action_owner, row.action_due_on) == ("l’Administration", date(2020, 3, 31))
    (aged,) = follow_up(work.session, today=TODAY)
    assert aged.is_overdue
    undo(work, changes)
    assert row_of(work, session).action_due_on is None


def test_two_sessions_held_without_news_make_it_stand_out(work: Work, own: int, recommendation: int) -> None:
    take_step(work, recommendation=recommendation, status="agreed", on=JUNE)
    create_session(work, bodies=(own,), number=5, start_on=date(2020, 5, 1))
    assert silent_recommendations(work.session, today=TODAY) == ()
    create_session(work, bodies=(own,), number=6, start_on=date(2021, 5, 1))
    create_session(work, bodies=(own,), number=7, start_on=date(2022, 5, 1))  # not held yet
    (found,) = silent_recommendations(work.session, today=TODAY)
    assert (found.row.id, found.sessions_since) == (recommendation, 2)
    take_step(work, recommendation=recommendation, status="transmitted", on=date(2021, 6, 1))
    assert silent_recommendations(work.session, today=TODAY) == ()


def test_what_is_closed_is_never_silent(work: Work, own: int, recommendation: int) -> None:
    take_step(work, recommendation=recommendation, status="closed", on=JUNE)
    for place in range(3):
        create_session(work, bodies=(own,), number=10 + place, start_on=date(2020, 1 + place, 1))
    (found,) = follow_up(work.session, today=TODAY)
    assert not found.is_silent
    assert not found.is_open


def test_the_next_step_is_offered_with_body_session_and_symbol(
    work: Work, session: int, recommendation: int, committee: int, council: int
) -> None:
    fields = {"symbol": "WG/4/L/1", "addressee_session": 25}
    edit_paper(work, session=session, kind="report", fields=fields)
    take_step(work, recommendation=recommendation, status="agreed", on=JUNE)
    offer = step_offer(work.session, recommendation=recommendation)
    assert offer is not None
    assert offer.following[0] == "transmitted"
    assert (dict(offer.body_of)["transmitted"], offer.symbol, offer.body_session) == (
        committee,
        "WG/4/L/1",
        25,
    )
    take_step(work, recommendation=recommendation, status="before_council", on=JUNE, override_reason="hors")
    offer = step_offer(work.session, recommendation=recommendation)
    assert offer is not None
    assert dict(offer.body_of)["endorsed"] == council
