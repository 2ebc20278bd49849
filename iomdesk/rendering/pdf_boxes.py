"""The boxes that a paper is stacked from, one for each line of text or of a table; lengths in points."""

from dataclasses import dataclass, field
from typing import NamedTuple

from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_styles import TextStyle
from iomdesk.rendering.pdf_tags import ARTIFACT, Tag, Tags


class Rule(NamedTuple):
    """Hold a horizontal rule: where it begins and ends, how far below the box's top, how thick."""

    left: float
    right: float
    down: float
    thickness: float


@dataclass(frozen=True, slots=True, eq=False)
class TableHead:
    """Hold the head of a table, which is printed again on each page, and the rule that closes the table."""

    boxes: "tuple[Box, ...]"
    closing: Rule

    @property
    def height(self) -> float:
        """Return the height of the head."""
        return sum(box.height for box in self.boxes)


@dataclass(slots=True, eq=False)
class Box:
    """Hold lines on one baseline, `baseline` below the top of the box.

    `before` is left free above it, except at the top of a page. A page does not end after a box that is
    `glued`; a box that `opens_page` begins one. `block` is the place of its block in the document,
    `notes` are the lines of the footnotes called in it. `tags` say what its lines are, the last one of all
    that follow; a box without any is no part of the text.
    """

    height: float
    baseline: float = 0
    lines: tuple[Line, ...] = ()
    rules: tuple[Rule, ...] = ()
    before: float = 0
    glued: bool = False
    opens_page: bool = False
    anchors: tuple[str, ...] = ()
    link: str = ""
    table: TableHead | None = None
    block: int = -1
    notes: "tuple[Box, ...]" = ()
    tags: Tags = ()


@dataclass(slots=True)
class Stack:
    """Collect boxes; of the spaces below one text and above the next, the larger counts."""

    boxes: list[Box] = field(default_factory=list)
    _after: float = 0

    def add(self, boxes: list[Box], before: float, after: float) -> None:
        """Put the boxes of one text below the others."""
        if boxes:
            boxes[0].before = max(before, self._after)
            self.boxes += boxes
            self._after = after

    def glue(self) -> None:
        """Keep what comes next on the page of the last box."""
        if self.boxes:
            self.boxes[-1].glued = True


def text_boxes(lines: list[Line], style: TextStyle, tag: Tag = ARTIFACT) -> list[Box]:
    """Put each line into a box; a page holds neither the first nor the last line of a text alone."""
    tags = (tag,)
    boxes = [Box(style.leading, baseline(style), (line,), glued=style.glued, tags=tags) for line in lines]
    if len(boxes) > 1:
        boxes[0].glued = boxes[-2].glued = True
    return boxes


def baseline(style: TextStyle) -> float:
    """Return how far below the top of its line a text stands, so that capitals look centred in it."""
    return style.leading / 2 + style.size * 0.33


def moved(line: Line, x: float) -> Line:
    """Move a line to the right."""
    return line._replace(x=line.x + x)
