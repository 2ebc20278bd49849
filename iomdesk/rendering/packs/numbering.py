"""Count the pages of a pack: every part in order, blank backs where it is printed on both sides."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple


class Stretch(NamedTuple):
    """Hold the pages of one entry: the number of its first page, counted from 1, and how many they are.

    `blanks` pages without content stand before it, and count.
    """

    key: str
    first: int
    pages: int
    blanks: int


def number_entries(lengths: Iterable[tuple[str, int]], *, duplex: bool) -> list[Stretch]:
    """Give each entry its pages; with `duplex` each begins on a right-hand page, which has an odd number."""
    stretches: list[Stretch] = []
    number = 1
    for key, pages in lengths:
        blanks = int(duplex and pages > 0 and number % 2 == 0)
        number += blanks
        stretches.append(Stretch(key, number, pages, blanks))
        number += pages
    return stretches


def first_pages(stretches: Iterable[Stretch], prefix: str) -> Mapping[str, str]:
    """Write the first page of each entry as it is printed; one without pages names the one after."""
    return {stretch.key: f"{prefix}{stretch.first}" for stretch in stretches}


def page_keys(stretches: Iterable[Stretch]) -> Iterator[str]:
    """Name the entry of each page in order; a blank page has none."""
    for stretch in stretches:
        yield from ("",) * stretch.blanks
        yield from (stretch.key,) * stretch.pages
