"""The pictures of pages: drawn beside the window's thread, those that are looked at first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from iomdesk.ui.operations import Operations
from iomdesk.ui.report.workshop import PagesHandle

_KEPT = 12


@dataclass(frozen=True, slots=True)
class _Drawn:
    image: QImage
    scale: float
    state: int


class PageImages(QObject):
    """Keep the pictures of the pages near the window; one is drawn at a time, so that scrolling stays ahead.

    The picture of a former state or scale stands in until the new one is there.
    """

    drawn = Signal(int)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._pages: PagesHandle | None = None
        self._state = 0
        self._drawn: dict[int, _Drawn] = {}
        self._wanted: list[tuple[int, float]] = []
        self._is_drawing = False

    def show_pages(self, pages: PagesHandle | None) -> None:
        """Draw from other pages from now on."""
        self._pages = pages
        self._state += 1
        self._wanted = []
        count = pages.page_count if pages else 0
        self._drawn = {index: one for index, one in self._drawn.items() if index < count}

    def image(self, index: int) -> QImage | None:
        """Return the newest picture of a page there is."""
        found = self._drawn.get(index)
        return found.image if found else None

    def want(self, indexes: Sequence[int], scale: float) -> None:
        """Draw these pages at a scale, the first first; what was wanted before is not wanted any more."""
        self._wanted = [(index, scale) for index in indexes if not self._is_fresh(index, scale)]
        self._draw_next()

    def _is_fresh(self, index: int, scale: float) -> bool:
        found = self._drawn.get(index)
        return found is not None and found.scale == scale and found.state == self._state

    def _draw_next(self) -> None:
        if self._is_drawing or not self._wanted or self._pages is None:
            return
        index, scale = self._wanted.pop(0)
        pages, state = self._pages, self._state
        self._is_drawing = True
        self._operations.work(
            lambda _progress: _picture(pages, index, scale),
            receiver=self,
            then=lambda image: self._on_drawn(index, _Drawn(image, scale, state)),
            otherwise=lambda _error: self._go_on(),  # the pages were closed meanwhile
        )

    def _on_drawn(self, index: int, drawn: _Drawn) -> None:
        if drawn.state == self._state:
            self._drawn.pop(index, None)
            self._drawn[index] = drawn
            for oldest in list(self._drawn)[:-_KEPT]:
                del self._drawn[oldest]
            self.drawn.emit(index)
        self._go_on()

    def _go_on(self) -> None:
        self._is_drawing = False
        self._draw_next()


def _picture(pages: PagesHandle, index: int, scale: float) -> QImage:
    width, height, rgba = pages.page_image(index, scale)
    return QImage(rgba, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
