"""Write a document as PDF.

The text is set before anything is drawn: the blocks are stacked on pages, which gives the page numbers that
the contents print, whose own pages are numbered apart; then all sheets are drawn once, in order.
"""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from threading import Lock

from iomdesk.document.document import Document, outline
from iomdesk.rendering import pdf_styles as styles
from iomdesk.rendering.pdf_boxes import Rule
from iomdesk.rendering.pdf_flow import destination
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_painter import Painter
from iomdesk.rendering.pdf_sheets import PAGE_WORDS, Part, Sheet, lay_out
from iomdesk.rendering.pdf_styles import A4, MILLIMETRE, PageSetup
from iomdesk.rendering.pdf_typesetter import Typesetter
from iomdesk.rendering.renderer import Progress, RenderingCancelled, no_progress

_COVER_LABELS = {"fr": "Couverture", "en": "Cover", "es": "Portada"}
_HEAD_SYMBOL = 18 * MILLIMETRE  # baselines, from the top of the sheet
_HEAD_PAGE = 22.4 * MILLIMETRE
_HEAD_RULE = 25 * MILLIMETRE
_FOOT_MARK = 13 * MILLIMETRE  # from the bottom of the sheet

# The font files are read at a position that all documents share while their letters are embedded.
drawing = Lock()


class PdfRenderer:
    """Set papers as a secretariat's typesetter would."""

    extension = "pdf"
    name = "PDF"

    def __init__(self, setup: PageSetup = A4) -> None:
        self._setup = setup

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:
        """Write the document to `target`; the same document gives the same bytes.

        Raises RenderingCancelled when `progress` returns False; then, as after any error, no file is left.
        """
        steps = _Steps(progress, len(document.blocks))
        try:
            sheets = lay_out(document, self._setup, steps.set_blocks)
            with drawing:
                target.write_bytes(_Drawing(document, self._setup).draw(sheets, steps))
        except BaseException:
            target.unlink(missing_ok=True)
            raise


class _Steps:
    """Tell how far the work is: a block is half done when it is set, done when it is drawn."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._set = self._drawn = 0

    def set_blocks(self, count: int) -> None:
        self._set = max(self._set, count)
        self._tell()

    def draw_blocks(self, count: int) -> None:
        self._drawn = max(self._drawn, count)
        self._tell()

    def _tell(self) -> None:
        if not self._progress((self._set + self._drawn) // 2, self._total):
            raise RenderingCancelled


class _Drawing:
    """Draw the sheets of one document."""

    def __init__(self, document: Document, setup: PageSetup) -> None:
        self._document = document
        self._setup = setup
        self._painter = Painter(setup.width, setup.height, document.language)
        self._typesetter = Typesetter(document.language, {}, {})

    def draw(self, sheets: Sequence[Sheet], steps: _Steps) -> bytes:
        self._painter.describe(self._document)
        for place, sheet in enumerate(sheets):
            self._draw_sheet(sheet, place)
            steps.draw_blocks(max((box.block + 1 for box, _ in sheet.page.boxes), default=0))
        self._label_pages(sheets)
        self._add_bookmarks(sheets)
        return self._painter.finish()

    def _draw_sheet(self, sheet: Sheet, place: int) -> None:
        setup = self._setup
        left = setup.margin + (0 if place % 2 else setup.gutter)
        top = setup.margin + (setup.head if sheet.number else 0)
        if sheet.number:
            self._draw_head(sheet.number, left, right_side=place % 2 == 0)
        self._painter.draw_boxes(sheet.page.boxes, left, top)
        self._painter.draw_rules(sheet.page.closings, left, top)
        if sheet.page.boxes:
            self._draw_mark(left)
        self._painter.end_page()

    def _draw_head(self, number: str, left: float, right_side: bool) -> None:
        word = PAGE_WORDS.get(self._document.language, "Page")
        symbol = self._typesetter.line(self._document.symbol, styles.HEAD_SYMBOL)
        page = self._typesetter.line(f"{word} {number}", styles.HEAD_PAGE)
        for line, down in ((symbol, _HEAD_SYMBOL), (page, _HEAD_PAGE)):
            free = self._setup.text_width - line.width
            self._painter.write(line, left + (free if right_side else 0), down)
        self._painter.draw_rules([Rule(0, self._setup.text_width, 0, styles.THICK_RULE)], left, _HEAD_RULE)

    def _draw_mark(self, left: float) -> None:
        mark: Line = self._typesetter.line(self._document.mark, styles.MARK)
        x = left + (self._setup.text_width - mark.width) / 2
        self._painter.write(mark, x, self._setup.height - _FOOT_MARK)

    def _label_pages(self, sheets: Sequence[Sheet]) -> None:
        place = 0
        for part, group in groupby(sheets, key=lambda sheet: sheet.part):
            cover = _COVER_LABELS.get(self._document.language, "") if part is Part.COVER else ""
            self._painter.label_pages(place, part.value, cover)
            place += len(list(group))

    def _add_bookmarks(self, sheets: Sequence[Sheet]) -> None:
        bound = {name for sheet in sheets for box, _ in sheet.page.boxes for name in box.anchors}
        entries = [(entry.level, entry.label, destination(entry.index)) for entry in outline(self._document)]
        self._painter.add_bookmarks([entry for entry in entries if entry[2] in bound])
