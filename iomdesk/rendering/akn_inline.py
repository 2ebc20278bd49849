"""Turn the inside of a paragraph into text and inline elements of Akoma Ntoso."""

from collections.abc import Mapping

from iomdesk.document.inline import Footnote, Inline, Link, Reference, Run, Text
from iomdesk.rendering.akn_xml import Piece, a, spoken

_FACES = (("superscript", "sup"), ("italic", "i"), ("bold", "b"))


class InlineWriter:
    """Write texts; notes are counted through the paper, references lead to where their block stands."""

    def __init__(self, numbers: Mapping[str, str], places: Mapping[str, str]) -> None:
        self._numbers = numbers
        self._places = places
        self._notes = 0

    def pieces(self, text: Text) -> list[Piece]:
        """Give the pieces of a text in order."""
        return [piece for part in text for piece in self._part(part)]

    def _part(self, part: Inline) -> list[Piece]:
        if isinstance(part, Run):
            return [_run(part)] if part.text else []
        if isinstance(part, Reference):
            return [self._reference(part)]
        if isinstance(part, Footnote):
            return [self._note(part)]
        return self._link(part)

    def _reference(self, part: Reference) -> Piece:
        words: Piece = self._numbers.get(part.target, part.otherwise)
        if part.part == "page":
            words = part.otherwise  # there are no pages here
        place = self._places.get(part.target)
        written = a("b", words) if part.bold else words
        return a("ref", written, href=f"#{place}") if place else written

    def _note(self, part: Footnote) -> Piece:
        self._notes += 1
        words = a("p", *(_run(run) for run in part.runs if run.text))
        return a(
            "authorialNote", words, marker=str(self._notes), placement="bottom", eId=f"note_{self._notes}"
        )

    def _link(self, part: Link) -> list[Piece]:
        return [_run(run) for run in part.runs if run.text]


def _run(run: Run) -> Piece:
    piece: Piece = run.text
    for field, tag in _FACES:
        if getattr(run, field):
            piece = a(tag, piece)
    return spoken(a("span", piece), run.language) if run.language else piece
