"""Gather pasted words into paragraphs, the way a browser would set them."""

import re
from dataclasses import dataclass, field, replace

from iomdesk.document.inline import Inline, Run
from iomdesk.document.markdown import TextParagraph
from iomdesk.document.runs import merge_runs
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import table_paragraph
from iomdesk.ui.text.inline_css import Look

_SPACES = re.compile(r"[ \t\n\r\f]+")
_EDGE = " \t\n\r\f\u00a0\u2028"


@dataclass
class ParagraphBuilder:
    """Hold the words of the paragraph being read; `marker` is what Word wrote before an item."""

    parts: list[Inline] = field(default_factory=list)
    marker: str = ""

    def add(self, words: str, look: Look) -> None:
        """Add words; spaces in a row count as one unless the look keeps them."""
        shown = words.replace("\r\n", "\n") if look.keeps_spaces else _SPACES.sub(" ", words)
        if not look.keeps_spaces and self._ends_with_space():
            shown = shown.removeprefix(" ")
        if shown:
            self.parts.append(Run(shown, look.bold, look.italic, look.superscript))

    def break_line(self) -> None:
        """End a line inside the paragraph."""
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Run):
            self.parts[-1] = replace(last, text=last.text.rstrip(" "))
        self.parts.append(Run("\n"))

    def take(self) -> tuple[Inline, ...]:
        """Return the text without the spaces at its edges, and begin anew."""
        parts, self.parts = self.parts, []
        return trimmed(tuple(parts))

    def _ends_with_space(self) -> bool:
        last = self.parts[-1] if self.parts else Run(" ")
        return isinstance(last, Run) and last.text.endswith((" ", "\n", "\t"))


def trimmed(text: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Drop spaces, no-break spaces and line ends at both edges of a text."""
    parts = list(merge_runs(text))
    while parts and isinstance(first := parts[0], Run):
        if start := first.text.lstrip(_EDGE):
            parts[0] = replace(first, text=start)
            break
        del parts[0]
    while parts and isinstance(last := parts[-1], Run):
        if end := last.text.rstrip(_EDGE):
            parts[-1] = replace(last, text=end)
            break
        del parts[-1]
    return merge_runs(tuple(parts))


@dataclass
class PastedTable:
    """Hold the cells of a table being read; a cell may reach over columns and rows to come."""

    rows: list[list[list[TextParagraph]]] = field(default_factory=list)
    _reached: dict[int, int] = field(default_factory=dict)

    def open_row(self) -> None:
        """Begin a row; cells that reach down from above leave empty ones here."""
        self.rows.append([])

    def add_cell(self, cell: list[TextParagraph], across: int, down: int) -> None:
        """Add a cell to the row, and empty ones where it reaches over more columns or rows."""
        if not self.rows:
            self.open_row()
        row = self.rows[-1]
        self._fill_reached(row)
        for place in range(across):
            if down > 1:
                self._reached[len(row)] = down - 1
            row.append([] if place else cell)

    def close_row(self) -> None:
        """End a row."""
        if self.rows:
            self._fill_reached(self.rows[-1])

    def paragraphs(self) -> list[TextParagraph]:
        """Give the table; one that only lays words out, in one row or one column, as paragraphs."""
        rows = [row for row in self.rows if any(row)]
        if len(rows) > 1 and max(map(len, rows)) > 1:
            return [table_paragraph([[cell_text(cell) for cell in row] for row in rows])]
        return [paragraph for row in rows for paragraph in _joined_row(row)]

    def _fill_reached(self, row: list[list[TextParagraph]]) -> None:
        while left := self._reached.get(len(row), 0):
            self._reached[len(row)] = left - 1
            row.append([])


def cell_text(cell: list[TextParagraph]) -> tuple[Inline, ...]:
    """Set the paragraphs of a cell as lines of it; items of lists begin with a dash."""
    parts: list[Inline] = []
    for place, paragraph in enumerate(cell):
        parts.append(Run(("\n" if place else "") + ("– " if paragraph.list_level else "")))
        parts += paragraph.text
    return merge_runs(tuple(parts))


def table_lines(table: TextParagraph) -> list[TextParagraph]:
    """Make each row of a table a line with tabs."""
    return [line for row in table.rows for line in _joined_row([[TextParagraph(cell)] for cell in row])]


def _joined_row(cells: list[list[TextParagraph]]) -> list[TextParagraph]:
    """Make a row of a table one line with tabs; a cell with a list or several paragraphs keeps them apart."""
    if any(len(cell) > 1 or (cell and (cell[0].list_level or cell[0].rows)) for cell in cells):
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
