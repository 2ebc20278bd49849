"""Make each word once for each face and language.

Papers repeat their words, and a preview sets the same paper again at each pause of the typist: what is known
of a word (the fonts of its letters, its width, where it may be cut) is kept from one paper to the next.
"""

from functools import lru_cache

from iomdesk.document.inline import Run
from iomdesk.rendering.pdf_fonts import Face, PaperFont, Widths, fallback_font, family_font
from iomdesk.rendering.pdf_styles import TextStyle
from iomdesk.rendering.pdf_text import stretches
from iomdesk.rendering.pdf_words import Fragment, Word

_SUPERSCRIPT_SIZE, _SUPERSCRIPT_RISE = 0.65, 0.34
_MOST_WORDS = 20_000  # then it starts afresh, so that a long day of previews does not fill the memory


class Vocabulary(dict[str, Word]):
    """Hold the words of one look, language and link."""

    __slots__ = ("_language", "_link", "_look")

    def __init__(self, look: "_Look", language: str, link: str) -> None:
        self._look = look
        self._language = language
        self._link = link

    def __missing__(self, text: str) -> Word:
        if len(self) >= _MOST_WORDS:
            self.clear()
        word = self[text] = self.word(self.fragments(text))
        return word

    def fragments(self, text: str) -> list[Fragment]:
        """Cut a text where the serif family lacks letters."""
        return [Fragment(self._look.face(own), piece, self._link) for own, piece in stretches(text)]

    def word(self, fragments: list[Fragment], ends_line: bool = False) -> Word:
        """Make a word of fragments of any look; without letters it is an empty line."""
        letters = fragments or [Fragment(self._look.face(True), "")]
        return Word(tuple(letters), self._language, ends_line)


class _Look:
    """Find the faces for letters that the serif family has, and for those that it lacks."""

    def __init__(
        self, bold: bool, italic: bool, size: float, rise: float, grey: float, language: str
    ) -> None:
        self._bold = bold
        self._italic = italic
        self._shape = (size, rise, grey, language)

    def face(self, own: bool) -> Face:
        font = family_font(self._bold, self._italic) if own else fallback_font(self._bold)
        return _face(font, *self._shape)


@lru_cache(maxsize=500)
def _face(font: PaperFont, size: float, rise: float, grey: float, language: str) -> Face:
    widths = Widths(font, size)
    return Face(font.fontName, size, rise, grey, widths, widths[" "], language)


@lru_cache(maxsize=500)
def _vocabulary(
    bold: bool, italic: bool, size: float, rise: float, grey: float, language: str, link: str
) -> Vocabulary:
    return Vocabulary(_Look(bold, italic, size, rise, grey, language), language, link)


def vocabulary(run: Run, style: TextStyle, language: str, link: str = "") -> Vocabulary:
    """Return the words in the look of a run inside a style."""
    bold, italic = run.bold or style.bold, run.italic or style.italic
    size, rise = style.size, 0.0
    if run.superscript:
        size, rise = size * _SUPERSCRIPT_SIZE, size * _SUPERSCRIPT_RISE
    return _vocabulary(bold, italic, size, rise, style.grey, language, link)
