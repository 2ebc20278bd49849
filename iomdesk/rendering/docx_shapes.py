"""Read a printed number back into what Word needs to count it: a pattern and a value."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from iomdesk.document.numbering import from_roman, letters, roman

_COUNTED = re.compile(r"(?P<before>(?:[^\W\d]+\s+)?[^\w\s]*)(?P<core>\d+|[A-Za-z]+)(?P<after>[^\w\s]*)")


@dataclass(frozen=True, slots=True)
class Shape:
    """Describe how a number is printed: the kind of figure, and what stands before and after it.

    A `fixed` shape prints what stands before and counts nothing ("3 bis.", "–").
    """

    kind: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one way to read a printed number."""

    shape: Shape
    value: int


def readings(number: str) -> tuple[Reading, ...]:
    """List the ways to read a number, the smallest value first: `i)` is a roman 1 before it is the letter 9.

    A number that nothing counts up to ("3 bis.") has none.
    """
    found = _COUNTED.fullmatch(number)
    if found is None:
        return ()
    counted = [
        Reading(Shape(kind, found["before"], found["after"]), value)
        for kind, value in _values(found["core"])
        if value > 0
    ]
    return tuple(sorted(counted, key=lambda reading: reading.value))


def fixed(number: str) -> Shape:
    """Make the shape of a number that is printed as it is."""
    return Shape("fixed", number)


def _values(core: str) -> Iterator[tuple[str, int]]:
    if core.isdigit():
        if core == str(int(core)):  # "007" is printed by no counter
            yield "decimal", int(core)
        return
    case = "lower" if core.islower() else "upper"
    if core not in (core.lower(), core.upper()):
        return
    yield from _counted(f"{case}Roman", core, _from_roman)
    yield from _counted(f"{case}Letter", core, _from_letters)


def _counted(kind: str, core: str, read: Callable[[str], int]) -> Iterator[tuple[str, int]]:
    value = read(core)
    if value:
        yield kind, value


def _from_roman(core: str) -> int:
    try:
        return from_roman(core)
    except ValueError:
        return 0


def _from_letters(core: str) -> int:
    sign = core[0].lower()
    value = (len(core) - 1) * 26 + ord(sign) - ord("a") + 1
    return value if letters(value) == core.lower() else 0


def printed(shape: Shape, value: int) -> str:
    """Print a value in a shape, as Word does."""
    if shape.kind == "fixed":
        return shape.before
    return f"{shape.before}{_FIGURES[shape.kind](value)}{shape.after}"


_FIGURES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperRoman": roman,
    "lowerLetter": letters,
    "upperLetter": lambda value: letters(value).upper(),
}


def is_counted(number: str) -> bool:
    """Tell whether a counter can print this number."""
    return bool(readings(number))
