"""Find which unit of a text (a paragraph, a sentence) became which, in time that grows with the text alone.

What is alike and unique on both sides anchors the rest (patience diff, B. Cohen); what stands between two
anchors is compared with less and less strict keys. Nothing is ever compared with everything, so that a text
of a whole meeting takes milliseconds.
"""

import re
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Key: TypeAlias = Callable[[str], str]

_WORD = re.compile(r"\w+")
_OPENING, _CLOSING = 60, 60  # signs by which a reworded unit is known again
_LIKE = 0.4  # from here on two units are taken for one that was reworded
_MOST_COMPARED = 900  # pairs of units between two anchors that are compared word by word
_SHORTEST_MOVED = 25  # signs: "Adopté." may stand anywhere without having been moved


class Pair(NamedTuple):
    """Say that a unit of the old text became one of the new: None where there is none."""

    old: int | None
    new: int | None
    is_moved: bool = False


@dataclass
class _Sides:
    old: Sequence[str]
    new: Sequence[str]
    may_move: bool
    moved_old: dict[int, int] = field(default_factory=dict)
    moved_new: set[int] = field(default_factory=set)
    pairs: list[tuple[int, int]] = field(default_factory=list)


def aligned(old: Sequence[str], new: Sequence[str], *, may_move: bool = True) -> tuple[Pair, ...]:
    """Pair the units of two texts in the order of the new one; what was removed stands where it stood.

    A unit that was moved without a change stands at its new place, unless nothing `may_move`.
    """
    sides = _Sides(old, new, may_move)
    _match(sides, list(range(len(old))), list(range(len(new))), (_as_it_is, _as_it_is, _opening, _closing))
    return tuple(_in_order(sides))


def likeness(one: str, other: str) -> float:
    """Say how many words two texts share: from 0 to 1."""
    words = Counter(_WORD.findall(one.casefold())), Counter(_WORD.findall(other.casefold()))
    total = words[0].total() + words[1].total()
    return 2 * (words[0] & words[1]).total() / total if total else 1.0


def _match(sides: _Sides, old: list[int], new: list[int], keys: tuple[Key, ...]) -> None:
    """Pair what is alike under the first key, and go on between these pairs with the keys that follow."""
    old, new = _without_equal_ends(sides, old, new)
    if not old or not new:
        return
    if not keys:
        _match_rest(sides, old, new)
        return
    chain, crossing = _anchors(sides, old, new, keys[0])
    if sides.may_move and keys[0] is _as_it_is:
        _note_moves(sides, crossing)
        old = [place for place in old if place not in sides.moved_old]
        new = [place for place in new if place not in sides.moved_new]
    sides.pairs.extend(chain)
    for part in _between(chain, old, new):
        _match(sides, *part, keys[1:])


def _without_equal_ends(sides: _Sides, old: list[int], new: list[int]) -> tuple[list[int], list[int]]:
    start, end = 0, 0
    most = min(len(old), len(new))
    while start < most and sides.old[old[start]] == sides.new[new[start]]:
        sides.pairs.append((old[start], new[start]))
        start += 1
    while end < most - start and sides.old[old[-1 - end]] == sides.new[new[-1 - end]]:
        sides.pairs.append((old[-1 - end], new[-1 - end]))
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


def _anchors(
    sides: _Sides, old: list[int], new: list[int], key: Key
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Give the pairs of units unique on both sides: those in one order, and those that cross them."""
    there = _unique(sides.new, new, key)
    found = [(place, there[words]) for words, place in _unique(sides.old, old, key).items() if words in there]
    kept = _longest_rising([place for _old, place in found])
    chain = [found[index] for index in kept]
    standing = set(kept)
    return chain, [pair for index, pair in enumerate(found) if index not in standing]


def _unique(units: Sequence[str], places: list[int], key: Key) -> dict[str, int]:
    """Map what stands once to its place, in order; units without a key are left out."""
    keys = [key(units[place]) for place in places]
    counted = Counter(keys)
    return {words: place for words, place in zip(keys, places, strict=True) if words and counted[words] == 1}


def _longest_rising(values: Sequence[int]) -> list[int]:
    """Return the places of a longest rising series."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(places[length - 1] if length else -1)
        if length == len(ends):
            ends.append(value)
            places.append(index)
        else:
            ends[length], places[length] = value, index
    series: list[int] = []
    at = places[-1] if places else -1
    while at >= 0:
        series.append(at)
        at = before[at]
    return series[::-1]


def _note_moves(sides: _Sides, crossing: list[tuple[int, int]]) -> None:
    for old, new in crossing:
        if len(sides.old[old]) >= _SHORTEST_MOVED:
            sides.moved_old[old] = new
            sides.moved_new.add(new)


def _between(
    chain: list[tuple[int, int]], old: list[int], new: list[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Give what stands before, between and after anchors, on both sides."""
    start_old, start_new = 0, 0
    for anchor_old, anchor_new in chain:
        end_old, end_new = bisect_left(old, anchor_old), bisect_left(new, anchor_new)
        yield old[start_old:end_old], new[start_new:end_new]
        start_old, start_new = end_old + 1, end_new + 1
    yield old[start_old:], new[start_new:]


def _match_rest(sides: _Sides, old: list[int], new: list[int]) -> None:
    """Pair what shares most words, in order; where there is too much, only what stands at the same place."""
    if len(old) * len(new) > _MOST_COMPARED:
        candidates = list(zip(old, new, strict=False))
        sides.pairs.extend(pair for pair in candidates if _like(sides, *pair) >= _LIKE)
        return
    likes = [[_like(sides, one, other) for other in new] for one in old]
    sides.pairs.extend((old[i], new[j]) for i, j in _best_in_order(likes))


def _like(sides: _Sides, old: int, new: int) -> float:
    return likeness(sides.old[old], sides.new[new])


def _best_in_order(likes: list[list[float]]) -> list[tuple[int, int]]:
    """Choose pairs that do not cross and are together most alike."""
    rows, columns = len(likes), len(likes[0])
    best = [[0.0] * (columns + 1) for _row in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            taken = likes[i][j] + best[i + 1][j + 1] if likes[i][j] >= _LIKE else -1.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i, j = 0, 0
    while i < rows and j < columns:
        if likes[i][j] >= _LIKE and best[i][j] == likes[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _in_order(sides: _Sides) -> Iterator[Pair]:
    partner = {new: old for old, new in sides.pairs}
    moved = {new: old for old, new in sides.moved_old.items()}
    paired = {old for old, _new in sides.pairs}
    waiting = deque(place for place in range(len(sides.old)) if place not in sides.moved_old)
    for new in range(len(sides.new)):
        at = partner.get(new)
        while waiting and waiting[0] not in paired:
            yield Pair(waiting.popleft(), None)
        if at is not None:
            waiting.popleft()
        yield Pair(at, new) if new not in moved else Pair(moved[new], new, is_moved=True)
    yield from (Pair(old, None) for old in waiting)


def _as_it_is(unit: str) -> str:
    return unit


def _opening(unit: str) -> str:
    return unit[:_OPENING].casefold()


def _closing(unit: str) -> str:
    return unit[-_CLOSING:].casefold()
