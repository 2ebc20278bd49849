"""A pack says what became of earlier recommendations where some are open, and only there."""

from datetime import date

import pytest
from sqlalchemy import select

from iomdesk.model.bodies import Body
from iomdesk.queries.packs import PackView, pack_of
from iomdesk.services.changes import Changes
from iomdesk.services.pack_state import pack_paper
from iomdesk.services.packs import include_part
from iomdesk.services.recommendation_life import take_step
from iomdesk.services.recommendations import (
    ParagraphInput,
    add_recommendation,
    remove_recommendation,
    write_recommendation,
)
from iomdesk.services.sessions import create_session, remove_session
from iomdesk.services.work import Work
from tests.papers.test_life_papers import words

FOLLOW_UP = "paper:follow-up"


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


def bodies(work: Work, kind: str) -> tuple[int, ...]:
    return (work.session.scalars(select(Body.id).where(Body.kind == kind).order_by(Body.id)).all()[0],)


@pytest.fixture
def earlier(work: Work) -> int:
    group = bodies(work, "working_group")
    return made(create_session(work, bodies=group, number=4, start_on=date(2019, 5, 22)))


@pytest.fixture
def later(work: Work) -> int:
    group = bodies(work, "working_group")
    return made(create_session(work, bodies=group, number=5, start_on=date(2020, 5, 12)))


@pytest.fixture
def recommendation(work: Work, earlier: int) -> int:
    id_ = made(add_recommendation(work, session=earlier))
    asked = ParagraphInput("operative", "recommends", {"fr": "au CPPF d’agir."})
    write_recommendation(work, recommendation=id_, paragraphs=(asked,))
    return id_


def pack(work: Work, session: int) -> PackView:
    work.session.flush()
    return pack_of(work.session, session_id=session, language="fr")


def keys(work: Work, session: int) -> list[str]:
    return [part.key for part in pack(work, session).parts]


@pytest.mark.usefixtures("recommendation")
def test_the_pack_of_the_next_session_says_what_became_of_recommendations(work: Work, later: int) -> None:
    opening = keys(work, later)
    assert opening.index("paper:programme") + 1 == opening.index(FOLLOW_UP)
    part = next(one for one in pack(work, later).parts if one.key == FOLLOW_UP)
    assert part.titles["fr"] == "Suite donnée aux recommandations"
    paper = pack_paper(work.session, session_id=later, reference=part.reference, language="fr")
    assert "au CPPF d’agir" in words(paper)


@pytest.mark.usefixtures("recommendation")
def test_the_session_that_made_them_has_no_follow_up_of_them(work: Work, earlier: int) -> None:
    assert FOLLOW_UP not in keys(work, earlier)


@pytest.mark.usefixtures("earlier")
def test_without_any_recommendation_there_is_nothing_to_follow(work: Work, later: int) -> None:
    assert FOLLOW_UP not in keys(work, later)


def test_what_is_closed_or_in_the_trash_is_not_followed(work: Work, later: int, recommendation: int) -> None:
    closed = take_step(work, recommendation=recommendation, status="closed", on=date(2019, 6, 3))
    assert FOLLOW_UP not in keys(work, later)
    assert closed.inverse
    closed.inverse.function(work, **closed.inverse.arguments)
    assert FOLLOW_UP in keys(work, later)
    remove_recommendation(work, recommendation=recommendation)
    assert FOLLOW_UP not in keys(work, later)


@pytest.mark.usefixtures("recommendation")
def test_recommendations_of_a_session_in_the_trash_are_not_followed(
    work: Work, earlier: int, later: int
) -> None:
    remove_session(work, session=earlier)
    assert FOLLOW_UP not in keys(work, later)


@pytest.mark.usefixtures("recommendation")
def test_another_body_does_not_follow_them(work: Work) -> None:
    committee = bodies(work, "committee")
    other = made(create_session(work, bodies=committee, number=27, start_on=date(2020, 11, 2)))
    assert FOLLOW_UP not in keys(work, other)


@pytest.mark.usefixtures("recommendation")
def test_the_secretariat_may_leave_the_follow_up_out(work: Work, later: int) -> None:
    include_part(work, session=later, language="fr", key=FOLLOW_UP, is_included=False)
    part = next(one for one in pack(work, later).parts if one.key == FOLLOW_UP)
    assert not part.is_included
