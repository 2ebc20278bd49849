"""A view of the agenda keeps what it knows where one item moved, and is told of anything else."""

import pytest

from iomdesk.ui.agenda.tree_changes import Moved, Order, single_move

BEFORE: Order = {None: [1, 2, 3], 1: [11, 12], 2: [21]}


@pytest.mark.parametrize(
    ("after", "move"),
    [
        ({None: [2, 1, 3], 1: [11, 12], 2: [21]}, Moved(2, None, 0)),
        ({None: [2, 3, 1], 1: [11, 12], 2: [21]}, Moved(1, None, 2)),
        ({None: [3, 1, 2], 1: [11, 12], 2: [21]}, Moved(3, None, 0)),
        ({None: [1, 2], 1: [11, 12], 2: [21, 3]}, Moved(3, 2, 1)),
        ({None: [1, 2, 21, 3], 1: [11, 12]}, Moved(21, None, 2)),
    ],
)
def test_one_item_that_moved_is_found_with_its_new_place(after: Order, move: Moved) -> None:
    assert single_move(BEFORE, after) == move


@pytest.mark.parametrize(
    "after",
    [
        {None: [1, 2, 3, 4], 1: [11, 12], 2: [21]},
        {None: [1, 3], 1: [11, 12]},
        {None: [3, 2, 1], 1: [11, 12], 2: [21]},
    ],
)
def test_what_is_more_than_one_move_is_none(after: Order) -> None:
    assert single_move(BEFORE, after) is None
