"""The history of a clause gathers, session by session, what came under it and under what it came from."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from iomdesk.desk import Desk, new_desk
from iomdesk.model.agenda import AgendaItem, ItemClause
from iomdesk.queries.clause_history import clause_history, find_clause_anywhere
from iomdesk.queries.clause_history_rows import ClauseHistory
from iomdesk.services.agenda import edit_item
from iomdesk.services.minutes import save_draft
from iomdesk.services.recommendations import (
    add_recommendation,
    edit_recommendation,
    map_recommendation_clause,
)
from iomdesk.services.work import Work
from tests.queries.coverage_desk import hold, link, store


@pytest.fixture
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with new_desk(tmp_path_factory.mktemp("history") / "sample.iomdesk", sample=True) as desk:
        yield desk


def history_of(desk: Desk, reference: str) -> ClauseHistory:
    clause = desk.answer(find_clause_anywhere, reference=reference)
    found = desk.answer(clause_history, clause_id=clause)
    assert found is not None
    return found


def test_a_clause_is_told_item_by_item_with_what_was_said_and_concluded(sample: Desk) -> None:
    found = history_of(sample, "1a")
    kinds = [row.kind.value for row in found.rows]
    assert kinds[:3] == ["item", "statement", "statement"]
    assert {"item", "statement", "minutes", "conclusion", "recommendation", "step"} == set(kinds)
    first, statement = found.rows[:2]
    assert (first.record_kind, first.number) == ("item", "3")
    assert statement.speaker
    assert statement.text
    assert [row.id for row in found.sessions] == [6]


def test_speakers_are_named_inside_the_desk_whatever_papers_may_say(sample: Desk) -> None:
    said = [row for row in history_of(sample, "1a").rows if row.kind == "statement"]
    assert said
    assert all(row.speaker for row in said)


def test_items_under_older_clauses_come_in_order_and_say_where_they_stood(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    def revise(work: Work) -> int:
        old = store(work, "Ancien", "1: a b")
        hold(work, 1, old["1b"], outcome="noted")
        new = store(work, "Nouveau", "1: a")
        link(work, old["1b"], new["1a"])
        session = hold(work, 2, new["1a"])
        item = work.session.scalars(
            select(AgendaItem.id).join(ItemClause).where(AgendaItem.session_id == session)
        ).one()
        save_draft(work, item=item, language="fr", text="Le Groupe **a examiné** le point.")
        edit_item(work, item=item, fields={"outcome": "recommended"})
        made = add_recommendation(work, session=session).created or 0
        map_recommendation_clause(work, recommendation=made, clause=new["1a"])
        edit_recommendation(work, recommendation=made, fields={"status": "transmitted"})
        return new["1a"]

    with new_desk(tmp_path_factory.mktemp("history") / "group.iomdesk") as desk:
        found = desk.answer(clause_history, clause_id=desk.run(revise))
    assert found is not None
    assert found.older == (("1 b)", "Ancien"),)
    assert [(row.kind.value, row.number, row.key, row.clause) for row in found.rows] == [
        ("item", "2", "", "1 b) – Ancien"),
        ("conclusion", "2", "noted", ""),
        ("item", "2", "", ""),
        ("minutes", "2", "", ""),
        ("conclusion", "2", "recommended", ""),
        ("recommendation", "1", "transmitted", ""),
        ("step", "1", "proposed", ""),
        ("step", "1", "transmitted", ""),
    ]
    assert found.rows[3].text == "Le Groupe a examiné le point."


def test_no_clause_has_no_history(sample: Desk) -> None:
    assert sample.answer(clause_history, clause_id=999) is None
    assert sample.answer(find_clause_anywhere, reference="9 z)") is None
