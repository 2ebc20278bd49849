"""Numbers of items that come after the adoption of the agenda: `3 bis` between 3 and 4, none used twice."""

import re
from collections.abc import Collection, Sequence

from iomdesk.document.item_numbers import counted_mark
from iomdesk.document.numbering import bis, from_roman

_MAIN = re.compile(r"[0-9]+|[a-z]+")
_MOST_INSERTIONS = 11


def late_number(before: Sequence[str], after: Sequence[str], used: Collection[str], level: int) -> str:
    """Give the number of an item between siblings whose numbers are fixed.

    At the end it counts on from all numbers ever used, those of removed items too; between two it repeats
    the one before it with bis, ter, quater. Nothing can stand before 1: such an item counts on as well.
    """
    taken = {*before, *after, *used}
    if before and after:
        inserted = _inserted(main_part(before[-1]), taken)
        if inserted is not None:
            return inserted
    return counted_mark(max((_count(main_part(number), level) for number in taken), default=0) + 1, level)


def main_part(number: str) -> str:
    """Return a number without its bis or ter."""
    found = _MAIN.match(number)
    return found[0] if found else number


def numbering_holes(numbers: Sequence[str]) -> tuple[str, ...]:
    """Return the figures that are missing between 1 and the last of a first level: 3 in 1, 2, 4."""
    figures = {int(main_part(number)) for number in numbers if number[:1].isdecimal()}
    return tuple(str(figure) for figure in range(1, max(figures, default=0)) if figure not in figures)


def _inserted(main: str, taken: Collection[str]) -> str | None:
    names = (f"{main} {bis(count)}" for count in range(1, _MOST_INSERTIONS + 1))
    return next((name for name in names if name not in taken), None)


def _count(main: str, level: int) -> int:
    if level == 1:
        return int(main) if main.isdecimal() else 0
    if level % 2 == 0:
        return (len(main) - 1) * 26 + ord(main[0]) - ord("a") + 1
    return _from_roman(main)


def _from_roman(main: str) -> int:
    try:
        return from_roman(main)
    except ValueError:
        return 0
