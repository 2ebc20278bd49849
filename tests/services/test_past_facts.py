"""What the chair's notes find in earlier sessions: the item continued, the same clauses, recommendations."""

from datetime import UTC, date, datetime

import pytest

from iomdesk.model.agenda import ItemCarryOver
from iomdesk.model.concordance import ConcordanceLink
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateVersion
from iomdesk.papers.facts import PaperFacts
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.mandate import find_clause
from iomdesk.services.agenda import add_item, remove_item
from iomdesk.services.mapping import map_clause
from iomdesk.services.paper_facts import paper_facts
from iomdesk.services.recommendations import edit_recommendation
from iomdesk.services.seeding import body_id
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def later(history: Work, sample_session: int) -> int:
    assert sample_session
    made = create_session(history, number=2, start_on=date(2020, 10, 6), end_on=date(2020, 10, 7))
    return made.created or 0


def new_item(work: Work, session: int, *references: str) -> int:
    item = add_item(work, session=session, title="Point", language="fr").created or 0
    for reference in references:
        clause = find_clause(work.session, session_id=session, reference=reference)
        assert clause is not None
        map_clause(work, item=item, clause=clause)
    work.session.flush()
    return item


def brief_of(work: Work, session: int) -> PaperFacts:
    work.session.flush()
    work.session.expire_all()
    return paper_facts(work.session, session_id=session, kind="brief")


def earlier(work: Work, session: int) -> dict[int, tuple[str, bool]]:
    return {one.item_id: (one.number, one.is_continued) for one in brief_of(work, session).earlier}


def test_latest_item_under_the_same_clause_is_found(history: Work, later: int) -> None:
    item = new_item(history, later, "2b")
    assert earlier(history, later) == {item: ("7", False)}


def test_of_several_items_the_one_with_the_most_like_clauses_is_found(history: Work, later: int) -> None:
    alone = new_item(history, later, "2a")
    both = new_item(history, later, "1a", "2a")
    assert earlier(history, later) == {alone: ("6", False), both: ("3 b)", False)}


def test_item_that_is_continued_comes_before_any_other(
    history: Work, later: int, sample_session: int
) -> None:
    partners = agenda_of(history.session, session_id=sample_session, language="fr").items[5]
    item = new_item(history, later, "2b")
    history.session.add(ItemCarryOver(item_id=item, continued_from_id=partners.id))
    assert earlier(history, later) == {item: (partners.full_number, True)}


def test_removed_items_and_items_of_later_sessions_are_no_past(history: Work, later: int) -> None:
    new_item(history, later, "2b")
    third = create_session(history, number=3, start_on=date(2020, 8, 1)).created or 0
    new = new_item(history, third, "2b")
    found = agenda_of(history.session, session_id=later, language="fr").items[0]
    assert earlier(history, third) == {new: ("7", False)}
    assert found.id not in earlier(history, third)
    latest = new_item(history, third, "1b")
    remove_item(history, item=latest)
    assert set(earlier(history, third)) == {new}


def test_open_recommendations_under_the_clauses_are_listed_until_closed(history: Work, later: int) -> None:
    item = new_item(history, later, "2b")
    (found,) = brief_of(history, later).open_recommendations
    assert (found.item_ids, found.session.number) == ((item,), 1)
    edit_recommendation(history, recommendation=found.recommendation.id, fields={"status": "acted_upon"})
    assert brief_of(history, later).open_recommendations == ()


def test_past_is_found_through_the_concordance_of_two_versions(history: Work, later: int) -> None:
    old = find_clause(history.session, session_id=later, reference="2b")
    version = MandateVersion(body_id=body_id(history, "WG"), label="Nouveau", status="projet")
    clause = MandateClause(letter="c", position=0)
    version.chapters = [MandateChapter(number="3", position=0, clauses=[clause])]
    history.session.add(version)
    history.session.flush()
    former = history.get(MandateClause, old)
    history.session.add(
        ConcordanceLink(
            old_version_id=former.chapter.version_id,
            new_version_id=version.id,
            old_clause_id=old,
            new_clause_id=clause.id,
            kind="same",
            confirmed_at=datetime(2020, 6, 1, tzinfo=UTC),
        )
    )
    history.session.flush()
    item = new_item(history, later, "3c")
    assert earlier(history, later) == {item: ("7", False)}
    assert len(brief_of(history, later).open_recommendations) == 1
