"""Draw lines, rules and links with reportlab; write title, bookmarks and page labels into the file."""

from collections.abc import Iterable, Sequence
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
from iomdesk.rendering.pdf_structure import PaperDescription, tagged_pdf
from iomdesk.rendering.pdf_tags import ARTIFACT, Structure, Tag, Tags

# Streams as text make files a quarter larger; no reader has needed them for decades.
rl_config.useA85 = 0

_ABOVE_LINK, _BELOW_LINK = 0.8, 0.25  # of the size of the letters
_CELLS = ("TD", "TH")
_ABOVE_TARGET = 6  # points left free above the text that a link leads to


def _title(document: Document) -> str:
    """Name a paper by its symbol and title; most titles begin with the symbol."""
    if document.title.startswith(document.symbol):
        return document.title
    return f"{document.symbol} – {document.title}"


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
        self._language = language
        self._drawn: set[int] = set()
        self._structure = Structure()
        self._structure.begin_page()
        self._facts = PaperDescription("", "", "", language)

    def describe(self, document: Document) -> None:
        """Write title, subject, body and program into the file, and have viewers show the title."""
        self._facts = PaperDescription(
            _title(document),
            document.subject,
            " ".join(document.cover.body),
            document.language,
        )

    def draw_boxes(self, boxes: Sequence[Placed], left: float, top: float) -> None:
        """Draw what stands on a page, and bind the anchors to it."""
        pen = self._pen()
        for tag, lines in self._in_reading_order(boxes):
            for line, down in lines:
                pen.write(line, left + line.x, top + down, tag)
        pen.lift()
        self.draw_rules(
            [rule._replace(down=down + rule.down) for box, down in boxes for rule in box.rules], left, top
        )
        for box, down in boxes:
            self._bind(box, top + down)
            if box.link:
                self._add_box_link(box, left, top + down)
        for link in pen.links:
            above, below = link.size * _ABOVE_LINK, link.size * _BELOW_LINK
            self._link(link.target, link.tag, link.x, link.end, link.y - above, link.y + below)

    def write(self, line: Line, x: float, y: float) -> None:
        """Draw a line that is no part of the text, such as a running head, with its baseline at `y`."""
        pen = self._pen()
        pen.write(line, x, y, ARTIFACT)
        pen.lift()

    def draw_rules(self, rules: Sequence[Rule], left: float, top: float) -> None:
        """Draw horizontal rules."""
        if not rules:
            return
        self._canvas.addLiteral("/Artifact BMC")
        for rule in rules:
            y = self._height - top - rule.down
            self._canvas.setLineWidth(rule.thickness)
            self._canvas.line(left + rule.left, y, left + rule.right, y)
        self._canvas.addLiteral("EMC")

    def end_page(self) -> None:
        """Go on to the next page."""
        self._canvas.showPage()
        self._structure.begin_page()

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
        return tagged_pdf(self._file.getvalue(), self._structure, self._facts)

    def _pen(self) -> Pen:
        return Pen(self._canvas, self._height, self._structure, self._language)

    def _in_reading_order(self, boxes: Sequence[Placed]) -> Iterable[tuple[Tag, list[tuple[Line, float]]]]:
        """Put the lines of one cell of a table before those of the next; all others stand in order."""
        found: dict[int, tuple[Tag, list[tuple[Line, float]]]] = {}
        for box, down in boxes:
            tags = self._tags(box)
            for place, line in enumerate(box.lines):
                tag = tags[min(place, len(tags) - 1)]
                key = id(tag if tag.role in _CELLS else line)
                found.setdefault(key, (tag, []))[1].append((line, down + box.baseline))
        return found.values()

    def _tags(self, box: Box) -> Tags:
        """Return the tags of a box; the head of a table that is drawn again is no part of the text."""
        if id(box) in self._drawn and box.table is None:
            return (ARTIFACT,)
        self._drawn.add(id(box))
        return box.tags or (ARTIFACT,)

    def _bind(self, box: Box, top: float) -> None:
        for anchor in box.anchors:
            if anchor not in self._targets:
                y = self._height - top + _ABOVE_TARGET
                self._targets[anchor] = self._canvas.bookmarkPage(anchor, fit="XYZ", top=y)

    def _add_box_link(self, box: Box, left: float, top: float) -> None:
        lines = [line for line in box.lines if line.fragments]
        right = max(line.x + line.width for line in lines)
        left_end = left + min(line.x for line in lines)
        self._link(box.link, box.tags[0], left_end, left + right, top, top + box.height)

    def _link(self, target: str, tag: Tag, left: float, right: float, top: float, bottom: float) -> None:
        rectangle = (left, self._height - bottom, right, self._height - top)
        self._canvas.linkRect("", target, rectangle, relative=0, thickness=0)
        self._structure.annotation(tag)
