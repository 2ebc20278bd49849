"""The typefaces of the printed page: embedded, measured, registered once per process."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from iomdesk.runtime.paths import resources_folder

_FAMILY = {
    (False, False): "LiberationSerif-Regular",
    (True, False): "LiberationSerif-Bold",
    (False, True): "LiberationSerif-Italic",
    (True, True): "LiberationSerif-BoldItalic",
}
# For the letters that Liberation Serif lacks (Georgian, Armenian, phonetics); it has no condensed italic.
_FALLBACK = {False: "DejaVuSerifCondensed", True: "DejaVuSerifCondensed-Bold"}

_NON_BREAKING_HYPHEN = 0x2011  # Liberation Serif has no form for it
_BOX = "□"


class PaperFont(TTFont):  # type: ignore[misc]
    """Encode text for the page without losing any of it.

    reportlab prints a non-breaking space as a plain one, which justification then stretches, and forgets
    which letter a missing glyph stood for. Both come out right here, in print and when text is copied; a
    letter that the font lacks is drawn as a box.
    """

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        self._lend_form(_NON_BREAKING_HYPHEN, "-")
        self.letters = frozenset(chr(code) for code in self.face.charToGlyph)

    def advance(self, letter: int) -> float:
        """Return the width of a letter in thousandths of its size."""
        widths = self.face.charWidths
        return float(widths[letter] if letter in widths else widths[ord(_BOX)])

    def form_of(self, letter: int) -> int:
        """Return the number under which reportlab finds a letter's form: a box where the font has none.

        reportlab writes this number as UTF-16 into the map for copying, wrongly where that takes two units;
        such a letter gets the number that is written the same way.
        """
        self._lend_form(letter, _BOX)
        number = int.from_bytes(chr(letter).encode("utf-16-be"), "big")
        self._lend_form(number, chr(letter))
        return number

    def _lend_form(self, number: int, other: str) -> None:
        """Let a letter look like another; text copied from the page keeps the letter."""
        for forms in (self.face.charToGlyph, self.face.charWidths):
            forms.setdefault(number, forms[ord(other)])

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: ARG002
        """Return the text as (subset, codes) pairs; reportlab calls this for each string it draws."""
        state = self._assignState(doc)
        if not isinstance(state.assignments, _Codes):
            state.assignments = _Codes(state, self)
        coded = text.translate(state.assignments)
        try:
            return [(0, coded.encode("latin-1"))]
        except UnicodeEncodeError:
            return _by_subset(map(ord, coded))


class _Codes(dict[int, int]):
    """Give each letter of a file a code: 1 to 31, then from 128; 32 is a space in each subset, 0 no glyph."""

    def __init__(self, state: Any, font: PaperFont) -> None:
        super().__init__(state.assignments)
        self._state = state
        self._font = font

    def __missing__(self, letter: int) -> int:
        form = self._font.form_of(letter)
        state = self._state
        code: int = 128 if state.nextCode == 32 else state.nextCode
        if code < 32:
            state.subsets[0][code] = form
        else:
            if code % 256 == 0:
                state.subsets.append([0])
                code += 1
            elif code % 256 == 32:
                state.subsets[-1].append(32)
                code += 1
            state.subsets[-1].append(form)
        state.nextCode = code + 1
        self[letter] = code
        return code


def _by_subset(codes: Iterable[int]) -> list[tuple[int, bytes]]:
    parts: list[tuple[int, bytearray]] = []
    for code in codes:
        if not parts or parts[-1][0] != code >> 8:
            parts.append((code >> 8, bytearray()))
        parts[-1][1].append(code & 255)
    return [(subset, bytes(part)) for subset, part in parts]


@cache
def load_font(name: str) -> PaperFont:
    """Register a font of the resources folder under its file's name."""
    font = PaperFont(name, str(resources_folder() / "fonts" / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font


def family_font(bold: bool, italic: bool) -> PaperFont:
    """Return the face of the serif family."""
    return load_font(_FAMILY[bold, italic])


def fallback_font(bold: bool) -> PaperFont:
    """Return the face for letters that the serif family lacks."""
    return load_font(_FALLBACK[bold])


@cache
def family_letters() -> frozenset[str]:
    """Return the characters that every face of the serif family can draw."""
    return frozenset.intersection(*(load_font(name).letters for name in _FAMILY.values()))


@cache
def fallback_letters() -> frozenset[str]:
    """Return the characters that both fallback faces can draw."""
    return frozenset.intersection(*(load_font(name).letters for name in _FALLBACK.values()))


class Widths(dict[str, float]):
    """Hold the width in points of each string measured so far in one face."""

    __slots__ = ("_advances", "_font", "_scale")

    def __init__(self, font: PaperFont, size: float) -> None:
        self._font = font
        self._advances: dict[int, float] = font.face.charWidths
        self._scale = size / 1000

    def __missing__(self, text: str) -> float:
        letters = [*map(ord, text)]
        try:
            width = sum([self._advances[letter] for letter in letters]) * self._scale
        except KeyError:
            width = sum([self._font.advance(letter) for letter in letters]) * self._scale
        self[text] = width
        return width


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """Hold a font at a size, for words of a language.

    `rise` lifts it above the baseline, `grey` is 0 for black. Lengths in points.
    """

    font: str
    size: float
    rise: float
    grey: float
    widths: Widths = field(repr=False)
    space: float
    language: str = ""
