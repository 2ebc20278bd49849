"""Write a paper as a Word file that a secretary can go on in."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from iomdesk.document.blocks import Contents
from iomdesk.document.document import Document
from iomdesk.rendering.docx_blocks import BlockWriter
from iomdesk.rendering.docx_bookmarks import Bookmarks
from iomdesk.rendering.docx_front import contents_elements, cover_elements
from iomdesk.rendering.docx_looks import COVER_LOOKS, MASTHEAD_LOOKS
from iomdesk.rendering.docx_notes import Notes
from iomdesk.rendering.docx_numbering import Numbering
from iomdesk.rendering.docx_package import WordFile
from iomdesk.rendering.docx_pages import pages_of
from iomdesk.rendering.docx_paragraphs import close_section, leave_below, paragraph
from iomdesk.rendering.docx_sections import Margins, empty_head, foot, head, section
from iomdesk.rendering.docx_series import series_of
from iomdesk.rendering.docx_settings import fonts, settings
from iomdesk.rendering.docx_styles import styles
from iomdesk.rendering.docx_xml import Element, w
from iomdesk.rendering.renderer import Progress, RenderingCancelled, no_progress

_BELOW_MASTHEAD = 22.0  # points


class DocxRenderer:
    """Write a document with real styles, numbering, heading levels, contents and cross-references."""

    extension = "docx"
    name = "Word"

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:
        """Write the document to `target`; raises RenderingCancelled.

        A block is half done when its page is known, done when it is written.
        """
        steps = Steps(progress, len(document.blocks))
        pages = pages_of(document, steps.foresee_blocks)
        target.write_bytes(Paper(document, pages).to_bytes(steps.write_blocks))


class Steps:
    """Tell how far the work is; the pages may be foreseen several times over, or not at all."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._foreseen = 0

    def foresee_blocks(self, count: int) -> None:
        self._foreseen = max(self._foreseen, count)
        self._tell(self._foreseen // 2)

    def write_blocks(self, count: int) -> None:
        self._tell((self._total + count) // 2 if self._foreseen else count)

    def _tell(self, done: int) -> None:
        if not self._progress(done, self._total):
            raise RenderingCancelled


class Paper:
    """Make the parts of one Word file; another kind of paper fills its cover and its blocks."""

    def __init__(self, document: Document, pages: Mapping[int, str]) -> None:
        self._document = document
        self._pages = pages
        self._body = w("body")
        self._file = WordFile(w("document", self._body))
        self._numbering = Numbering(series_of(document.language))
        self._notes = Notes()

    def to_bytes(self, on_block: Callable[[int], None]) -> bytes:
        """Give the bytes of the file; calls `on_block` with the number of blocks written."""
        self._write_body(on_block)
        self._add_parts()
        return self._file.to_bytes()

    def _write_body(self, on_block: Callable[[int], None]) -> None:
        usual, first = self._usual_margins(), self._first_margins()
        if self._document.contents:
            self._body.extend(self._front_matter(self._document.contents, usual, first))
            last = section(usual, begins="oddPage")
        else:
            masthead = self._cover("Masthead")
            leave_below(masthead[-1], _BELOW_MASTHEAD)
            self._body.extend(masthead)
            last = section(usual, first)
        self._body.extend(self._blocks(on_block))
        self._body.append(last)

    def _add_parts(self) -> None:
        document = self._document
        looks = COVER_LOOKS if document.contents else MASTHEAD_LOOKS
        self._file.add_styles(styles(document.language, self._numbering.lists_of_styles(), looks))
        self._file.add_numbering(self._numbering.element())
        notes = self._notes.element()
        if notes is not None:
            self._file.add_footnotes(notes)
        self._file.add_settings(settings(document.language, has_footnotes=notes is not None))
        self._file.add_fonts(fonts())
        self._file.describe(document)

    def _front_matter(self, contents: Contents, usual: Margins, first: Margins) -> Iterator[Element]:
        cover = self._cover("Cover")
        close_section(cover[-1], section(first, top=25))
        yield from cover
        yield contents_elements(self._document, contents, self._pages)
        end = paragraph("TableEnd")
        close_section(end, section(usual, numbers="lowerRoman", begins="oddPage"))
        yield end

    def _cover(self, kind: str) -> list[Element]:
        return cover_elements(self._document.cover, kind)

    def _blocks(self, on_block: Callable[[int], None]) -> Iterator[Element]:
        writer = BlockWriter(self._document, self._numbering, Bookmarks(), self._pages, self._notes)
        on_block(0)
        for index, block in enumerate(self._document.blocks):
            yield from writer.elements(block, index)
            on_block(index + 1)

    def _first_margins(self) -> Margins:
        """Leave the first page without a running head: it shows the symbol itself."""
        note = foot(self._document.mark, self._document.cover.foot)
        return Margins.same(self._file.add_head("none", empty_head()), self._file.add_foot("first", note))

    def _usual_margins(self) -> Margins:
        symbol, language = self._document.symbol, self._document.language
        odd = self._file.add_head("odd", head(symbol, language))
        even = self._file.add_head("even", head(symbol, language, even=True))
        return Margins(odd, even, self._file.add_foot("mark", foot(self._document.mark)))
