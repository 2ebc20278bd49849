"""Compare two agendas: what was added, moved, renumbered, retitled, dropped."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class AgendaChange(StrEnum):
    """Name what happened to an item between two agendas."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """Hold an item as it stood in an agenda; entries come depth first."""

    item: int
    depth: int
    number: str
    titles: Mapping[str, str]
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """Pair an item of an older agenda with the same of a newer one; one of the two may be missing."""

    old: AgendaEntry | None
    new: AgendaEntry | None
    changes: tuple[AgendaChange, ...]


def entries_of(content: Sequence[Mapping[str, Any]]) -> tuple[AgendaEntry, ...]:
    """Read the content of an agenda version."""
    return tuple(
        AgendaEntry(
            item=entry["item"],
            depth=entry["depth"],
            number=entry["number"],
            titles=entry["titles"],
            clauses=tuple(entry["clauses"]),
        )
        for entry in content
    )


def content_of_entries(entries: Sequence[AgendaEntry]) -> list[dict[str, Any]]:
    """Write entries as the content of an agenda version."""
    return [
        {
            "item": entry.item,
            "depth": entry.depth,
            "number": entry.number,
            "titles": dict(entry.titles),
            "clauses": list(entry.clauses),
        }
        for entry in entries
    ]


def compare_agendas(old: Sequence[AgendaEntry], new: Sequence[AgendaEntry]) -> tuple[ComparedItem, ...]:
    """Pair the items of two agendas in the order of the newer; dropped ones stand where they stood.

    As few items as possible count as moved: one that was carried past ten others moved, not the ten.
    """
    before = {entry.item: entry for entry in old}
    moved = _moved(old, new)
    dropped = _dropped_after(old, {entry.item for entry in new})
    rows = [ComparedItem(entry, None, (AgendaChange.DROPPED,)) for entry in dropped.get(None, ())]
    for entry in new:
        former = before.get(entry.item)
        rows.append(ComparedItem(former, entry, tuple(_changes(former, entry, entry.item in moved))))
        rows += [ComparedItem(gone, None, (AgendaChange.DROPPED,)) for gone in dropped.get(entry.item, ())]
    return tuple(rows)


def _changes(old: AgendaEntry | None, new: AgendaEntry, is_moved: bool) -> Iterator[AgendaChange]:
    if old is None:
        yield AgendaChange.ADDED
        return
    if is_moved:
        yield AgendaChange.MOVED
    if old.number != new.number:
        yield AgendaChange.RENUMBERED
    if any(old.titles.get(key, "") != new.titles.get(key, "") for key in {*old.titles, *new.titles}):
        yield AgendaChange.RETITLED


def _moved(old: Sequence[AgendaEntry], new: Sequence[AgendaEntry]) -> frozenset[int]:
    """Items below another one than before, and the fewest that explain the order among those that stayed."""
    above_old, above_new = _parents(old), _parents(new)
    both = [entry.item for entry in new if entry.item in above_old]
    moved = {item for item in both if above_old[item] != above_new[item]}
    place = {entry.item: index for index, entry in enumerate(old)}
    stayed: dict[int | None, list[int]] = {}
    for item in both:
        if item not in moved:
            stayed.setdefault(above_new[item], []).append(item)
    for siblings in stayed.values():
        kept = _longest_rising([place[item] for item in siblings])
        moved |= {item for item in siblings if place[item] not in kept}
    return frozenset(moved)


def _parents(entries: Sequence[AgendaEntry]) -> dict[int, int | None]:
    parents: dict[int, int | None] = {}
    above: list[int] = []
    for entry in entries:
        del above[entry.depth :]
        parents[entry.item] = above[-1] if above else None
        above.append(entry.item)
    return parents


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """Return the most numbers that are in rising order (patience sorting)."""
    tops: list[int] = []
    chains: list[tuple[int, Any]] = []
    for number in numbers:
        place = bisect_left(tops, number)
        chain = (number, chains[place - 1] if place else None)
        tops[place:], chains[place:] = [number, *tops[place + 1 :]], [chain, *chains[place + 1 :]]
    found: set[int] = set()
    link: Any = chains[-1] if chains else None
    while link is not None:
        found.add(link[0])
        link = link[1]
    return frozenset(found)


def _dropped_after(old: Sequence[AgendaEntry], kept: set[int]) -> dict[int | None, list[AgendaEntry]]:
    """Group what was dropped by the item kept before it; None for what stood before all of them."""
    dropped: dict[int | None, list[AgendaEntry]] = {}
    last: int | None = None
    for entry in old:
        if entry.item in kept:
            last = entry.item
        else:
            dropped.setdefault(last, []).append(entry)
    return dropped
