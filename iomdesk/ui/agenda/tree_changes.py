"""Tell what became of a tree of the agenda: the same, one item moved, or another tree."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from iomdesk.ui.agenda.nodes import Node

Order = Mapping[int | None, Sequence[int | None]]


class Moved(NamedTuple):
    """Name an item and where it went: below which item, at which place after the move."""

    item: int
    parent: int | None
    place: int


def has_same_shape(before: Node, after: Node) -> bool:
    """Say whether two trees differ in what stands in them at most: a view need not lay out anything anew."""
    return _shape(before) == _shape(after)


def _shape(root: Node) -> list[int]:
    return [len(node.children) for node in (root, *root.walk())]


def order_of(root: Node) -> Order:
    """Map each item, and None for the root, to the items below it; those without any are left out."""
    nodes = (root, *root.walk())
    return {node.id: [child.id for child in node.children] for node in nodes if node.children}


def single_move(before: Order, after: Order) -> Moved | None:
    """Return the one move that leads from an order to another, or None where no single one does."""
    differing = [key for key in {**before, **after} if before.get(key, ()) != after.get(key, ())]
    if len(differing) > 2 or _items(before) != _items(after):
        return None
    for key in differing:
        for moved in _candidates(before.get(key, ()), after.get(key, ()), key):
            if _without(before, moved.item) == _without(after, moved.item):
                return moved
    return None


def _candidates(
    before: Sequence[int | None], after: Sequence[int | None], parent: int | None
) -> Iterator[Moved]:
    """The first place that differs holds the item that came there, or one before it the item that left."""
    pairs = enumerate(zip((*before, None), (*after, None), strict=False))
    place = next((place for place, (old, new) in pairs if old != new), None)
    if place is None:
        return
    for item in (*after[place : place + 1], *before[place : place + 1]):
        if item is not None and item in after:
            yield Moved(item, parent, after.index(item))


def _items(order: Order) -> set[int | None]:
    return {item for items in order.values() for item in items}


def _without(order: Order, item: int) -> dict[int | None, list[int | None]]:
    left = {key: [other for other in items if other != item] for key, items in order.items()}
    return {key: items for key, items in left.items() if items}
