"""Count the pages of a pack: every part in order, blank backs where it is printed on both sides.

A paper that some recipients may not have is one page in their copies, and bears the numbers of all its pages:
every page of a pack has the same number in every copy.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple


class Length(NamedTuple):
    """Hold how many numbers an entry takes, and how many pages are printed for it."""

    key: str
    numbers: int
    printed: int


class Stretch(NamedTuple):
    """Hold the pages of one entry: its first number, counted from 1, how many numbers, how many pages.

    Before it stand `blanks` empty pages that count, and `backs` that do not.
    """

    key: str
    first: int
    numbers: int
    printed: int
    blanks: int
    backs: int

    def number(self, page: int) -> str:
        """Write the number of a page, counted from 0: that of a placeholder spans what it stands for."""
        if self.printed == self.numbers or not self.numbers:
            return str(self.first + page)
        return f"{self.first}–{self.first + self.numbers - 1}" if self.numbers > 1 else str(self.first)


def number_entries(lengths: Iterable[Length], *, duplex: bool) -> list[Stretch]:
    """Give each entry its numbers; with `duplex` each begins on a right-hand page, with an odd number."""
    stretches: list[Stretch] = []
    number = place = 1
    for length in lengths:
        begins = duplex and length.numbers > 0
        blanks = int(begins and number % 2 == 0)
        number += blanks
        place += blanks
        backs = int(begins and place % 2 == 0)
        place += backs
        stretches.append(Stretch(length.key, number, length.numbers, length.printed, blanks, backs))
        number += length.numbers
        place += length.printed
    return stretches


def first_pages(stretches: Iterable[Stretch], prefix: str) -> Mapping[str, str]:
    """Write the first page of each entry as it is printed; one without pages names the one after."""
    return {stretch.key: f"{prefix}{stretch.first}" for stretch in stretches}


def printed_numbers(stretches: Iterable[Stretch]) -> Iterator[str]:
    """Write the number of each printed page in order; a back that does not count has none."""
    for stretch in stretches:
        yield from (str(stretch.first - blank) for blank in range(stretch.blanks, 0, -1))
        yield from ("",) * stretch.backs
        yield from (stretch.number(page) for page in range(stretch.printed))
