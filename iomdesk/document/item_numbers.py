"""Number the items of an agenda: `3.` and below it `a)` (English `(a)`), and `3 a)` to refer to one."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from iomdesk.document.numbering import enclose, letters, roman

_BELOW = re.compile(r" ((?:[ivx]+|([a-z])\2*)(?: [a-z]+)?)\)")  # not the bis of "3 bis a)"
_LEADING_FIGURE = re.compile(r"[0-9]{1,3}(?![0-9])")


class Numbered(NamedTuple):
    """Give what numbering needs of an item; items come depth first, in order."""

    id: int
    parent_id: int | None
    fixed_number: str | None


class ItemNumber(NamedTuple):
    """Hold how an item is marked in the agenda (`3.`, `a)`) and cited (`3 a)`), and its level from 1.

    `bare` is the number alone, as it is kept once the agenda is adopted: `3`, `a`, `3 bis`.
    """

    marker: str
    full: str
    level: int
    bare: str


def number_items(items: Iterable[Numbered], language: str) -> dict[int, ItemNumber]:
    """Number items by their order among siblings; a fixed number stands, and counting goes on from it."""
    numbers: dict[int, ItemNumber] = {}
    counted: dict[int | None, int] = {}
    for item in items:
        parent = numbers.get(item.parent_id) if item.parent_id is not None else None
        key = item.parent_id if parent else None
        counted[key] = _count_on(counted.get(key, 0), item.fixed_number)
        numbers[item.id] = _number(item.fixed_number, counted[key], parent, language)
    return numbers


def _count_on(before: int, fixed: str | None) -> int:
    """Count one further, or from a fixed number: "3" and "b" are the third and second, "3 bis" counts not."""
    if not fixed:
        return before + 1
    figure = _LEADING_FIGURE.match(fixed)
    if figure:
        return int(figure[0])
    return ord(fixed[0]) - ord("a") + 1 if "a" <= fixed[0] <= "z" else before + 1


def _number(fixed: str | None, count: int, parent: ItemNumber | None, language: str) -> ItemNumber:
    if parent is None:
        bare = fixed or str(count)
        return ItemNumber(f"{bare}.", bare, 1, bare)
    bare = fixed or counted_mark(count, parent.level + 1)
    marker = enclose(bare, language)
    gap = "" if language == "en" else " "
    return ItemNumber(marker, f"{parent.full}{gap}{marker}", parent.level + 1, bare)


def cited_in(number: str, language: str) -> str:
    """Write a number as it is cited in French, `3 a)`, as another language cites it: `3(a)` in English."""
    return _BELOW.sub(r"(\1)", number) if language == "en" else number


@cache
def counted_mark(count: int, level: int) -> str:
    """Return the nth mark of a level: 1, 2 on the first, then a, b and i, ii in turn."""
    if level == 1:
        return str(count)
    return roman(count).lower() if level % 2 else letters(count)
