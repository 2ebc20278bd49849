"""Places in the tree of the agenda, written as in an outline."""

import pytest

from iomdesk.queries.agenda import ItemRow
from iomdesk.ui.agenda.nodes import (
    Node,
    Place,
    place_below,
    place_dropped,
    place_indented,
    place_moved,
    place_outdented,
    tree_of,
)
from iomdesk.ui.agenda.schedule import schedule


def item(id_: int, parent: int | None = None, minutes: int | None = None) -> ItemRow:
    """Make a row of the agenda."""
    return ItemRow(
        id=id_, parent_id=parent, depth=0, number="", full_number="", title=f"item {id_}",
        title_language="fr", kind="discussion", role="substance", stage="provisional",
        planned_minutes=minutes, presenter="", proposer="", outcome=None, clauses=(),
        document_symbols=(), document_count=0, has_minutes=False, recommendation_count=0,
    )  # fmt: skip


# 1, 2 (with 21, 22), 3
ITEMS = (item(1), item(2), item(21, 2), item(22, 2), item(3))


@pytest.fixture
def nodes() -> dict[int | None, Node]:
    root = tree_of(ITEMS, schedule(ITEMS))
    return {None: root} | {node.id: node for node in root.walk()}


def test_the_tree_reads_as_the_agenda(nodes: dict[int | None, Node]) -> None:
    assert [node.id for node in nodes[None].walk()] == [1, 2, 21, 22, 3]


def test_a_new_item_goes_right_below_on_the_same_level(nodes: dict[int | None, Node]) -> None:
    assert place_below(nodes[21]) == Place(2, 1)
    assert place_below(nodes[3]) == Place(None, 3)


def test_an_item_moves_only_among_its_siblings(nodes: dict[int | None, Node]) -> None:
    assert place_moved(nodes[21], 1) == Place(2, 1)
    assert place_moved(nodes[21], -1) is None
    assert place_moved(nodes[3], 1) is None


def test_indenting_puts_an_item_at_the_end_below_the_one_before(nodes: dict[int | None, Node]) -> None:
    assert place_indented(nodes[3]) == Place(2, 2)
    assert place_indented(nodes[1]) is None


def test_outdenting_puts_an_item_right_after_its_parent(nodes: dict[int | None, Node]) -> None:
    assert place_outdented(nodes[21]) == Place(None, 2)
    assert place_outdented(nodes[1]) is None


def test_a_place_further_down_is_counted_after_the_move(nodes: dict[int | None, Node]) -> None:
    assert place_dropped(nodes[1], nodes[None], 3) == Place(None, 2)
    assert place_dropped(nodes[3], nodes[None], 0) == Place(None, 0)


def test_an_item_dropped_where_it_is_or_inside_itself_stays(nodes: dict[int | None, Node]) -> None:
    assert place_dropped(nodes[1], nodes[None], 1) is None
    assert place_dropped(nodes[2], nodes[21], 0) is None
    assert place_dropped(nodes[2], nodes[2], 0) is None


def test_an_item_dropped_onto_another_goes_below_it(nodes: dict[int | None, Node]) -> None:
    assert place_dropped(nodes[3], nodes[2], 2) == Place(2, 2)
