"""Foresee the page on which each block of a paper begins."""

from collections.abc import Callable, Iterable, Mapping

from iomdesk.document.document import Document
from iomdesk.document.inline import Reference
from iomdesk.rendering.glyphs import inline_texts
from iomdesk.rendering.pdf_sheets import Part, Sheet, lay_out
from iomdesk.rendering.pdf_styles import A4


def pages_of(document: Document, on_block: Callable[[int], None]) -> Mapping[int, str]:
    """Map the places of blocks to page numbers; none where the paper prints none.

    Word alone knows its pages, and works them out when it prints; until then the contents show those of the
    same paper set as PDF, in a font of the same widths. Calls `on_block` with the number of blocks set.
    """
    if not _prints_pages(document):
        return {}
    return _first_pages(sheet for sheet in lay_out(document, A4, on_block) if sheet.part is Part.BODY)


def _first_pages(sheets: Iterable[Sheet]) -> dict[int, str]:
    pages: dict[int, str] = {}
    for number, sheet in enumerate(sheets, start=1):
        for box, _ in sheet.page.boxes:
            pages.setdefault(box.block, str(number))
    return pages


def _prints_pages(document: Document) -> bool:
    return document.contents is not None or any(
        isinstance(part, Reference) and part.part == "page"
        for block in document.blocks
        for text in inline_texts(block)
        for part in text
    )
