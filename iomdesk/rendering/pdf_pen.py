"""Write text operators into a page.

reportlab's own text objects measure each string again and escape it letter by letter, which takes as long as
setting the text; what is written here is the same.
"""

from typing import Any

from reportlab.pdfgen.canvas import Canvas

from iomdesk.rendering.pdf_fonts import Face, load_font
from iomdesk.rendering.pdf_lines import Line

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256), *b"()\\")}


class Pen:
    """Write lines into a page, and name faces, spaces and greys only where they change."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._document: Any = canvas._doc  # fonts keep the letters of each file apart by it
        self._height = height
        self._code: list[str] = []
        self._font: tuple[str, float, int] | None = None
        self._state = {"Tw": 0.0, "Ts": 0.0, "g": 0.0}

    def write(self, line: Line, x: float, y: float) -> None:
        """Write a line that begins `x` from the left with its baseline `y` below the top of the sheet."""
        if line.fragments:
            self._code.append(f"1 0 0 1 {x:.3f} {self._height - y:.3f} Tm")
            self._set("Tw", line.word_space)
            for face, text, _ in line.fragments:
                self._set("Ts", face.rise)
                self._set("g", face.grey)
                self._show(face, text)

    def lift(self) -> None:
        """Put what was written on the page."""
        if self._code:
            self._canvas.addLiteral("\n".join(("q BT", *self._code, "ET Q")))
            self._code = []

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
