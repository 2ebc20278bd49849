"""Draw lines, rules and links with reportlab; write title, bookmarks and page labels into the file."""

from collections.abc import Sequence
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString
from reportlab.pdfgen.canvas import Canvas

from iomdesk.document.document import Document
from iomdesk.rendering.pdf_boxes import Box, Rule
from iomdesk.rendering.pdf_fonts import family_font
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_pages import Placed
from iomdesk.rendering.pdf_pen import Pen

# Streams as text make files a quarter larger; no reader has needed them for decades.
rl_config.useA85 = 0

_ABOVE_LINK, _BELOW_LINK = 0.8, 0.25  # of the size of the letters
_ABOVE_TARGET = 6  # points left free above the text that a link leads to


class Painter:
    """Draw on one page after the other; all places are in points from the upper left corner of the sheet."""

    def __init__(self, width: float, height: float, language: str) -> None:
        self._height = height
        self._file = BytesIO()
        # Without an initial font of our own reportlab writes a reference to Helvetica, which is not embedded.
        self._canvas = Canvas(
            self._file,
            pagesize=(width, height),
            pageCompression=1,
            invariant=1,
            lang=language,
            initialFontName=family_font(bold=False, italic=False).fontName,
        )
        self._targets: dict[str, object] = {}

    def describe(self, document: Document) -> None:
        """Write title, subject, body and program into the file, and have viewers show the title."""
        self._canvas.setTitle(" – ".join(filter(None, (document.symbol, document.title))))
        self._canvas.setSubject(document.subject)
        self._canvas.setAuthor(" ".join(document.cover.body))
        self._canvas.setCreator("iomdesk")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def draw_boxes(self, boxes: Sequence[Placed], left: float, top: float) -> None:
        """Draw what stands on a page, and bind the anchors to it."""
        pen = Pen(self._canvas, self._height)
        for box, down in boxes:
            for line in box.lines:
                pen.write(line, left + line.x, top + down + box.baseline)
        pen.lift()
        for box, down in boxes:
            self.draw_rules(box.rules, left, top + down)
            self._bind(box, top + down)
            self._add_links(box, left, top + down)

    def write(self, line: Line, x: float, y: float) -> None:
        """Draw a line of text with its baseline at `y`."""
        pen = Pen(self._canvas, self._height)
        pen.write(line, x, y)
        pen.lift()

    def draw_rules(self, rules: Sequence[Rule], left: float, top: float) -> None:
        """Draw horizontal rules."""
        for rule in rules:
            y = self._height - top - rule.down
            self._canvas.setLineWidth(rule.thickness)
            self._canvas.line(left + rule.left, y, left + rule.right, y)

    def end_page(self) -> None:
        """Go on to the next page."""
        self._canvas.showPage()

    def label_pages(self, first: int, style: str, prefix: str = "") -> None:
        """Say how viewers number the pages from `first` (counted from 0): ROMAN_LOWER, ARABIC or not."""
        self._canvas.addPageLabel(first, style or None, 1 if style else None, prefix or None)

    def add_bookmarks(self, entries: Sequence[tuple[int, str, str]]) -> None:
        """Write the outline: level from 1, label and destination of each entry; no level is left out."""
        depth = -1
        for level, label, target in entries:
            depth = min(max(level - 1, 0), depth + 1)
            self._canvas.addOutlineEntry(label, target, depth)
        if entries:
            self._canvas.showOutline()

    def finish(self) -> bytes:
        """Return the file."""
        names: list[object] = []
        # Names must be sorted by their bytes; those that are not plain letters have several encodings.
        for name in sorted(name for name in self._targets if name.isascii()):
            names += [PDFString(name), self._targets[name]]
        if names:
            tree = PDFDictionary({"Dests": PDFDictionary({"Names": PDFArray(names)})})
            self._canvas.setCatalogEntry("Names", tree)
        self._canvas.save()
        return self._file.getvalue()

    def _bind(self, box: Box, top: float) -> None:
        for anchor in box.anchors:
            if anchor not in self._targets:
                y = self._height - top + _ABOVE_TARGET
                self._targets[anchor] = self._canvas.bookmarkPage(anchor, fit="XYZ", top=y)

    def _add_links(self, box: Box, left: float, top: float) -> None:
        if box.link:
            lines = [line for line in box.lines if line.fragments]
            right = max(line.x + line.width for line in lines)
            self._link(box.link, left + min(line.x for line in lines), left + right, top, top + box.height)
        for line in box.lines:
            if any(fragment.link for fragment in line.fragments):
                self._add_line_links(line, left + line.x, top + box.baseline)

    def _add_line_links(self, line: Line, x: float, baseline: float) -> None:
        for face, text, link in line.fragments:
            width = face.widths[text] + text.count(" ") * line.word_space
            if link:
                top, bottom = baseline - face.size * _ABOVE_LINK, baseline + face.size * _BELOW_LINK
                self._link(link, x, x + width, top, bottom)
            x += width

    def _link(self, target: str, left: float, right: float, top: float, bottom: float) -> None:
        rectangle = (left, self._height - bottom, right, self._height - top)
        self._canvas.linkRect("", target, rectangle, relative=0, thickness=0)
