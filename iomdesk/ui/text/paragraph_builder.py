"""Gather pasted words into paragraphs, the way a browser would set them."""

import re
from dataclasses import dataclass, field, replace

from iomdesk.document.inline import Inline, Run
from iomdesk.document.markdown import TextParagraph
from iomdesk.document.runs import merge_runs
from iomdesk.document.text import plain_text
from iomdesk.ui.text.inline_css import Look

_SPACES = re.compile(r"[ \t\n\r\f]+")
_EDGE = " \t\n\r\f\u00a0\u2028"


@dataclass
class ParagraphBuilder:
    """Hold the words of the paragraph being read; `marker` is what Word wrote before an item."""

    runs: list[Run] = field(default_factory=list)
    marker: str = ""

    def add(self, words: str, look: Look) -> None:
        """Add words; spaces in a row count as one unless the look keeps them."""
        shown = words.replace("\r\n", "\n") if look.keeps_spaces else _SPACES.sub(" ", words)
        if not look.keeps_spaces and self._ends_with_space():
            shown = shown.removeprefix(" ")
        if shown:
            self.runs.append(Run(shown, look.bold, look.italic, look.superscript))

    def break_line(self) -> None:
        """End a line inside the paragraph."""
        if self.runs:
            self.runs[-1] = replace(self.runs[-1], text=self.runs[-1].text.rstrip(" "))
        self.runs.append(Run("\n"))

    def take(self) -> tuple[Inline, ...]:
        """Return the text without the spaces at its edges, and begin anew."""
        runs, self.runs = self.runs, []
        return trimmed(tuple(runs))

    def _ends_with_space(self) -> bool:
        return not self.runs or self.runs[-1].text.endswith((" ", "\n", "\t"))


def trimmed(text: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Drop spaces, no-break spaces and line ends at both edges of a text."""
    runs = [part for part in merge_runs(text) if isinstance(part, Run)]
    while runs and not (start := runs[0].text.lstrip(_EDGE)):
        del runs[0]
    if runs:
        runs[0] = replace(runs[0], text=start)
    while runs and not (end := runs[-1].text.rstrip(_EDGE)):
        del runs[-1]
    if runs:
        runs[-1] = replace(runs[-1], text=end)
    return merge_runs(tuple(runs))


def joined_row(cells: list[list[TextParagraph]]) -> list[TextParagraph]:
    """Make a row of a table one line with tabs; a cell with a list or several paragraphs keeps them apart."""
    if any(len(cell) > 1 or (cell and cell[0].list_level) for cell in cells):
        return [paragraph for cell in cells for paragraph in cell]
    parts: list[Inline] = []
    for index, cell in enumerate(cells):
        parts.append(Run("\t" if index else ""))
        parts.extend(part for paragraph in cell for part in paragraph.text)
    line = trimmed_right(merge_runs(tuple(parts)))
    return [TextParagraph(line)] if plain_text(line).strip() else []


def trimmed_right(text: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Drop the tabs that empty cells leave at the end of a line."""
    runs = list(text)
    while runs and isinstance(last := runs[-1], Run):
        if rest := last.text.rstrip("\t"):
            return (*runs[:-1], replace(last, text=rest))
        del runs[-1]
    return tuple(runs)
