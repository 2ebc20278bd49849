"""A concordance is corrected row by row, and no clause of either version is ever left without a row."""

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.services.concordance import LinkInput
from iomdesk.ui.mandate import link_edits as edits
from iomdesk.ui.mandate.link_edits import Clauses, Links
from iomdesk.ui.mandate.words import counted_kinds

CLAUSES = Clauses((1, 2, 3), (11, 12, 13), frozenset({(1, 11)}))
LINKS = (
    LinkInput(1, 11, "same"),
    LinkInput(2, 12, "reworded"),
    LinkInput(3, None, "dropped"),
    LinkInput(None, 13, "new"),
)


def shown(links: Links) -> list[tuple[int | None, int | None, str]]:
    return [(link.old_clause, link.new_clause, link.kind) for link in links]


def test_dropped_clause_that_is_linked_takes_the_new_one_with_it() -> None:
    assert shown(edits.with_new(LINKS, 2, 13, CLAUSES)) == [
        (1, 11, "same"),
        (2, 12, "reworded"),
        (3, 13, "reworded"),
    ]


def test_clause_called_dropped_is_parted_from_its_new_one() -> None:
    assert shown(edits.with_kind(LINKS, 1, "dropped", CLAUSES)) == [
        (1, 11, "same"),
        (2, None, "dropped"),
        (3, None, "dropped"),
        (None, 12, "new"),
        (None, 13, "new"),
    ]


def test_clause_that_became_one_more_is_split_and_parting_them_again_is_no_split() -> None:
    split = edits.with_another(LINKS, 0, CLAUSES)
    assert shown(split)[:2] == [(1, 11, "split"), (1, 13, "split")]
    assert shown(edits.without(split, 1, CLAUSES)) == shown(LINKS)


def test_two_clauses_that_became_one_are_merged() -> None:
    assert shown(edits.with_new(LINKS, 2, 12, CLAUSES))[1:3] == [(2, 12, "merged"), (3, 12, "merged")]


def test_kind_is_the_users_word_where_both_ends_are_known() -> None:
    assert shown(edits.with_kind(LINKS, 1, "same", CLAUSES))[1] == (2, 12, "same")
    assert edits.with_kind(LINKS, 3, "same", CLAUSES) == LINKS


def test_row_that_stands_already_is_not_doubled() -> None:
    split = edits.with_another(LINKS, 0, CLAUSES)
    assert edits.with_new(split, 1, 11, CLAUSES) == split


def step(links: Links, what: str, at: int, new: int | None) -> Links:
    if what == "n":
        return edits.with_new(links, at, new, CLAUSES)
    if what == "k":
        return edits.with_kind(links, at, "dropped", CLAUSES)
    return (edits.with_another if what == "a" else edits.without)(links, at, CLAUSES)


STEPS = st.lists(
    st.tuples(st.sampled_from("nkaw"), st.integers(0, 5), st.sampled_from([None, 11, 12, 13])), max_size=8
)


@given(STEPS)
def test_whatever_is_corrected_every_clause_has_a_row_and_no_row_stands_twice(
    steps: list[tuple[str, int, int | None]],
) -> None:
    links: Links = LINKS
    for what, place, new in steps:
        links = step(links, what, place % len(links), new)
    assert {link.old_clause for link in links} >= {1, 2, 3}
    assert {link.new_clause for link in links} >= {11, 12, 13}
    ends = [(link.old_clause, link.new_clause) for link in links]
    assert len(set(ends)) == len(ends)


def test_a_concordance_is_summed_up_kind_by_kind() -> None:
    assert counted_kinds(["same", "new", "same"]) == "same: 2 · new: 1"
