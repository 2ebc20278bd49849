"""Write text operators into a page.

reportlab's own text objects measure each string again and escape it letter by letter, which takes as long as
setting the text; what is written here is the same.
"""

from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas

from iomdesk.rendering.pdf_fonts import Face, load_font
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_tags import ARTIFACT, Structure, Tag
from iomdesk.rendering.pdf_text import SOFT_HYPHEN
from iomdesk.rendering.pdf_words import Fragment

# A line ends where a space was, which those need who have the page read to them or copy from it.
_GOES_ON = (SOFT_HYPHEN, "-", "\u2010", " ", "\u00a0")
_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256), *b"()\\")}


class DrawnLink(NamedTuple):
    """Hold where a link was drawn: from `x` to `end`, its baseline `y` below the top of the sheet."""

    target: str
    tag: Tag
    x: float
    end: float
    y: float
    size: float


class Pen:
    """Write lines into a page, and name faces, spaces, greys and tags only where they change."""

    def __init__(self, canvas: Canvas, height: float, structure: Structure, language: str) -> None:
        self._canvas = canvas
        self._document: Any = canvas._doc  # fonts keep the letters of each file apart by it
        self._height = height
        self._structure = structure
        self._language = language
        self._tag: Tag | None = None
        self._code: list[str] = []
        self._font: tuple[str, float, int] | None = None
        self._state = {"Tw": 0.0, "Ts": 0.0, "g": 0.0}
        self.links: list[DrawnLink] = []

    def write(self, line: Line, x: float, y: float, tag: Tag) -> None:
        """Write a line that begins `x` from the left with its baseline `y` below the top of the sheet."""
        if not line.fragments:
            return
        code = self._code
        if len(line.fragments) == 1 and not line.fragments[0].link:
            self._enter(self._spoken(tag, line.fragments[0].face))
        else:
            self._leave()
        code.append(f"1 0 0 1 {x:.3f} {self._height - y:.3f} Tm")
        self._set("Tw", line.word_space)
        last = len(line.fragments) - 1
        for place, fragment in enumerate(line.fragments):
            face, text, link = fragment
            own = self._spoken(tag, face)
            if link:
                own = self._linked(fragment, own, x, y, line.word_space)
            self._enter(own)
            self._set("Ts", face.rise)
            self._set("g", face.grey)
            self._show(face, f"{text} " if place == last and self._ends_with_space(tag, text) else text)
            x += face.widths[text] + text.count(" ") * line.word_space

    def _ends_with_space(self, tag: Tag, text: str) -> bool:
        return tag is not ARTIFACT and not text.endswith(_GOES_ON)

    def lift(self) -> None:
        """Put what was written on the page."""
        if self._code:
            self._leave()
            self._canvas.addLiteral("\n".join(("q BT", *self._code, "ET Q")))
            self._code = []

    def _spoken(self, tag: Tag, face: Face) -> Tag:
        """Say of words in another language than the paper's which one it is."""
        if tag is ARTIFACT or not face.language or face.language == self._language:
            return tag
        current = self._tag
        if current is not None and current.parent is tag and current.language == face.language:
            return current
        return Tag("Span", tag, language=face.language)

    def _linked(self, fragment: Fragment, tag: Tag, x: float, y: float, word_space: float) -> Tag:
        face, text, target = fragment
        if tag is ARTIFACT:
            return tag
        own = Tag("Link", tag, words=text.strip())
        end = x + face.widths[text] + text.count(" ") * word_space
        self.links.append(DrawnLink(target, own, x, end, y, face.size))
        return own

    def _enter(self, tag: Tag) -> None:
        if tag is self._tag:
            return
        self._leave()
        self._tag = tag
        if tag is ARTIFACT:
            self._code.append("/Artifact BMC")
        else:
            self._code.append(f"/{tag.role} <</MCID {self._structure.content(tag)}>> BDC")

    def _leave(self) -> None:
        if self._tag is not None:
            self._code.append("EMC")
            self._tag = None

    def _set(self, operator: str, value: float) -> None:
        if self._state[operator] != value:
            self._state[operator] = value
            self._code.append(f"{value:.4f} {operator}")

    def _show(self, face: Face, text: str) -> None:
        font = load_font(face.font)
        for subset, codes in font.splitString(text, self._document):
            if self._font != (face.font, face.size, subset):
                self._font = (face.font, face.size, subset)
                name = font.getSubsetInternalName(subset, self._document)
                self._code.append(f"{name} {face.size:g} Tf")
            self._code.append(f"({codes.decode('latin-1').translate(_ESCAPES)}) Tj")
