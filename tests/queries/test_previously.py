"""What came of an item's clauses at earlier sessions, as the room shows it beside the item."""

from collections.abc import Callable
from datetime import date

import pytest

from iomdesk.queries.previously import Previous, previously_on
from iomdesk.services.agenda import add_item, edit_item
from iomdesk.services.changes import Changes
from iomdesk.services.mapping import map_clause
from iomdesk.services.recommendations import (
    ParagraphInput,
    add_recommendation,
    map_recommendation_clause,
    write_recommendation,
)
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


@pytest.fixture
def held(history: Work) -> Callable[[int, str | None], int]:
    """Hold a session in a year with an item under one clause, that ended in some way."""
    from sqlalchemy import select

    from iomdesk.model.mandate import MandateClause

    clause = history.session.scalars(select(MandateClause.id)).first()

    def hold(year: int, outcome: str | None) -> int:
        session = made(
            create_session(history, number=year - 2000, start_on=date(year, 5, 12), end_on=date(year, 5, 13))
        )
        item = made(add_item(history, session=session, title=f"Débat {year}", language="fr"))
        map_clause(history, item=item, clause=clause or 0)
        edit_item(history, item=item, fields={"outcome": outcome})
        if outcome == "recommended":
            one = made(add_recommendation(history, session=session, item=item))
            paragraph = ParagraphInput("operative", "recommend", {"fr": "de poursuivre"})
            write_recommendation(history, recommendation=one, paragraphs=(paragraph,))
            map_recommendation_clause(history, recommendation=one, clause=clause or 0)
        history.session.flush()
        return item

    return hold


def looked_at(work: Work, item: int) -> list[tuple[int, str, str, str]]:
    work.session.flush()
    work.session.expire_all()
    rows: tuple[Previous, ...] = previously_on(work.session, item_id=item)
    return [(row.day.year if row.day else 0, row.kind, row.key, row.text) for row in rows]


def test_outcomes_and_recommendations_of_earlier_sessions_come_newest_first(
    history: Work, held: Callable[[int, str | None], int]
) -> None:
    held(2031, "noted")
    held(2032, "recommended")
    held(2034, "adopted")
    item = held(2033, "deferred")
    found = [row for row in looked_at(history, item) if row[0] > 2030]
    assert found == [
        (2032, "conclusion", "recommended", ""),
        (2032, "recommendation", "proposed", "de poursuivre"),
        (2031, "conclusion", "noted", ""),
    ]


def test_item_under_no_clause_has_nothing_before_it(history: Work) -> None:
    session = made(create_session(history, number=40))
    item = made(add_item(history, session=session, title="Divers", language="fr"))
    assert looked_at(history, item) == []
    assert previously_on(history.session, item_id=10_000) == ()
