"""Choose where the lines of a paragraph end.

Justified paragraphs are broken as a whole, after D. E. Knuth and M. F. Plass, "Breaking Paragraphs into
Lines" (1981): of all ways to end the lines, the one with the most even spaces wins.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import inf
from operator import add, mul

from iomdesk.rendering.pdf_words import Ending, Piece

EVEN, FAIR, LOOSE = 1.2, 2.5, 8.0  # how many times its own stretch a space may grow

_STRETCH, _SHRINK = 0.5, 0.25  # of the width of a space
_PENALTIES = (0.0, 10.0, 50.0)  # by Ending
_SOFT = Ending.SOFT
_HYPHENS_IN_A_ROW = 10_000.0
_FULL_ENOUGH = 0.6  # of a ragged line, so that no word need be cut
_ROUNDING = 1e-6  # points


class Measures:
    """Tell the width of any line of a paragraph. Widths in points; `space` is that of one space."""

    def __init__(self, pieces: Sequence[Piece], space: float) -> None:
        self.space = space
        endings = [piece.ending for piece in pieces]
        is_space = [not ending for ending in endings]  # Ending.SPACE is 0
        widths = [piece.width for piece in pieces]
        extras = [piece.extra for piece in pieces]
        advances = map(add, widths, map(mul, extras, is_space))
        self.starts: list[float] = [0.0, *accumulate(advances)]
        self.spaces = [0, *accumulate(is_space)]
        self.ends: list[float] = [*map(add, self.starts, widths)]
        self.hyphens: list[float] = [*map(mul, extras, [ending is _SOFT for ending in endings])]
        self.penalties = [_PENALTIES[ending] for ending in endings]

    def width(self, start: int, end: int) -> float:
        """Return the natural width of the line from one piece up to another, which it does not hold."""
        return self.ends[end - 1] - self.starts[start] + self.hyphens[end - 1]

    def reach(self, share: float) -> list[float]:
        """Return where each piece ends if each space before it grows by a share of itself."""
        grown = self.space * share
        return [end + spaces * grown for end, spaces in zip(self.ends, self.spaces, strict=False)]


def best_ends(measures: Measures, first: float, rest: float, tolerance: float) -> list[int] | None:
    """Return the index after each line's last piece, or None where some line would be too loose."""
    longest, shortest = measures.reach(_STRETCH * tolerance), measures.reach(-_SHRINK)
    count = len(measures.ends)
    costs = [0.0] + [inf] * count
    before = [0] * (count + 1)
    for start in range(count):
        if costs[start] < inf:
            edge = measures.starts[start] + (rest if start else first)
            grown = measures.spaces[start] * measures.space
            low = bisect_left(longest, edge + grown * _STRETCH * tolerance, start)
            high = bisect_right(shortest, edge - grown * _SHRINK + _ROUNDING, start)
            _try_ends(measures, start, range(low, high), edge, costs, before)
    return _trace(before) if costs[count] < inf else None


def _try_ends(
    measures: Measures, start: int, candidates: range, edge: float, costs: list[float], before: list[int]
) -> None:
    """Note which lines that begin with `start` are the cheapest way to end after their last piece."""
    ends, hyphens, penalties, spaces = measures.ends, measures.hyphens, measures.penalties, measures.spaces
    cost, after_hyphen, last = costs[start], start and hyphens[start - 1], len(ends) - 1
    skipped, space = spaces[start], measures.space
    if candidates.stop > last:
        candidates = range(min(candidates.start, last), last + 1)
    for end in candidates:
        gap = edge - ends[end] - hyphens[end]
        slack = (spaces[end] - skipped) * space + _ROUNDING
        ratio = gap / (slack * _STRETCH) if gap > 0 else gap / (slack * -_SHRINK)
        if end == last and gap > 0:
            ratio = 0.0
        elif gap < 0 and ratio > 1 + _ROUNDING:
            continue
        total = cost + (1 + 100 * ratio * ratio * ratio + penalties[end]) ** 2
        if after_hyphen and hyphens[end]:
            total += _HYPHENS_IN_A_ROW
        if total < costs[end + 1]:
            costs[end + 1], before[end + 1] = total, start


def _trace(before: Sequence[int]) -> list[int]:
    ends = [len(before) - 1]
    while before[ends[-1]]:
        ends.append(before[ends[-1]])
    return ends[::-1]


def first_fit(pieces: Sequence[Piece], first: float, rest: float) -> list[int]:
    """Fill one ragged line after the other; cut a word only where the line would stay too empty."""
    ends = [_fill(pieces, 0, first)]
    while ends[-1] < len(pieces):
        ends.append(_fill(pieces, ends[-1], rest))
    return ends


def balanced_ends(pieces: Sequence[Piece], room: float) -> list[int]:
    """Fill as few lines as fit, and make the longest of them as short as can be, as for titles."""
    ends = first_fit(pieces, room, room)
    low, high = 0.0, room if len(ends) > 1 else 0.0
    while high - low > 1:
        middle = (low + high) / 2
        tried = first_fit(pieces, middle, middle)
        if len(tried) > len(ends) or max(piece.width for piece in pieces) > middle:
            low = middle
        else:
            high, ends = middle, tried
    return ends


def _fill(pieces: Sequence[Piece], start: int, room: float) -> int:
    """Return the index after the last piece of the line that begins with `start`."""
    width = filled = 0.0
    whole = cut = start
    for index in range(start, len(pieces)):
        piece = pieces[index]
        width += piece.width
        if width > room + _ROUNDING:
            break
        if piece.ending is Ending.SOFT:
            cut = index + 1 if width + piece.extra <= room else cut
        else:
            whole, filled = index + 1, width
            width += piece.extra
    else:
        return len(pieces)
    wants_cut = cut > whole and filled < room * _FULL_ENOUGH
    return max(cut if wants_cut else whole, start + 1)
