"""Turn the inline text of a document into words in their faces, and those into lines."""

from collections.abc import Mapping

from iomdesk.document.inline import Reference, Run, Text
from iomdesk.rendering.pdf_fonts import Face, PaperFont, Widths, fallback_font, family_font
from iomdesk.rendering.pdf_lines import Line, one_line, set_lines
from iomdesk.rendering.pdf_styles import TextStyle
from iomdesk.rendering.pdf_text import clean_text, stretches
from iomdesk.rendering.pdf_words import Fragment, Word
from iomdesk.rendering.printable import capitals

_SUPERSCRIPT_SIZE, _SUPERSCRIPT_RISE = 0.65, 0.34
_UNKNOWN = "…"


class Typesetter:
    """Set the texts of one document: it knows the language and what references print."""

    def __init__(self, language: str, numbers: Mapping[str, str], pages: Mapping[str, str]) -> None:
        self.language = language
        self._printed = {"number": numbers, "page": pages}
        self._faces: dict[tuple[str, float, float, float], Face] = {}
        self._vocabularies: dict[tuple[Face, str, str], _Vocabulary] = {}

    def lines(self, text: Text, style: TextStyle, width: float) -> list[Line]:
        """Break a text into lines of a width in points; an empty text gives none."""
        return set_lines(self.words(text, style), style, width)

    def line(self, text: str, style: TextStyle) -> Line:
        """Set a short text as one line that begins at 0, however long it comes out."""
        return one_line(self.words((Run(text.replace("\n", " ")),), style))

    def words(self, text: Text, style: TextStyle) -> list[Word]:
        """Cut a text at its spaces; letters without a space between them make one word across runs."""
        words = _Words()
        for part in text:
            if isinstance(part, Reference):
                self._add_reference(words, part, style)
            else:
                self._add_run(words, part, style)
        return words.closed()

    def _add_run(self, words: "_Words", run: Run, style: TextStyle) -> None:
        string = clean_text(run.text)
        language = run.language or self.language
        vocabulary = self._vocabulary(self._pair(run, style), language, "")
        words.add(capitals(string) if style.capitals else string, vocabulary, language)

    def _add_reference(self, words: "_Words", reference: Reference, style: TextStyle) -> None:
        known = self._printed[reference.part]
        string = clean_text(known.get(reference.target, _UNKNOWN))
        link = reference.target if reference.target in self._printed["number"] else ""
        words.add(string, self._vocabulary(self._pair(Run(""), style), self.language, link), self.language)

    def _vocabulary(self, faces: tuple[Face, Face], language: str, link: str) -> "_Vocabulary":
        key = (faces[0], language, link)
        if key not in self._vocabularies:
            self._vocabularies[key] = _Vocabulary(faces, language, link)
        return self._vocabularies[key]

    def _pair(self, run: Run, style: TextStyle) -> tuple[Face, Face]:
        """Return the face of a run, and the one for letters that it lacks."""
        bold, italic = run.bold or style.bold, run.italic or style.italic
        size, rise = style.size, 0.0
        if run.superscript:
            size, rise = size * _SUPERSCRIPT_SIZE, size * _SUPERSCRIPT_RISE
        return (
            self._face(family_font(bold, italic), size, rise, style.grey),
            self._face(fallback_font(bold), size, rise, style.grey),
        )

    def _face(self, font: PaperFont, size: float, rise: float, grey: float) -> Face:
        key = (font.fontName, size, rise, grey)
        if key not in self._faces:
            widths = Widths(font, size)
            self._faces[key] = Face(font.fontName, size, rise, grey, widths, widths[" "])
        return self._faces[key]


class _Vocabulary(dict[str, Word]):
    """Make each word of one face, language and link once: papers repeat their words."""

    __slots__ = ("_faces", "_language", "_link")

    def __init__(self, faces: tuple[Face, Face], language: str, link: str) -> None:
        self._faces = faces
        self._language = language
        self._link = link

    def __missing__(self, text: str) -> Word:
        word = self[text] = Word(tuple(self.fragments(text)), self._language)
        return word

    def fragments(self, text: str) -> list[Fragment]:
        return [Fragment(self._faces[not own], piece, self._link) for own, piece in stretches(text)]

    def end_of_line(self, fragments: list[Fragment]) -> Word:
        """Make the last word of a line, which has no letters where the line is empty."""
        return Word(tuple(fragments or [Fragment(self._faces[0], "")]), self._language, ends_line=True)


class _Words:
    """Collect words; the last one stays open until a space comes."""

    def __init__(self) -> None:
        self._words: list[Word] = []
        self._open: list[Fragment] = []
        self._language = ""

    def add(self, string: str, vocabulary: _Vocabulary, language: str) -> None:
        for place, line in enumerate(string.split("\n")):
            if place:
                self._words.append(vocabulary.end_of_line(self._open))
                self._open = []
            self._language = language
            self._add_line(line, vocabulary)

    def _add_line(self, line: str, vocabulary: _Vocabulary) -> None:
        first, *others = line.split(" ")
        self._open += vocabulary.fragments(first)
        if others:
            self._close()
            self._words += [vocabulary[part] for part in others[:-1] if part]
            self._open = vocabulary.fragments(others[-1])

    def _close(self) -> None:
        if self._open:
            self._words.append(Word(tuple(self._open), self._language))
            self._open = []

    def closed(self) -> list[Word]:
        self._close()
        return self._words
