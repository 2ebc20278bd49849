"""What a pack is made of, as plain facts: the engine asks nobody and reads no clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from iomdesk.document.blocks import Cover
from iomdesk.rendering.packs.geometry import A4_SHEET, SheetSize

Progress: TypeAlias = Callable[[int, int], bool]
"""Called with (sheets done, sheets in all); returns False to cancel."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one line of the contents: an item with its divider (level 1), or a paper (level 2).

    `mark` is stamped on each page. `source` is a PDF; without one, `missing` says why there is none, and
    stands on a page in its place, which takes `reserved` numbers where the paper is only withheld from some.
    `note` is printed on the divider below the title.
    """

    key: str
    level: int
    number: str
    title: str
    mark: str = ""
    source: Path | None = None
    missing: str = ""
    note: str = ""
    reserved: int = 1

    @property
    def is_divider(self) -> bool:
        """Say whether the entry opens an item and holds no paper itself."""
        return self.source is None and not self.missing


@dataclass(frozen=True, slots=True)
class PackWords:
    """Hold the words of the pack's own pages, in its language."""

    contents: str
    page: str
    back: str  # over the link to the contents
    missing: str  # heads the page that stands for a missing paper
    unreadable: str  # why, where the file itself is broken


@dataclass(frozen=True, slots=True)
class PackPlan:
    """Hold all that decides what a pack looks like; the same plan gives the same bytes.

    `prefix` goes before each page number ("S-1/" in a supplement). With `duplex` each paper begins on a
    right-hand page. `differences` are the lines of the sheet that says what a supplement changes; a cell that
    is the key of an entry is printed as its first page.
    """

    language: str
    title: str
    symbol: str
    cover: Cover
    words: PackWords
    entries: tuple[Entry, ...]
    prefix: str = ""
    sheet: SheetSize = A4_SHEET
    duplex: bool = False
    dividers: bool = True
    differences: tuple[tuple[str, ...], ...] = ()
    differences_title: str = ""
    difference_heads: tuple[str, ...] = ()
    letters: str = ""  # what watermarks of copies may need besides


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Say where an entry came to stand: its first page as printed, and how many pages it has."""

    key: str
    first: str
    pages: int
    problem: str = ""  # why a page stands for the paper


@dataclass(frozen=True, slots=True)
class PackLayout:
    """Hold the page numbers of a pack as made: once issued, they are never changed.

    `pages` are the printed ones after the front matter, `starts` the places of the entries' first pages in
    the file, counted from 0.
    """

    places: tuple[EntryPlace, ...]
    front: int
    pages: int
    starts: tuple[int, ...] = ()
    not_archival: tuple[str, ...] = field(default=())  # keys of parts that do not claim PDF/A

    @property
    def sheets(self) -> int:
        """Return the sides in all."""
        return self.front + self.pages
