"""Lay out a whole paper: the body first, then the contents that quote its page numbers, then the cover."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from iomdesk.document.document import Document, numbers_by_anchor, outline
from iomdesk.document.inline import Reference
from iomdesk.rendering.glyphs import inline_texts
from iomdesk.rendering.pdf_contents import contents_boxes
from iomdesk.rendering.pdf_cover import cover_pages, masthead
from iomdesk.rendering.pdf_flow import Flow, destination
from iomdesk.rendering.pdf_pages import Page, paginate
from iomdesk.rendering.pdf_styles import PageSetup
from iomdesk.rendering.pdf_typesetter import Typesetter

PAGE_WORDS = {"fr": "Page", "en": "Page", "es": "Página"}
_PAGE_PASSES = 3  # a page number that a reference prints can move what follows it; this settles in two


class Part(Enum):
    """Name a part of the paper by the way its pages are numbered."""

    COVER = ""
    FRONT = "ROMAN_LOWER"
    BODY = "ARABIC"


class Sheet(NamedTuple):
    """Hold one side of a sheet of paper; without a number it has no running head."""

    page: Page
    part: Part
    number: str = ""


def lay_out(document: Document, setup: PageSetup, on_block: Callable[[int], None]) -> list[Sheet]:
    """Set a document on sheets; calls `on_block` with the number of blocks set, between blocks."""
    numbers = numbers_by_anchor(document)
    pages: dict[str, str] = {}
    for _ in range(_PAGE_PASSES if _quotes_pages(document) else 1):
        typesetter = Typesetter(document.language, numbers, pages)
        body = _body(document, typesetter, setup, on_block)
        found = _pages_by_anchor(body)
        if found == pages:
            break
        pages = found
    front = _front(document, pages, typesetter, setup)
    return [*front, *_numbered(body, Part.BODY, not document.contents)]


def _body(
    document: Document, typesetter: Typesetter, setup: PageSetup, on_block: Callable[[int], None]
) -> list[Page]:
    flow = Flow(document.blocks, typesetter, setup.text_width)
    if not document.contents:
        masthead(document.cover, flow.stack, typesetter, setup.text_width)
    on_block(0)
    for place in range(len(document.blocks)):
        flow.add(place)
        on_block(place + 1)
    first = setup.text_height(with_head=document.contents is not None)
    return paginate(flow.boxes, setup.text_height(), first)


def _front(
    document: Document, pages: Mapping[str, str], typesetter: Typesetter, setup: PageSetup
) -> list[Sheet]:
    """Set the cover and the contents; the body that follows begins on a right-hand page."""
    if not document.contents:
        return []
    width = setup.text_width
    covers = cover_pages(document.cover, typesetter, width, setup.text_height(with_head=False))
    sheets = [Sheet(page, Part.COVER) for page in covers]
    if setup.blank_versos and len(sheets) % 2:
        sheets.append(Sheet(Page(()), Part.COVER))
    heads = (document.contents.title, PAGE_WORDS.get(document.language, "Page"))
    places = {entry.index: destination(entry.index) for entry in outline(document)}
    known = {place: pages[name] for place, name in places.items() if name in pages}
    boxes = contents_boxes(document, heads, known, typesetter, width)
    sheets += _numbered(paginate(boxes, setup.text_height()), Part.FRONT, False)
    if len(sheets) % 2:
        sheets.append(Sheet(Page(()), Part.FRONT))
    return sheets


def _numbered(pages: Sequence[Page], part: Part, bare_first: bool) -> list[Sheet]:
    """Number pages from 1 or i; a first page with a masthead needs no running head."""
    return [
        Sheet(page, part, "" if bare_first and number == 1 else page_number(number, part))
        for number, page in enumerate(pages, start=1)
    ]


def page_number(number: int, part: Part) -> str:
    """Write a page number in the figures of its part."""
    return roman(number) if part is Part.FRONT else str(number)


def roman(number: int) -> str:
    """Write a number in small roman figures."""
    written = ""
    for value, figure in _ROMAN:
        count, number = divmod(number, value)
        written += figure * count
    return written


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def _pages_by_anchor(pages: Sequence[Page]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, page in enumerate(pages, start=1):
        for box, _ in page.boxes:
            for anchor in box.anchors:
                found.setdefault(anchor, str(number))
    return found


def _quotes_pages(document: Document) -> bool:
    return any(
        isinstance(part, Reference) and part.part == "page"
        for block in document.blocks
        for text in inline_texts(block)
        for part in text
    )
