"""The board of coverage: states, folding, filters, and how long a clause was left aside."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from sqlalchemy import event, select

from iomdesk.desk import Desk, new_desk
from iomdesk.model.agenda import AgendaItem, ItemClause
from iomdesk.model.bodies import Body
from iomdesk.model.mandate import MandateVersion
from iomdesk.model.sessions import SessionBody
from iomdesk.queries.coverage import coverage_of, find_version, uncovered_clauses
from iomdesk.queries.coverage_rows import Coverage, CoverageFilter
from iomdesk.queries.coverage_words import age_sentence, cell_sentence, coverage_sentences
from iomdesk.services.agenda import add_item, remove_item
from iomdesk.services.mapping import map_clause, unmap_clause
from iomdesk.services.minutes import save_draft
from iomdesk.services.papers import register_issue
from iomdesk.services.recommendations import (
    add_recommendation,
    edit_recommendation,
    map_recommendation_clause,
    remove_recommendation,
)
from iomdesk.services.sessions import remove_session
from iomdesk.services.work import Work
from tests.queries.coverage_desk import hold, link, store

T = TypeVar("T")


class Try(Protocol):
    """Do something on the desk, look, and take it back."""

    def __call__(self, function: Callable[[Work], T]) -> T: ...


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with new_desk(tmp_path_factory.mktemp("coverage") / "group.iomdesk") as made:
        yield made


class _Undone(Exception):
    """Takes back what a test did to the desk it shares with the others."""


@pytest.fixture
def trying(desk: Desk) -> Try:
    """Do something on the desk, look, and take it back."""

    def attempt(function: Callable[[Work], T]) -> T:
        found: list[T] = []

        def then_undo(work: Work) -> None:
            found.append(function(work))
            raise _Undone

        with pytest.raises(_Undone):
            desk.run(then_undo)
        return found[0]

    return attempt


def board(work: Work, **fields: object) -> Coverage:
    work.session.flush()
    return coverage_of(work.session, filter=CoverageFilter(**fields))  # type: ignore[arg-type]


def states(coverage: Coverage, clause: int, session: int) -> list[str]:
    return [state.value for state in coverage.cell(clause, session).states]


def test_states_follow_the_work_on_an_item(trying: Try) -> None:
    def work_through(work: Work) -> list[list[str]]:
        clause = store(work, "Mandat", "1: a b")["1a"]
        session = hold(work, 1, status="open")
        seen = [states(board(work), clause, session)]
        item = add_item(work, session=session, title="Suivi", language="fr").created or 0
        map_clause(work, item=item, clause=clause)
        seen.append(states(board(work), clause, session))
        save_draft(work, item=item, language="fr", text="Le Groupe a examiné.")
        seen.append(states(board(work), clause, session))
        made = add_recommendation(work, session=session, item=item).created or 0
        seen.append(states(board(work), clause, session))
        register_issue(
            work, session=session, kind="report", language="fr", format="pdf", file_name="r.pdf", digest="0"
        )
        seen.append(states(board(work), clause, session))
        edit_recommendation(work, recommendation=made, fields={"status": "transmitted"})
        seen.append(states(board(work), clause, session))
        return seen

    assert trying(work_through) == [
        [],
        ["planned"],
        ["planned", "examined"],
        ["planned", "examined", "recommended"],
        ["planned", "examined", "reported", "recommended"],
        ["planned", "examined", "reported", "recommended", "followed_up"],
    ]


def test_a_provisional_agenda_that_was_issued_is_no_report(trying: Try) -> None:
    def issue(work: Work) -> list[str]:
        clause = store(work, "Mandat", "1: a")["1a"]
        session = hold(work, 1, clause, status="planned")
        register_issue(
            work, session=session, kind="agenda", language="fr", format="pdf", file_name="a.pdf", digest="0"
        )
        return states(board(work), clause, session)

    assert trying(issue) == ["planned"]


def test_closing_a_session_examines_what_was_not_deferred(trying: Try) -> None:
    def close(work: Work) -> list[list[str]]:
        clauses = store(work, "Mandat", "1: a b")
        first = hold(work, 1, clauses["1a"])
        second = hold(work, 2, clauses["1b"], outcome="deferred")
        found = board(work)
        return [states(found, clauses["1a"], first), states(found, clauses["1b"], second)]

    assert trying(close) == [["planned", "examined"], ["planned"]]


def test_a_recommendation_counts_under_its_own_clauses_and_else_under_its_items(
    trying: Try,
) -> None:
    def recommend(work: Work) -> list[list[str]]:
        clauses = store(work, "Mandat", "1: a b")
        session = hold(work, 1, clauses["1a"], status="planned")
        item = coverage_item(work, session)
        made = add_recommendation(work, session=session, item=item).created or 0
        seen = [states(board(work), clauses["1a"], session)]
        map_recommendation_clause(work, recommendation=made, clause=clauses["1b"])
        found = board(work)
        seen += [states(found, clauses["1a"], session), states(found, clauses["1b"], session)]
        remove_recommendation(work, recommendation=made)
        seen.append(states(board(work), clauses["1b"], session))
        return seen

    assert trying(recommend) == [["planned", "recommended"], ["planned"], ["recommended"], []]


def coverage_item(work: Work, session: int) -> int:
    query = select(AgendaItem.id).join(ItemClause).where(AgendaItem.session_id == session)
    return work.session.scalars(query).one()


def test_what_was_removed_is_not_counted(trying: Try) -> None:
    def remove(work: Work) -> tuple[list[str], int]:
        clause = store(work, "Mandat", "1: a")["1a"]
        first, second = hold(work, 1, clause), hold(work, 2, clause)
        remove_item(work, item=coverage_item(work, first))
        remove_session(work, session=second)
        found = board(work)
        return states(found, clause, first), len(found.sessions)

    assert trying(remove) == ([], 1)


def test_a_newer_clause_shows_what_fell_under_those_it_came_from(trying: Try) -> None:
    def revise(work: Work) -> dict[str, list[str]]:
        old = store(work, "Ancien", "1: a b c")
        first = hold(work, 1, old["1a"])
        second = hold(work, 2, old["1b"], status="planned")
        new = store(work, "Nouveau", "1: a b c")
        link(work, old["1a"], new["1b"], "merged")
        link(work, old["1b"], new["1b"], "merged")
        link(work, old["1b"], new["1c"], "split")
        found = board(work, version=find_version(work.session, reference="nouveau"))
        assert {row.version for row in found.clauses} == {"Nouveau"}
        assert found.clauses[1].older == ("1 a)", "1 b)")
        return {
            "b first": states(found, new["1b"], first),
            "b second": states(found, new["1b"], second),
            "c second": states(found, new["1c"], second),
            "a first": states(found, new["1a"], first),
        }

    assert trying(revise) == {
        "b first": ["planned", "examined"],
        "b second": ["planned"],
        "c second": ["planned"],
        "a first": [],
    }


def test_an_older_version_never_shows_what_came_after_it(trying: Try) -> None:
    def revise(work: Work) -> list[str]:
        old, new = store(work, "Ancien", "1: a"), store(work, "Nouveau", "1: a")
        link(work, old["1a"], new["1a"])
        session = hold(work, 1, new["1a"])
        return states(board(work), old["1a"], session)

    assert trying(revise) == []


def test_filters_leave_out_sessions_and_chapters(trying: Try) -> None:
    def choose(work: Work) -> list[list[object]]:
        store(work, "Mandat", "1: a b", "2: a")
        sessions = [hold(work, number) for number in (1, 2, 3)]
        other = Body(code="WG-OTHER", kind="working_group")
        work.session.add(other)
        work.session.flush()
        work.session.add(SessionBody(session_id=sessions[1], body_id=other.id, position=1))
        return [
            [row.number for row in board(work, since=date(2012, 1, 1)).sessions],
            [row.number for row in board(work, until=date(2012, 5, 1)).sessions],
            [row.number for row in board(work, body="WG-OTHER").sessions],
            [row.reference for row in board(work, chapter="2").clauses],
            list(board(work).bodies),
        ]

    assert trying(choose) == [[2, 3], [1, 2], [2], ["2 a)"], ["WG", "WG-OTHER"]]


def sentences(work: Work) -> list[str]:
    return [sentence for _, sentence in coverage_sentences(board(work))]


def test_sentences_name_what_was_left_aside_the_longest_first(trying: Try) -> None:
    def leave_aside(work: Work) -> list[str]:
        ids = store(work, "Mandat", "1: a b c d")
        hold(work, 1, ids["1b"], ids["1c"])
        hold(work, 2, ids["1a"])
        hold(work, 3, ids["1a"], ids["1c"])
        hold(work, 4, ids["1a"])
        hold(work, 5, ids["1b"], status="planned")
        return sentences(work)

    assert trying(leave_aside) == [
        "1 d) has never been examined",
        "1 b) has not been examined for three sessions; it is on an agenda to come",
        "1 c) was not examined at the last session",
    ]


def test_sessions_of_which_no_agenda_is_known_tell_nothing(sample_desk: Path) -> None:
    with new_desk(sample_desk.with_name("sample2.iomdesk"), sample=True) as desk:
        found = desk.answer(coverage_of)
    assert [row.is_held for row in found.sessions] == [False] * 5 + [True]
    assert {row.held for row in found.clauses} == {1}


def test_sessions_before_a_mandate_do_not_count_against_its_clauses(trying: Try) -> None:
    def revise(work: Work) -> list[str]:
        old = store(work, "Ancien", "1: a")
        for number in (1, 2, 3):
            hold(work, number, old["1a"])
        new = store(work, "Nouveau", "1: a b")
        version = find_version(work.session, reference="Nouveau")
        work.session.get_one(MandateVersion, version).dated_on = date(2014, 1, 1)
        hold(work, 4, new["1a"])
        found = board(work, version=version)
        return [age_sentence(row) + f" / {row.held}" for row in found.clauses]

    assert trying(revise) == [" / 1", "1 b) has never been examined / 1"]


def test_cells_are_said_in_words(trying: Try) -> None:
    def say(work: Work) -> list[str]:
        clause = store(work, "Mandat", "1: a b")
        session = hold(work, 1, clause["1a"])
        add_recommendation(work, session=session, item=coverage_item(work, session))
        found = board(work)
        head = found.sessions[0]
        return [cell_sentence(row.reference, head, found.cell(row.id, head.id)) for row in found.clauses]

    assert trying(say) == [
        "1 a), First Session: scheduled, examined, recommendation made; 1 item; 1 recommendation",
        "1 b), First Session: nothing",
    ]


def test_uncovered_clauses_shrink_as_items_are_mapped(trying: Try) -> None:
    def build(work: Work) -> list[list[str]]:
        ids = store(work, "Mandat", "1: a b c")
        hold(work, 1, ids["1a"])
        hold(work, 2, ids["1b"])
        session = hold(work, 3, status="planned")

        def uncovered() -> list[str]:
            work.session.flush()
            return [row.reference for row in uncovered_clauses(work.session, session_id=session)]

        seen = [uncovered()]
        item = add_item(work, session=session, title="Suivi", language="fr").created or 0
        map_clause(work, item=item, clause=ids["1c"])
        seen.append(uncovered())
        unmap_clause(work, item=item, clause=ids["1c"])
        return [*seen, uncovered()]

    assert trying(build) == [["1 c)", "1 a)", "1 b)"], ["1 a)", "1 b)"], ["1 c)", "1 a)", "1 b)"]]


def test_the_number_of_questions_does_not_grow_with_the_desk(trying: Try) -> None:
    def count(work: Work) -> tuple[int, int]:
        ids = store(work, "Mandat", "1: a b")
        hold(work, 1, ids["1a"])
        few = statements(work)
        for number in range(2, 12):
            hold(work, number, ids["1a"], ids["1b"])
        return few, statements(work)

    few, many = trying(count)
    assert few == many <= 24


def statements(work: Work) -> int:
    work.session.flush()
    work.session.expire_all()
    counted: list[str] = []

    def note(*arguments: object) -> None:
        counted.append(str(arguments[2]))

    engine = work.session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        coverage_of(work.session)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(counted)
