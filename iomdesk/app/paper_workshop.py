"""Make the pages and files of papers for the window: set as PDF, shown by pdfium."""

import atexit
import tempfile
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from iomdesk.document.calendar import SessionEvents
from iomdesk.document.document import Document
from iomdesk.rendering.formats import RENDERERS
from iomdesk.rendering.output import write_changes, write_paper
from iomdesk.rendering.renderer import RenderingCancelled
from iomdesk.runtime.pdfium import PDFIUM
from iomdesk.ui.report.workshop import PageHeading, Progress, WorkCancelled

_OPEN: "weakref.WeakSet[PdfPages]" = weakref.WeakSet()


class PagesClosed(Exception):
    """Raised when a page is asked of pages that were let go."""


class PdfPages:
    """Hold the pages of a PDF, in memory or in a file; `afterwards` is called once they are let go."""

    def __init__(self, content: bytes | Path, afterwards: Callable[[], None] = lambda: None) -> None:
        with PDFIUM:
            self._pdf: Any = _pdfium().PdfDocument(content)
            self._sizes = [self._pdf.get_page_size(index) for index in range(len(self._pdf))]
            self._labels = [self._pdf.get_page_label(index) for index in range(len(self._pdf))]
            self._headings = tuple(_headings(self._pdf, self._sizes))
        self._finalizer = weakref.finalize(self, _close, self._pdf, afterwards)
        _OPEN.add(self)

    @property
    def page_count(self) -> int:
        """Return the number of pages."""
        return len(self._sizes)

    @property
    def headings(self) -> tuple[PageHeading, ...]:
        """Return the bookmarks in order."""
        return self._headings

    def page_size(self, index: int) -> tuple[float, float]:
        """Return width and height in points."""
        width, height = self._sizes[index]
        return width, height

    def page_label(self, index: int) -> str:
        """Return the page's number as it is printed."""
        return self._labels[index] or str(index + 1)

    def page_image(self, index: int, scale: float) -> tuple[int, int, bytes]:
        """Draw a page at `scale` pixels per point: width, height, RGBA bytes. Raises PagesClosed."""
        with PDFIUM:
            if not self._finalizer.alive:
                raise PagesClosed(index)
            page = self._pdf[index]
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True, maybe_alpha=False)
            try:
                return bitmap.width, bitmap.height, _packed(bitmap)
            finally:
                bitmap.close()
                page.close()

    def close(self) -> None:
        """Let the pages go; twice is once."""
        self._finalizer()


class RenderedPapers:
    """Offer the renderers to the window."""

    @property
    def formats(self) -> Mapping[str, str]:
        """Return the formats papers are written in: extension → name."""
        return {renderer.extension: renderer.name for renderer in RENDERERS.values()}

    def preview(self, document: Document, progress: Progress) -> PdfPages:
        """Set a paper as pages. Raises WorkCancelled."""
        with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder, _cancellable():
            target = Path(folder) / "preview.pdf"
            RENDERERS["pdf"].render(document, target, progress)
            return PdfPages(target.read_bytes())

    def write(self, document: Document, path: Path, format: str, progress: Progress) -> str:
        """Write a paper whole or not at all and return its digest. Raises PaperNotWritten, WorkCancelled."""
        with _cancellable():
            return write_paper(document, path, format, progress)

    def write_changes(self, old: Document, document: Document, path: Path, progress: Progress) -> str:
        """Write a Word file with tracked changes, as `write` does. Raises PaperNotWritten, WorkCancelled."""
        with _cancellable():
            return write_changes(old, document, path, progress)

    def write_calendar(self, events: SessionEvents, path: Path) -> str:
        """Write a calendar file whole or not at all and return its digest. Raises PaperNotWritten."""
        from iomdesk.rendering.calendar_file import write_calendar  # only here: the window needs no iCalendar

        return write_calendar(events, path)


@cache
def _pdfium() -> Any:
    """Import pdfium when pages are first set, and close what is open before the library closes itself."""
    import pypdfium2

    atexit.register(_close_all)
    return pypdfium2


def _close_all() -> None:
    for pages in list(_OPEN):
        pages.close()


@contextmanager
def _cancellable() -> Iterator[None]:
    try:
        yield
    except RenderingCancelled as cancelled:
        raise WorkCancelled from cancelled


def _close(pdf: Any, afterwards: Callable[[], None]) -> None:
    with PDFIUM:
        pdf.close()
    afterwards()


def _packed(bitmap: Any) -> bytes:
    """Return the rows without what pads them."""
    content, wide, stride = bytes(bitmap.buffer), bitmap.width * 4, bitmap.stride
    if stride == wide:
        return content
    return b"".join(content[row * stride : row * stride + wide] for row in range(bitmap.height))


def _headings(pdf: Any, sizes: list[tuple[float, float]]) -> Iterator[PageHeading]:
    for bookmark in pdf.get_toc(max_depth=4):
        destination = bookmark.get_dest()
        page = destination.get_index() if destination is not None else None
        if page is not None:
            _mode, view = destination.get_view()
            height = sizes[page][1]
            above = (height - view[1]) / height if len(view) > 1 and view[1] is not None else 0.0
            yield PageHeading(bookmark.level, bookmark.get_title(), page, max(0.0, min(1.0, above)))
