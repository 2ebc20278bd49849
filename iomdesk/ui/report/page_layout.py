"""Where the pages of a paper stand one below the other, at a scale in pixels per point."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

GAP = 18
MARGIN = 24
SCREEN_POINT = 96 / 72  # at 100 % a point of the page is this many pixels
LEAST, MOST = 0.25, 4.0


@dataclass(frozen=True, slots=True)
class Place:
    """Name a place in a paper that outlives a change of scale or of pages: page, share of it above."""

    page: int
    share: float


@dataclass(frozen=True, slots=True)
class PageBox:
    """Hold where a page stands, in pixels of the whole roll."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Return the first line below."""
        return self.top + self.height


class PageLayout:
    """Stack pages in the middle of a width."""

    def __init__(self, sizes: Sequence[tuple[float, float]], zoom: float, width: int) -> None:
        self.zoom = zoom
        self.scale = zoom * SCREEN_POINT
        scaled = [(round(w * self.scale), round(h * self.scale)) for w, h in sizes]
        widest = max((w for w, _ in scaled), default=0)
        self.width = max(width, widest + 2 * MARGIN)
        tops = accumulate((h + GAP for _, h in scaled), initial=GAP)
        self.boxes = tuple(
            PageBox((self.width - w) // 2, top, w, h) for (w, h), top in zip(scaled, tops, strict=False)
        )
        self.height = self.boxes[-1].bottom + GAP if self.boxes else 0

    def page_at(self, y: int) -> int:
        """Return the page that a line lies on, or the next one where it lies between two."""
        for index, box in enumerate(self.boxes):
            if y < box.bottom:
                return index
        return max(0, len(self.boxes) - 1)

    def visible(self, top: int, height: int) -> range:
        """Return the pages that a window of a height shows."""
        if not self.boxes:
            return range(0)
        return range(self.page_at(top), self.page_at(top + height - 1) + 1)

    def place_at(self, y: int) -> Place:
        """Return the place of a line."""
        if not self.boxes:
            return Place(0, 0.0)
        page = self.page_at(y)
        box = self.boxes[page]
        return Place(page, (y - box.top) / max(1, box.height))

    def line_of(self, place: Place) -> int:
        """Return the line of a place; one on a page that is gone is that of the last page."""
        if not self.boxes:
            return 0
        box = self.boxes[min(place.page, len(self.boxes) - 1)]
        return box.top + round(place.share * box.height)


def zoom_to_width(sizes: Sequence[tuple[float, float]], width: int) -> float:
    """Return the zoom at which the widest page fills a width."""
    widest = max((w for w, _ in sizes), default=0)
    return clamped((width - 2 * MARGIN) / (widest * SCREEN_POINT)) if widest else 1.0


def clamped(zoom: float) -> float:
    """Keep a zoom within what is of any use."""
    return max(LEAST, min(MOST, zoom))
