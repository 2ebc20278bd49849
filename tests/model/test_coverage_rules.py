"""What counts as examined, what a clause came from, how long it was left aside."""

import pytest

from iomdesk.model.coverage import CoverageState, in_order, is_examined, older_clauses, sessions_since


@pytest.mark.parametrize(
    ("outcome", "has_text", "is_closed", "expected"),
    [
        (None, False, False, False),
        (None, False, True, True),
        (None, True, False, True),
        ("noted", False, False, True),
        ("deferred", False, True, False),
        ("deferred", True, False, True),
    ],
)
def test_an_item_is_examined_by_what_is_known_of_it(
    outcome: str | None, has_text: bool, is_closed: bool, expected: bool
) -> None:
    assert is_examined(outcome, has_text, is_closed) is expected


def test_states_stand_in_the_order_of_the_work() -> None:
    mixed = frozenset({CoverageState.RECOMMENDED, CoverageState.PLANNED})
    assert in_order(mixed) == (CoverageState.PLANNED, CoverageState.RECOMMENDED)


def test_a_clause_inherits_through_splits_and_mergers_over_several_versions() -> None:
    links = [(1, 11), (2, 11), (3, 12), (3, 13), (11, 21), (12, 21)]
    assert older_clauses(links) == {
        11: frozenset({1, 2}),
        12: frozenset({3}),
        13: frozenset({3}),
        21: frozenset({11, 12, 1, 2, 3}),
    }


def test_links_in_a_ring_end() -> None:
    assert older_clauses([(1, 2), (2, 1)]) == {1: frozenset({2}), 2: frozenset({1})}


def test_sessions_are_counted_back_to_the_last_that_examined() -> None:
    assert sessions_since([1, 2, 3, 4], [1]) == 3
    assert sessions_since([1, 2, 3], [3, 1]) == 0
    assert sessions_since([1, 2], []) is None
