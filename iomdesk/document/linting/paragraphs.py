"""Cut a text into the paragraphs that are linted, and find the lines and columns of what was found."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from iomdesk.document.linting.parts import Finding, LintParagraph
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import TextParagraph

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_STARTS_ANEW = re.compile(r"\n(?=[ \t]*(?:\(?(?:[a-z]|[ivx]{2,4}|\d{1,2})[.)]|[-–•])[ \t])")


@dataclass(frozen=True)
class LintText:
    """Hold a text as it stands in a file, cut into paragraphs, each with the place of its first character."""

    characters: str

    @cached_property
    def places(self) -> tuple[tuple[int, LintParagraph], ...]:
        """Return the paragraphs with where they begin: behind a blank line, or at a mark such as a)."""
        return tuple(self._cut())

    @property
    def paragraphs(self) -> tuple[LintParagraph, ...]:
        """Return the paragraphs."""
        return tuple(paragraph for _place, paragraph in self.places)

    def offset(self, finding: Finding) -> int:
        """Return where in the text a finding begins."""
        return self.places[finding.paragraph][0] + finding.start

    def line_and_column(self, finding: Finding) -> tuple[int, int]:
        """Return the line and the column of a finding, both counted from 1."""
        place = self.offset(finding)
        line = bisect_right(self._line_starts, place)
        return line, place - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(found.end() for found in re.finditer("\n", self.characters)))

    def _cut(self) -> Iterator[tuple[int, LintParagraph]]:
        for block in _PARAGRAPH.finditer(self.characters):
            start = block.start()
            for anew in _STARTS_ANEW.finditer(block[0]):
                end = block.start() + anew.start()
                yield start, LintParagraph(self.characters[start:end])
                start = block.start() + anew.end()
            yield start, LintParagraph(self.characters[start : block.end()])


def lint_paragraph(paragraph: TextParagraph) -> LintParagraph:
    """Take a paragraph of minutes as the linter sees it: its characters, its kind and its sources."""
    return LintParagraph(plain_text(paragraph.text), str(paragraph.kind), paragraph.sources)


def joined(paragraphs: Sequence[LintParagraph]) -> "LintText":
    """Write paragraphs one below the other, as minutes are linted: a line each, without blank lines."""
    return _JoinedText("\n".join(paragraph.text for paragraph in paragraphs), tuple(paragraphs))


@dataclass(frozen=True)
class _JoinedText(LintText):
    given: tuple[LintParagraph, ...] = ()

    def _cut(self) -> Iterator[tuple[int, LintParagraph]]:
        place = 0
        for paragraph in self.given:
            yield place, paragraph
            place += len(paragraph.text) + 1
