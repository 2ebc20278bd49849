"""The concordance of two versions is proposed, corrected, confirmed, and can be taken back."""

import pytest

from iomdesk.queries.concordance import concordance_of, mapping_of
from iomdesk.services.changes import NOTHING
from iomdesk.services.concordance import ConcordanceWrong, LinkInput, confirm_concordance, links_of
from iomdesk.services.work import Work
from tests.services.mandate_versions import clause, confirm, draft, store_second, undo, version


@pytest.fixture
def second(history: Work) -> int:
    return store_second(history)


def kinds(work: Work, old: int, new: int) -> dict[tuple[str, str], str]:
    table = concordance_of(work.session, old_version=old, new_version=new)
    assert table is not None
    return {
        (row.old.reference if row.old else "", row.new.reference if row.new else ""): row.kind
        for row in table.rows
    }


def test_proposal_tells_what_stayed_moved_came_and_went(history: Work, second: int) -> None:
    found = kinds(history, draft(history).id, second)
    assert found["1 d)", "1 d)"] == "same"
    assert found["2 c)", "2 b)"] == "same"
    assert found["2 d)", "2 c)"] == "same"
    assert found["2 b)", ""] == "dropped"
    assert found["", "2 d)"] == "new"


def test_what_the_user_confirmed_stands_instead_of_the_proposal(history: Work, second: int) -> None:
    old, new = draft(history), version(history, second)
    links = [
        LinkInput(clause(old, "2 b)"), clause(new, "2 d)"), "reworded"),
        LinkInput(clause(old, "1 a)"), None, "dropped"),
    ]
    confirm_concordance(history, old_version=old.id, new_version=second, links=links)
    history.session.flush()
    assert kinds(history, old.id, second) == {("2 b)", "2 d)"): "reworded", ("1 a)", ""): "dropped"}
    table = concordance_of(history.session, old_version=old.id, new_version=second)
    assert table is not None
    assert table.is_confirmed
    assert mapping_of(table)[clause(old, "2 b)")] == (clause(new, "2 d)"),)
    again = concordance_of(history.session, old_version=old.id, new_version=second, propose=True)
    assert again is not None
    assert not again.is_confirmed


def test_confirming_is_taken_back_to_what_was_confirmed_before_and_done_again(
    history: Work, second: int
) -> None:
    old = draft(history).id
    confirm(history, old, second)
    before = kinds(history, old, second)
    first_clause = LinkInput(draft(history).clauses[0].id, None, "dropped")
    changes = confirm_concordance(history, old_version=old, new_version=second, links=[first_clause])
    history.session.flush()
    undone = undo(history, changes)
    assert kinds(history, old, second) == before
    undo(history, undone)
    assert kinds(history, old, second) == {("1 a)", ""): "dropped"}


def test_confirming_the_same_again_changes_nothing(history: Work, second: int) -> None:
    old = draft(history).id
    table = confirm(history, old, second)
    links = links_of(table.rows)
    assert confirm_concordance(history, old_version=old, new_version=second, links=links) is NOTHING


@pytest.mark.parametrize(
    ("old_reference", "new_reference", "kind"),
    [("1 a)", "1 a)", "dropped"), ("1 a)", None, "same"), (None, "1 a)", "split")],
)
def test_row_whose_ends_do_not_fit_its_kind_is_refused(
    history: Work, second: int, old_reference: str | None, new_reference: str | None, kind: str
) -> None:
    old, new = draft(history), version(history, second)
    link = LinkInput(
        clause(old, old_reference) if old_reference else None,
        clause(new, new_reference) if new_reference else None,
        kind,
    )
    with pytest.raises(ConcordanceWrong):
        confirm_concordance(history, old_version=old.id, new_version=second, links=[link])


def test_clause_of_a_third_version_or_a_row_that_stands_twice_is_refused(history: Work, second: int) -> None:
    old, new = draft(history), version(history, second)
    stranger = LinkInput(clause(new, "1 a)"), clause(new, "1 a)"), "same")
    twice = LinkInput(clause(old, "1 a)"), clause(new, "1 a)"), "same")
    for links in ([stranger], [twice, twice]):
        with pytest.raises(ConcordanceWrong):
            confirm_concordance(history, old_version=old.id, new_version=second, links=links)
    with pytest.raises(ConcordanceWrong):
        confirm_concordance(history, old_version=old.id, new_version=old.id, links=[])


def test_versions_without_clauses_have_a_concordance_without_rows(history: Work, second: int) -> None:
    known_by_facts = next(v for v in (version(history, 1),) if not v.clauses)
    table = concordance_of(history.session, old_version=known_by_facts.id, new_version=second)
    assert table is not None
    assert {row.kind for row in table.rows} == {"new"}
    assert concordance_of(history.session, old_version=99, new_version=second) is None
