"""Set a table in plain text: as columns where they fit, else as labelled lines."""

import re
from collections.abc import Sequence

from iomdesk.rendering.printable import printable
from iomdesk.rendering.text_lines import WIDTH, hang, wrap

_GAP = "  "
_NARROWEST = 12
_COLON = {"fr": "\u00a0: "}


def table_lines(heads: Sequence[str], rows: Sequence[Sequence[str]], language: str) -> list[str]:
    """Give the lines of a table, as aligned columns if every column keeps a readable width."""
    cells = [[_plain(cell) for cell in row] for row in (heads, *rows)]
    widths = _widths(cells)
    if widths is None:
        return _labelled(cells[0], cells[1:], _COLON.get(language, ": "))
    return _aligned(cells, widths)


def _plain(cell: str) -> str:
    """Keep the line ends inside a cell: names and sub-items stand on lines of their own."""
    return printable(cell).replace("\t", " ")


def _widths(cells: Sequence[Sequence[str]]) -> list[int] | None:
    """Narrow the widest columns until the row fits; None where a column would have to break a word."""
    columns = list(zip(*cells, strict=False))
    widths = [max(len(line) for cell in column for line in cell.split("\n")) for column in columns]
    least = [
        max(_longest_word(column), min(width, _NARROWEST))
        for column, width in zip(columns, widths, strict=True)
    ]
    room = WIDTH - len(_GAP) * (len(widths) - 1)
    if not widths or sum(least) > room:
        return None
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda at: (widths[at] > least[at], widths[at]))
        widths[widest] -= 1
    return widths


def _longest_word(column: Sequence[str]) -> int:
    return max((len(word) for cell in column for word in re.split(r"[ \n]", cell)), default=0)


def _aligned(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    lines = _row(cells[0], widths)
    lines.append(_GAP.join("-" * width for width in widths))
    for row in cells[1:]:
        lines += _row(row, widths)
    return lines


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    columns = [wrap(cell, width=width) for cell, width in zip(cells, widths, strict=False)]
    height = max(len(column) for column in columns)
    return [
        _GAP.join(
            (column[line] if line < len(column) else "").ljust(width)
            for column, width in zip(columns, widths, strict=False)
        ).rstrip()
        for line in range(height)
    ]


def _labelled(heads: Sequence[str], rows: Sequence[Sequence[str]], colon: str) -> list[str]:
    lines: list[str] = []
    for row in rows:
        if lines:
            lines.append("")
        for head, cell in zip(heads, row, strict=False):
            lines += hang(f"{head}{colon}".rstrip(" "), cell, column=4) if head else wrap(cell)
    return lines
