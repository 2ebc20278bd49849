"""Stack boxes on pages."""

from collections.abc import Sequence
from typing import NamedTuple

from iomdesk.rendering.pdf_boxes import Box, Rule

_ROUNDING = 0.01  # points


class Placed(NamedTuple):
    """Hold a box and how far below the top of the text area it stands (points)."""

    box: Box
    down: float


class Page(NamedTuple):
    """Hold what stands on a page, and the rules that close tables on it."""

    boxes: tuple[Placed, ...]
    closings: tuple[Rule, ...] = ()


def paginate(boxes: Sequence[Box], height: float, first_height: float | None = None) -> list[Page]:
    """Fill pages of a height in points; nothing is dropped, even if one box is higher than a page."""
    pages: list[Page] = []
    start = 0
    while start < len(boxes):
        room = first_height if first_height is not None and not pages else height
        end = _page_end(boxes, start, room)
        pages.append(_page(boxes[start:end]))
        start = end
    return pages


def _page_end(boxes: Sequence[Box], start: int, room: float) -> int:
    """Return the index after the last box that this page holds."""
    down = sum(box.height for box in _repeated(boxes[start]))
    good = start
    for index in range(start, len(boxes)):
        box = boxes[index]
        if index > start:
            if box.opens_page:
                return index
            down += box.before
        down += box.height
        if down > room + _ROUNDING:
            return good if good > start else max(index, start + 1)
        if not box.glued:
            good = index + 1
    return len(boxes)


def _repeated(box: Box) -> tuple[Box, ...]:
    """Return the head that a page needs when it begins inside a table."""
    return box.table.boxes if box.table else ()


def _page(boxes: Sequence[Box]) -> Page:
    placed: list[Placed] = []
    down = 0.0
    for box in (*_repeated(boxes[0]), *boxes):
        down += box.before if placed else 0.0
        placed.append(Placed(box, down))
        down += box.height
    return Page(tuple(placed), tuple(_closings(placed)))


def _closings(placed: Sequence[Placed]) -> list[Rule]:
    """Close each table where it, or its part on this page, ends."""
    followers = [*placed[1:], None]
    return [
        box.table.closing._replace(down=down + box.height)
        for (box, down), follower in zip(placed, followers, strict=True)
        if box.table and (follower is None or follower.box.table is not box.table)
    ]
