"""Turn the inside of a paragraph into text, spans, fields and notes of OpenDocument."""

import re
from collections.abc import Iterator, Mapping

from iomdesk.document.inline import Footnote, Inline, Reference, Run, Text
from iomdesk.rendering.docx_bookmarks import reference_name
from iomdesk.rendering.docx_styles import word_language
from iomdesk.rendering.odt_styles import OwnStyles
from iomdesk.rendering.odt_xml import Piece, o, text_pieces

_FIGURE_FIRST = re.compile(r"(?:(?<=\s)|^)(\d\S*)")


class InlineWriter:
    """Write texts of one paper."""

    def __init__(self, styles: OwnStyles, numbers: Mapping[str, str], pages: Mapping[str, str]) -> None:
        self._styles = styles
        self._numbers = numbers
        self._pages = pages
        self._notes = 0

    def pieces(self, text: Text) -> list[Piece]:
        """Give the pieces of a text in order."""
        return [piece for part in text for piece in self._part(part)]

    def capitals(self, text: Text) -> list[Piece]:
        """Give pieces for a style in capitals; words that begin with a figure (`13e`) keep their letters."""
        return [
            piece
            for part in text
            for piece in (self._spared(part) if isinstance(part, Run) else self._part(part))
        ]

    def _spared(self, run: Run) -> Iterator[Piece]:
        for place, words in enumerate(_FIGURE_FIRST.split(run.text)):
            yield from self._faced(words, run, as_typed=run.superscript or place % 2 == 1)

    def _part(self, part: Inline) -> list[Piece]:
        if isinstance(part, Run):
            return self._faced(part.text, part)
        if isinstance(part, Reference):
            return self._reference(part)
        if isinstance(part, Footnote):
            return [self._note(part)]
        return [piece for run in part.runs for piece in self._part(run)]

    def _faced(self, words: str, run: Run, as_typed: bool = False) -> list[Piece]:
        pieces = text_pieces(words) if words else []
        properties = dict(_face(run, as_typed))
        if not pieces or not properties:
            return pieces
        return [o("text:span", {"text:style-name": self._styles.words(properties)}, *pieces)]

    def _reference(self, part: Reference) -> list[Piece]:
        if part.target not in self._numbers:
            return self._faced(part.otherwise, Run("", bold=part.bold))
        is_page = part.part == "page"
        words = self._pages.get(part.target, part.otherwise) if is_page else self._numbers[part.target]
        if not words:
            return []
        place = {"text:ref-name": reference_name(part.target), "text:reference-format": _format(is_page)}
        field = o("text:bookmark-ref", place, words)
        if not part.bold:
            return [field]
        return [o("text:span", {"text:style-name": self._styles.words({"fo:font-weight": "bold"})}, field)]

    def _note(self, part: Footnote) -> Piece:
        self._notes += 1
        words = o("text:p", {"text:style-name": "FootnoteText"}, *self.pieces(part.runs))
        return o(
            "text:note",
            {"text:id": f"ftn{self._notes}", "text:note-class": "footnote"},
            o("text:note-citation", None, str(self._notes)),
            o("text:note-body", None, words),
        )


def _format(is_page: bool) -> str:
    return "page" if is_page else "number"


def _face(run: Run, as_typed: bool) -> Iterator[tuple[str, str]]:
    if run.bold:
        yield "fo:font-weight", "bold"
    if run.italic:
        yield "fo:font-style", "italic"
    if as_typed:
        yield "fo:text-transform", "none"
    if run.superscript:
        yield "style:text-position", "super 58%"
    if run.language:
        language, _, country = word_language(run.language).partition("-")
        yield "fo:language", language
        yield "fo:country", country or "none"
