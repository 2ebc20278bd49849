"""Footnotes as Word keeps them: a part of their own, called from the text."""

from iomdesk.document.inline import Footnote
from iomdesk.rendering.docx_inline import run, runs
from iomdesk.rendering.docx_paragraphs import paragraph
from iomdesk.rendering.docx_styles import CALL_STYLE
from iomdesk.rendering.docx_xml import Element, w

TEXT_STYLE = "FootnoteText"
SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
"""The lines above the notes, which Word keeps among the notes."""


class Notes:
    """Count the footnotes of a paper; Word counts them again as it prints."""

    def __init__(self) -> None:
        self._made: list[Element] = []

    def call(self, note: Footnote) -> list[Element]:
        """Keep a footnote and give its call."""
        number = len(self._made) + 1
        mark = w("r", _look(), w("footnoteRef"))
        words = [mark, *run("\u00a0"), *runs(note.runs, lambda _part: [])]
        self._made.append(w("footnote", paragraph(TEXT_STYLE, words), id=number))
        return [w("r", _look(), w("footnoteReference", id=number))]

    def element(self) -> Element | None:
        """Give the part of the footnotes, or None where there are none."""
        if not self._made:
            return None
        lines = (
            w("footnote", paragraph("Normal", [w("r", w(kind))]), type=kind, id=number)
            for number, kind in SEPARATORS.items()
        )
        return w("footnotes", *lines, *self._made)


def _look() -> Element:
    return w("rPr", w("rStyle", val=CALL_STYLE))
