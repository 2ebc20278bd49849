"""Turn the inline text of a document into words in their faces, and those into lines."""

from collections.abc import Mapping

from iomdesk.document.inline import Footnote, Inline, Reference, Run, Text
from iomdesk.rendering.pdf_lines import Line, one_line, set_lines
from iomdesk.rendering.pdf_styles import TextStyle
from iomdesk.rendering.pdf_text import clean_text
from iomdesk.rendering.pdf_vocabulary import Vocabulary, vocabulary
from iomdesk.rendering.pdf_words import Fragment, Word
from iomdesk.rendering.printable import capitals

CALL = Run("", superscript=True)
_NOTE = "note-"


def note_name(number: int) -> str:
    """Name the place that the call of a footnote leads to."""
    return f"{_NOTE}{number}"


def note_number(link: str) -> int:
    """Return the number of the footnote that a link leads to, 0 for any other link."""
    number = link.removeprefix(_NOTE)
    return int(number) if number != link and number.isdecimal() else 0


class Typesetter:
    """Set the texts of one document: it knows the language and what references print."""

    def __init__(self, language: str, numbers: Mapping[str, str], pages: Mapping[str, str]) -> None:
        self.language = language
        self._printed = {"number": numbers, "page": pages}
        self.notes: list[Footnote] = []
        """The footnotes called so far: each text is set once."""

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
            self._add(words, part, style)
        return words.closed()

    def _add(self, words: "_Words", part: Inline, style: TextStyle) -> None:
        if isinstance(part, Reference):
            words.add(*self._reference(part, style))
        elif isinstance(part, Run):
            string = clean_text(part.text)
            known = vocabulary(part, style, part.language or self.language)
            words.add(capitals(string) if style.capitals else string, known)
        elif isinstance(part, Footnote):
            words.add(*self._call(part, style))
        else:
            for run in part.runs:
                self._add(words, run, style)

    def _call(self, note: Footnote, style: TextStyle) -> tuple[str, Vocabulary]:
        self.notes.append(note)
        number = len(self.notes)
        return str(number), vocabulary(CALL, style, self.language, note_name(number))

    def _reference(self, reference: Reference, style: TextStyle) -> tuple[str, Vocabulary]:
        string = clean_text(self._printed[reference.part].get(reference.target, reference.otherwise))
        link = reference.target if reference.target in self._printed["number"] else ""
        return string, vocabulary(Run("", bold=reference.bold), style, self.language, link)


class _Words:
    """Collect words; the last one stays open until a space comes."""

    def __init__(self) -> None:
        self._words: list[Word] = []
        self._open: list[tuple[Vocabulary, str]] = []

    def add(self, string: str, known: Vocabulary) -> None:
        first, *others = string.split("\n")
        self._add_line(first, known)
        for line in others:
            self._words.append(known.word(self._fragments(), ends_line=True))
            self._open = []
            self._add_line(line, known)

    def _add_line(self, line: str, known: Vocabulary) -> None:
        first, *others = line.split(" ")
        if first:
            self._open.append((known, first))
        if others:
            self._close()
            self._words += [known[part] for part in others[:-1] if part]
            self._open = [(known, others[-1])] if others[-1] else []

    def _close(self) -> None:
        if len(self._open) == 1:
            known, text = self._open[0]
            self._words.append(known[text])
        elif self._open:
            self._words.append(self._open[0][0].word(self._fragments()))
        self._open = []

    def _fragments(self) -> list[Fragment]:
        return [fragment for known, text in self._open for fragment in known.fragments(text)]

    def closed(self) -> list[Word]:
        self._close()
        return self._words
