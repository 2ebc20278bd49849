"""Tell the text of PDF pages from what belongs to the pages, and its paragraphs from its lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import median_low

from iomdesk.reading.pdf_lines import PrintedLine

PAGE_BREAK = "\f"

_EDGE_LINES = 3
_SHARE_OF_PAGES = 0.4  # a head may stand on the odd or on the even pages only
_SAME_HEIGHT = 6.0  # points
_SMALL_PRINT = 0.88
_NEW_PARAGRAPH = 1.25
_COMMON = 0.15
_NOTE = re.compile(r"\s*(?:\(?\d{1,2}\)?|\*{1,3}|[†‡])\s*\S")
_FIGURES = re.compile(r"^\d+(?!\S)|(?<!\S)\d+$|(?<=page )\d+|(?<=página )\d+|^[ivxlc]{1,6}$")


def text_of_pages(pages: Sequence[Sequence[PrintedLine]]) -> tuple[str, ...]:
    """Return the text line by line: a blank line between paragraphs, a form feed between pages.

    Running heads and feet, page numbers and footnotes are left out, but for the head of the first page.
    """
    heads = _running_heads(pages)
    lines: list[str] = []
    for number, page in enumerate(pages):
        lines += [PAGE_BREAK] if number else []
        lines += _set([line for line in _without_notes(page) if (number, line) not in heads])
    return tuple(lines)


def _running_heads(pages: Sequence[Sequence[PrintedLine]]) -> set[tuple[int, PrintedLine]]:
    """Find the outermost lines that stand on several pages at the same height, the same but for figures.

    Those at the head of the first page stay: there they break no sentence, and they may name the body.
    """
    edges = [_edges(page) for page in pages]
    seen = Counter(
        place for page in edges for place in {p for edge in page for line in edge for p in _places(line)}
    )
    often = max(2.0, _SHARE_OF_PAGES * len(pages))
    return {
        (number, line)
        for number, (foot, head) in enumerate(edges)
        for edge in ((foot, head) if number else (foot,))
        for line in takewhile(lambda line: max(seen[place] for place in _places(line)) >= often, edge)
    }


def _edges(page: Sequence[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Return the lines nearest to the foot and to the head, outermost first, whatever the file's order."""
    by_height = sorted(page, key=lambda line: line.baseline)
    return by_height[:_EDGE_LINES], by_height[: -_EDGE_LINES - 1 : -1]


def _shape(line: PrintedLine) -> str:
    return _FIGURES.sub("#", " ".join(line.text.split()).lower())


def _places(line: PrintedLine) -> tuple[tuple[str, str, int], ...]:
    """Return the line's words with the two bands of the page it may be counted in: no border cuts both."""
    band, shape = line.baseline / _SAME_HEIGHT, _shape(line)
    return (shape, "even", round(band)), (shape, "odd", round(band - 0.5))


def _without_notes(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Leave out the small print that follows the text on a page from a note's number on."""
    usual = median_low(sorted(line.size for line in page for _sign in line.text)) if page else 0.0
    small = [line.size < _SMALL_PRINT * usual for line in page]
    start = len(page)
    while start and small[start - 1]:
        start -= 1
    note = next((i for i in range(start, len(page)) if _NOTE.match(page[i].text)), len(page))
    return list(page[:note])


def _set(page: Sequence[PrintedLine]) -> Iterator[str]:
    """Write the lines with their indents, set apart where the page sets them apart."""
    margin = min((line.left for line in page), default=0.0)
    pitch = _pitch(page)
    before: PrintedLine | None = None
    for line in page:
        if before is not None and not 0 < before.baseline - line.baseline <= _NEW_PARAGRAPH * pitch:
            yield ""
        yield " " * round((line.left - margin) / (line.size / 2 or 1)) + " ".join(line.text.split())
        before = line


def _pitch(page: Sequence[PrintedLine]) -> float:
    """Return the distance of lines within a paragraph, in points: the least of those that are common."""
    steps = Counter(round(2 * (before.baseline - line.baseline)) / 2 for before, line in pairwise(page))
    downward = {step: times for step, times in steps.items() if step > 0}
    often = max(2.0, _COMMON * max(downward.values(), default=0))
    return min(
        (step for step, times in downward.items() if times >= often), default=min(downward, default=0.0)
    )
