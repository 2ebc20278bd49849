"""Items of an agenda as plain text, one a line, deeper ones indented: how they are copied and pasted."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_TAB_WIDTH = 4

_MARKER = re.compile(
    r"""(?:
        [-–—•·▪◦‣*●○]\s+
      | \(?[0-9]{1,3}(?:\.[0-9]{1,3})*(?:\s*(?:bis|ter|quater|quinquies))?
        (?:\s*[.)]\s*[-–—]?\s+|\t\s*|\s+[-–—]\s+)
      | \(?(?:[a-z]|[ivx]{1,5})(?:\s(?:bis|ter|quater))?\)\s+
      | (?:[a-z]|[ivx]{1,5})\.\s+
      | (?:[IVX]{1,5}|[A-Z])\)\s+
    )""",
    re.VERBOSE,
)
_KINDS = (
    ("dotted", re.compile(r"\(?[0-9]{1,3}\.[0-9]")),
    ("figure", re.compile(r"\(?[0-9]")),
    ("letter", re.compile(r"\(?[a-zA-Z]{1,5}\b")),
)


class ItemLine(NamedTuple):
    """Hold one line: how deep it stands below the first, and its title."""

    depth: int
    title: str


def read_item_lines(text: str) -> tuple[ItemLine, ...]:
    """Read a list as people paste it: tabs or spaces give the depth, one number or bullet a line is dropped.

    Where nothing is indented and every line is numbered, the kinds of numbers give the depth: 1., a), b), 2.
    """
    lines = [(_width(line), line.strip()) for line in text.splitlines() if line.strip()]
    depths = _depths_by_stack([width for width, _ in lines])
    if len({width for width, _ in lines}) == 1:
        depths = _depths_by_kind([line for _, line in lines])
    titles = [_MARKER.sub("", line, count=1) if _MARKER.match(line) else line for _, line in lines]
    return tuple(ItemLine(depth, title) for depth, title in zip(depths, titles, strict=True) if title)


def write_item_lines(lines: Iterable[ItemLine]) -> str:
    """Write items so that reading them gives the same: a tab for each level, and no numbers.

    A title that begins like a number gets a bullet, which is dropped in its place.
    """
    return "".join(f"{chr(9) * line.depth}{_plain(line.title)}\n" for line in lines)


def settled_depths(depths: Sequence[int]) -> tuple[int, ...]:
    """Let no line stand more than one level below the one before, and the first at the top."""
    settled: list[int] = []
    for depth in depths:
        settled.append(max(0, min(depth, settled[-1] + 1 if settled else 0)))
    return tuple(settled)


def _plain(title: str) -> str:
    line = " ".join(title.splitlines()).strip()
    return f"- {line}" if _MARKER.match(line) else line


def _width(line: str) -> int:
    lead = line[: len(line) - len(line.lstrip())]
    return sum(_TAB_WIDTH if sign == "\t" else 1 for sign in lead)


def _depths_by_stack(widths: Sequence[int]) -> list[int]:
    """A line indented further than the one above is one level below it, however far it is indented."""
    open_widths: list[int] = []
    depths: list[int] = []
    for width in widths:
        while len(open_widths) > 1 and open_widths[-1] > width:
            open_widths.pop()
        if not open_widths or open_widths[-1] > width:
            open_widths = [width]
        elif open_widths[-1] < width:
            open_widths.append(width)
        depths.append(len(open_widths) - 1)
    return depths


def _depths_by_kind(lines: Sequence[str]) -> list[int]:
    if not all(_MARKER.match(line) for line in lines):
        return [0] * len(lines)
    open_kinds: list[str] = []
    depths: list[int] = []
    for line in lines:
        kind = next((name for name, shape in _KINDS if shape.match(line)), "bullet")
        if kind in open_kinds:
            del open_kinds[open_kinds.index(kind) + 1 :]
        else:
            open_kinds.append(kind)
        depths.append(len(open_kinds) - 1)
    return depths
