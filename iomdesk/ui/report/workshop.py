"""What the window asks of those who make pages and files of a paper; who that is, the program decides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from iomdesk.document.calendar import SessionEvents
from iomdesk.document.document import Document

Progress: TypeAlias = Callable[[int, int], bool]
"""Called with (done, in all); returns False to cancel."""


class WorkCancelled(Exception):
    """Raised by long work that was asked to stop; nothing of it is left behind."""


@dataclass(frozen=True, slots=True)
class PageHeading:
    """Point from a heading to its place: the page counts from 0, `top` is the share of the page above it."""

    level: int
    label: str
    page: int
    top: float


class PagesHandle(Protocol):
    """Hold the pages of one state of a paper; usable from any thread until closed."""

    @property
    def page_count(self) -> int:
        """Return the number of pages."""
        ...

    @property
    def headings(self) -> tuple[PageHeading, ...]:
        """Return the headings in order."""
        ...

    def page_size(self, index: int) -> tuple[float, float]:
        """Return width and height in points."""
        ...

    def page_label(self, index: int) -> str:
        """Return the page's number as it is printed: "i", "1"…"""
        ...

    def page_image(self, index: int, scale: float) -> tuple[int, int, bytes]:
        """Draw a page at `scale` pixels per point: width, height, RGBA bytes. Raises once closed."""
        ...

    def close(self) -> None:
        """Let the pages go; twice is once."""
        ...


class PaperWorkshop(Protocol):
    """Make pages to look at and files to keep."""

    @property
    def formats(self) -> Mapping[str, str]:
        """Return the formats papers are written in: extension → name for people."""
        ...

    def preview(self, document: Document, progress: Progress) -> PagesHandle:
        """Set a paper as pages. Raises WorkCancelled."""
        ...

    def write(self, document: Document, path: Path, format: str, progress: Progress) -> str:
        """Write a paper whole or not at all and return its digest. Raises UserError, WorkCancelled."""
        ...

    def write_changes(self, old: Document, document: Document, path: Path, progress: Progress) -> str:
        """Write a Word file with the changes from an old state of a paper tracked, as `write` does."""
        ...

    def write_calendar(self, events: SessionEvents, path: Path) -> str:
        """Write a calendar file whole or not at all and return its digest. Raises UserError."""
        ...
