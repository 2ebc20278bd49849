"""Draw the pack's own pages: cover, differences, contents, dividers, and pages for missing papers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from iomdesk.document.blocks import Column, Table
from iomdesk.document.inline import Run, plain
from iomdesk.rendering import pdf_styles as styles
from iomdesk.rendering.packs.geometry import Box as Rectangle
from iomdesk.rendering.packs.plan import Entry, PackPlan
from iomdesk.rendering.pdf_boxes import Stack, text_boxes
from iomdesk.rendering.pdf_contents import ContentsLine, contents_of
from iomdesk.rendering.pdf_cover import cover_pages
from iomdesk.rendering.pdf_pages import Page, Placed, paginate
from iomdesk.rendering.pdf_painter import Painter
from iomdesk.rendering.pdf_renderer import drawing
from iomdesk.rendering.pdf_sheets import roman
from iomdesk.rendering.pdf_styles import MILLIMETRE, PageSetup, TextStyle
from iomdesk.rendering.pdf_tables import table_boxes
from iomdesk.rendering.pdf_typesetter import Typesetter

_HEAD = 18 * MILLIMETRE
_DIVIDER_TOP = 88 * MILLIMETRE  # below the top of the text area
_NUMBER = TextStyle(size=34, leading=42, bold=True, hyphenated=False, after=6)
_TITLE = TextStyle(
    size=18, leading=24, bold=True, align=styles.Align.LEFT, hyphenated=False, balanced=True, after=14
)
_NOTE = TextStyle(size=11, leading=15, align=styles.Align.LEFT, grey=styles.GREY, after=10)
_REASON = replace(_NOTE, grey=0, size=12, leading=17)


class ContentsLink(NamedTuple):
    """Say where on which page of the front matter a line of the contents stands."""

    page: int
    box: Rectangle
    key: str


@dataclass(frozen=True, slots=True)
class OwnPages:
    """Hold the drawn pages: the front matter first, then one page for each key of `special`."""

    data: bytes
    front: int
    contents: int  # the place of the first page of the contents
    links: tuple[ContentsLink, ...]
    special: Mapping[str, int]


class OwnPagesDrawing:
    """Draw the pack's own pages once the page numbers of its entries are known."""

    def __init__(self, plan: PackPlan) -> None:
        self._plan = plan
        self._setup = PageSetup(width=plan.sheet.width, height=plan.sheet.height)
        self._typesetter = Typesetter(plan.language, {}, {})
        self._links: list[ContentsLink] = []

    def draw(self, first_pages: Mapping[str, str], problems: Mapping[str, str]) -> OwnPages:
        """Draw the front matter, a divider for each item, and a page for each paper that is missing."""
        plan, setup = self._plan, self._setup
        covers = cover_pages(
            plan.cover, self._typesetter, setup.text_width, setup.text_height(with_head=False)
        )
        differences = self._differences(first_pages)
        numbered = [*differences, *self._contents(first_pages)]
        special = {entry.key: page for entry, page in self._special(problems)}
        with drawing:
            painter = Painter(setup.width, setup.height, plan.language)
            for page in covers:
                self._draw(painter, page, 0)
            for number, page in enumerate(numbered, start=1):
                self._draw(painter, page, number, len(covers))
            for page in special.values():
                self._draw(painter, page, 0)
            data = painter.finish()
        front = len(covers) + len(numbered)
        places = {key: front + place for place, key in enumerate(special)}
        return OwnPages(data, front, len(covers) + len(differences), tuple(self._links), places)

    def _differences(self, first_pages: Mapping[str, str]) -> list[Page]:
        plan = self._plan
        if not plan.differences:
            return []
        stack = Stack()
        title = styles.CONTENTS_TITLE
        stack.add(
            text_boxes(
                self._typesetter.lines(plain(plan.differences_title), title, self._setup.text_width), title
            ),
            0,
            title.after,
        )
        table = Table(
            tuple(Column(plain(head)) for head in plan.difference_heads),
            tuple(tuple(plain(first_pages.get(cell, cell)) for cell in row) for row in plan.differences),
        )
        stack.add(table_boxes(table, self._typesetter, self._setup.text_width), styles.CELL_GAP, 0)
        return paginate(stack.boxes, self._setup.text_height())

    def _contents(self, first_pages: Mapping[str, str]) -> list[Page]:
        words = self._plan.words
        lines = [
            ContentsLine(entry.level, entry.number, _line(entry), first_pages.get(entry.key, ""), entry.key)
            for entry in self._plan.entries
        ]
        boxes = contents_of(lines, (words.contents, words.page), self._typesetter, self._setup.text_width)
        return paginate(boxes, self._setup.text_height())

    def _special(self, problems: Mapping[str, str]) -> Iterable[tuple[Entry, Page]]:
        for entry in self._plan.entries:
            if entry.is_divider and self._plan.dividers:
                yield entry, self._title_page(entry, ((entry.note, _NOTE),))
            elif reason := problems.get(entry.key, entry.missing):
                head = (self._plan.words.missing, replace(_REASON, bold=True))
                yield entry, self._title_page(entry, ((entry.mark, _NOTE), head, (reason, _REASON)))

    def _title_page(self, entry: Entry, below: Sequence[tuple[str, TextStyle]]) -> Page:
        stack = Stack()
        for text, style in ((entry.number, _NUMBER), (entry.title, _TITLE), *below):
            lines = self._typesetter.lines(plain(text), style, self._setup.text_width)
            stack.add(text_boxes(lines, style), style.before, style.after)
        (first, *_) = paginate(stack.boxes, self._setup.text_height() - _DIVIDER_TOP)
        return Page(tuple(Placed(box, down + _DIVIDER_TOP) for box, down in first.boxes))

    def _draw(self, painter: Painter, page: Page, number: int, before: int = 0) -> None:
        """Draw a page; one with a number has a running head and may hold lines of the contents."""
        setup = self._setup
        left, top = setup.margin, setup.margin + (setup.head if number else 0)
        if number:
            self._draw_head(painter, roman(number), left)
            self._take_links(page, before + number - 1, left, top)
        painter.draw_boxes(page.boxes, left, top)
        painter.draw_rules(page.closings, left, top)
        painter.end_page()

    def _draw_head(self, painter: Painter, number: str, left: float) -> None:
        symbol = self._typesetter.line(self._plan.symbol, styles.HEAD_SYMBOL)
        page = self._typesetter.line(f"{self._plan.words.page} {number}", styles.HEAD_PAGE)
        painter.write(symbol, left, _HEAD)
        painter.write(page, left + self._setup.text_width - page.width, _HEAD)

    def _take_links(self, page: Page, place: int, left: float, top: float) -> None:
        """Keep where a click must lead into the parts, which are not in this file."""
        for box, down in page.boxes:
            if box.link:
                key, box.link = box.link, ""
                upper = self._setup.height - top - down
                right = left + self._setup.text_width
                self._links.append(ContentsLink(place, (left, upper - box.height, right, upper), key))


def _line(entry: Entry) -> tuple[Run, ...]:
    """Print the mark of a paper (its symbol) after its title."""
    words = f"{entry.title} ({entry.mark})" if entry.level > 1 and entry.mark else entry.title
    return (Run(words, bold=entry.level == 1),)
