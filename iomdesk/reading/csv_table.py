"""Tables as plain text: whatever separates the cells, in the encodings that people meet."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from iomdesk.document.cells import as_written
from iomdesk.reading.refusals import FileUnreadable, TableTooLarge
from iomdesk.reading.text_file import text_lines

Table = tuple[tuple[str, ...], ...]

MOST_ROWS = 5000
"""No working group lists more persons."""
MOST_COLUMNS = 60
LONGEST_CELL = 2000
"""A longer one, in characters, is a quotation mark that was never closed."""

_SEPARATORS = (";", ",", "\t", "|")
_SAMPLE_LINES = 40


def csv_table(path: Path, data: bytes) -> Table:
    """Return the cells of a CSV file, row by row; empty rows are kept, so that rows can be counted.

    Raises FileNotWhatItSays, FileOfAnotherKind, FileUnreadable, TableTooLarge.
    """
    lines = list(text_lines(path, data))
    told = lines[0].strip().lower() if lines else ""
    if told.startswith("sep=") and len(told) == 5:  # Excel's own way to name the separator
        separator, lines[0] = told[-1], ""
    else:
        separator = _separator(lines)
    return _cells(path, lines, separator)


def _cells(path: Path, lines: Sequence[str], separator: str) -> Table:
    rows: list[tuple[str, ...]] = []
    try:
        for cells in csv.reader((f"{line}\n" for line in lines), delimiter=separator):
            row = tuple(" ".join(as_written(cell).split()) for cell in cells[:MOST_COLUMNS])
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise FileUnreadable(path)
            rows.append(row if any(row) else ())
            if len(rows) > MOST_ROWS:
                raise TableTooLarge(path)
    except csv.Error as error:
        raise FileUnreadable(path) from error
    return tuple(rows)


def _separator(lines: Sequence[str]) -> str:
    """Take the separator that gives the most rows of the same width, wider ones before narrower ones."""
    sample = [line for line in lines if line.strip()][:_SAMPLE_LINES]
    return max(_SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(lines: Iterable[str], separator: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
    except csv.Error:
        return 0, 0
    width, times = max(
        ((width, times) for width, times in widths.items() if width > 1),
        key=lambda pair: (pair[1], pair[0]),
        default=(1, 0),
    )
    return times, width
