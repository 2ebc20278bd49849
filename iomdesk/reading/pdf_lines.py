"""The printed lines of a PDF page, with where each stands and how large it is set."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

# pdfium's mark of a hyphen at the end of a line, after which it goes straight on with the next one.
_BROKEN_WORD = "\ufffe"
_LINE = re.compile(rf"[^\r\n{_BROKEN_WORD}]+{_BROKEN_WORD}?|{_BROKEN_WORD}")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]{3})(?:\d{1,2}|\*{1,3})(?!\w)|(?<=[»”)\]])(?:\d{1,2}|\*{1,3})(?!\w)")
_SMALL = 0.8
_SAME_ROW = 0.4
_MOSTLY_IN_ORDER = 0.85


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Hold a line of a page; lengths in points, `baseline` counted from the foot, `turn` in degrees."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    turn: int


def printed_lines(page: pypdfium2.PdfPage) -> list[PrintedLine]:
    """Return the lines of a page in the order of reading, without what stands askew as a watermark does."""
    textpage = page.get_textpage()
    try:
        text = str(textpage.get_text_range())
        lines = [_line(textpage, text, *found.span()) for found in _LINE.finditer(text)]
    finally:
        textpage.close()
    return _in_reading_order(_upright([line for line in lines if line is not None]))


@dataclass(frozen=True, slots=True)
class _Sign:
    x: float
    y: float
    size: float
    turn: int


def _line(textpage: Any, text: str, start: int, stop: int) -> PrintedLine | None:
    inked = [index for index in range(start, stop) if not text[index].isspace()]
    if not inked:
        return None
    first, middle, last = (_sign(textpage, inked[place]) for place in (0, len(inked) // 2, -1))
    size = max(first.size, middle.size, last.size)
    written = _without_note_marks(textpage, text, start, stop, size).replace(_BROKEN_WORD, "-")
    return PrintedLine(written, first.x, max(first.x, last.x) + last.size / 2, first.y, size, first.turn)


def _sign(textpage: Any, index: int) -> _Sign:
    """Look a character up: where it stands when the page is turned upright for it, and its height as set."""
    place = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, index)
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetMatrix(textpage, place, matrix)
    pdfium.FPDFText_GetCharOrigin(textpage, place, x, y)
    turn = math.atan2(matrix.b, matrix.a)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    return _Sign(
        x.value * math.cos(turn) + y.value * math.sin(turn),
        y.value * math.cos(turn) - x.value * math.sin(turn),
        float(pdfium.FPDFText_GetFontSize(textpage, place)) * scale,
        round(math.degrees(turn)),
    )


def _without_note_marks(textpage: Any, text: str, start: int, stop: int, size: float) -> str:
    """Leave out the small figures that call a footnote; those of `m²`, set the same way, stay."""
    kept, done = "", start
    for found in _NOTE_MARK.finditer(text, start, stop):
        if _sign(textpage, found.start()).size < _SMALL * size:
            kept += text[done : found.start()]
            done = found.end()
    return kept + text[done:stop]


def _upright(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    turns: Counter[int] = Counter()
    for line in lines:
        turns[line.turn] += len(line.text)
    common = turns.most_common(1)[0][0] if turns else 0
    return [line for line in lines if line.turn == common]


def _in_reading_order(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Keep the file's own order, which knows about columns, unless it jumps about the page."""
    steps = list(pairwise(lines))
    ordered = sum(_comes_after(before, line) for before, line in steps)
    if ordered < _MOSTLY_IN_ORDER * len(steps):
        lines = _from_the_top(lines)
    return list(_rows(lines))


def _from_the_top(lines: list[PrintedLine]) -> list[PrintedLine]:
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda line: -line.baseline):
        if not rows or not _on_one_row(rows[-1][0], line):
            rows.append([])
        rows[-1].append(line)
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def _comes_after(before: PrintedLine, line: PrintedLine) -> bool:
    below = line.baseline < before.baseline - 1
    return below or (_on_one_row(before, line) and line.left > before.left)


def _on_one_row(before: PrintedLine, line: PrintedLine) -> bool:
    return abs(line.baseline - before.baseline) < _SAME_ROW * max(line.size, before.size)


def _rows(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Put pieces of a line together again, such as a label and its text after a tabulator."""
    row: PrintedLine | None = None
    for line in lines:
        if row is not None and _on_one_row(row, line) and line.left >= row.right - line.size:
            row = PrintedLine(
                f"{row.text} {line.text}",
                row.left,
                line.right,
                row.baseline,
                max(row.size, line.size),
                row.turn,
            )
            continue
        if row is not None:
            yield row
        row = line
    if row is not None:
        yield row
