"""Items of an agenda in reading order, with their numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iomdesk.document.item_numbers import ItemNumber, Numbered, number_items
from iomdesk.model.agenda import AgendaItem


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """Pair an item with its depth and its numbers in one language."""

    item: AgendaItem
    depth: int
    number: str
    full_number: str


def numbered_items(items: Sequence[AgendaItem], language: str) -> tuple[NumberedItem, ...]:
    """Number live items: `1` and below it `a)`, `i)`; a fixed number stands, and counting goes on from it."""
    ordered = list(in_reading_order(items))
    entries = (Numbered(item.id, item.parent_id, item.fixed_number) for item, _ in ordered)
    numbers = number_items(entries, language)
    return tuple(NumberedItem(item, depth, *written_numbers(numbers[item.id])) for item, depth in ordered)


def in_reading_order(items: Sequence[AgendaItem]) -> Iterator[tuple[AgendaItem, int]]:
    """Return live items depth first, each with its depth from 0."""
    below: dict[int | None, list[AgendaItem]] = {}
    for item in items:
        if item.deleted_at is None:
            below.setdefault(item.parent_id, []).append(item)
    for siblings in below.values():
        siblings.sort(key=lambda item: (item.position, item.id))
    waiting = [(item, 0) for item in reversed(below.get(None, []))]
    while waiting:
        item, depth = waiting.pop()
        yield item, depth
        waiting += [(child, depth + 1) for child in reversed(below.get(item.id, []))]


def written_numbers(number: ItemNumber) -> tuple[str, str]:
    """Return an item's own number ("a)") and its whole one ("3 a)")."""
    return (number.bare if number.level == 1 else number.marker), number.full
