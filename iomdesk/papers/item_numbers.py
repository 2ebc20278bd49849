"""Number the items that a paper is made from."""

from collections.abc import Iterable

from iomdesk.document.item_numbers import ItemNumber, Numbered, number_items
from iomdesk.papers.facts import ItemFacts

__all__ = ["ItemNumber", "item_numbers"]


def item_numbers(items: Iterable[ItemFacts], language: str) -> dict[int, ItemNumber]:
    """Number items by their order among siblings; a fixed number stands, and counting goes on from it."""
    return number_items((Numbered(item.id, item.parent_id, item.fixed_number) for item in items), language)
