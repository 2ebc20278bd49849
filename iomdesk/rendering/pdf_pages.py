"""Stack boxes on pages."""

from collections.abc import Sequence
from typing import NamedTuple

from iomdesk.rendering.pdf_boxes import Box, Rule
from iomdesk.rendering.pdf_notes import above_notes, fitting_notes, notes_height

_ROUNDING = 0.01  # points


class Placed(NamedTuple):
    """Hold a box and how far below the top of the text area it stands (points)."""

    box: Box
    down: float


class Page(NamedTuple):
    """Hold what stands on a page, its footnotes included, and the rules that close tables on it."""

    boxes: tuple[Placed, ...]
    closings: tuple[Rule, ...] = ()


def paginate(boxes: Sequence[Box], height: float, first_height: float | None = None) -> list[Page]:
    """Fill pages of a height in points; nothing is dropped, even if one box is higher than a page.

    A footnote stands on the page of its call, as far as there is room, and goes on at the foot of the next.
    """
    pages: list[Page] = []
    notes: list[Box] = []
    start = 0
    while start < len(boxes) or notes:
        room = first_height if first_height is not None and not pages else height
        end = _page_end(boxes, start, room, notes_height(notes)) if start < len(boxes) else start
        notes += [note for box in boxes[start:end] for note in box.notes]
        page = _page(boxes[start:end])
        free = room - (page.boxes[-1].down + page.boxes[-1].box.height if page.boxes else 0)
        count = fitting_notes(notes, free) or (0 if page.boxes else 1)
        pages.append(_with_notes(page, notes[:count], room))
        del notes[:count]
        start = end
    return pages


def _page_end(boxes: Sequence[Box], start: int, room: float, foot: float) -> int:
    """Return the index after the last box that this page holds; `foot` is what earlier footnotes take."""
    if foot and boxes[start].height + foot > room:
        return start  # the page is for what is left of a long footnote
    down = sum(box.height for box in _repeated(boxes[start]))
    good = start
    for index in range(start, len(boxes)):
        box = boxes[index]
        if index > start:
            if box.opens_page:
                return index
            down += box.before
        down += box.height
        foot += notes_height(box.notes) if not foot else sum(note.height for note in box.notes)
        if down + foot > room + _ROUNDING:
            return good if good > start else max(index, start + 1)
        if not box.glued:
            good = index + 1
    return len(boxes)


def _repeated(box: Box) -> tuple[Box, ...]:
    """Return the head that a page needs when it begins inside a table."""
    return box.table.boxes if box.table else ()


def _with_notes(page: Page, notes: Sequence[Box], room: float) -> Page:
    """Put footnotes at the foot of a page, or right below a text that is too high."""
    if not notes:
        return page
    placed: list[Placed] = []
    down = room - notes_height(notes)
    for box in (above_notes(), *notes):
        placed.append(Placed(box, down))
        down += box.height
    return Page((*page.boxes, *placed), page.closings)


def _page(boxes: Sequence[Box]) -> Page:
    placed: list[Placed] = []
    down = 0.0
    for box in (*_repeated(boxes[0]), *boxes) if boxes else ():
        down += box.before if placed else 0.0
        placed.append(Placed(box, down))
        down += box.height
    return Page(tuple(placed), tuple(_closings(placed)) if placed else ())


def _closings(placed: Sequence[Placed]) -> list[Rule]:
    """Close each table where it, or its part on this page, ends."""
    followers = [*placed[1:], None]
    return [
        box.table.closing._replace(down=down + box.height)
        for (box, down), follower in zip(placed, followers, strict=True)
        if box.table and (follower is None or follower.box.table is not box.table)
    ]
