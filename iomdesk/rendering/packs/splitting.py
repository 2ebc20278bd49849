"""Cut a pack into files small enough to be mailed; page numbers stay those of the pack."""

from bisect import bisect_right
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String


class Piece(NamedTuple):
    """Hold pages of a pack that make one file: places from 0, the last one not included."""

    first: int
    end: int
    size: int


def plan_pieces(pack: Path, starts: Sequence[int], limit: int) -> list[Piece]:
    """Divide a pack in pieces of at most `limit` bytes, between papers where that is possible.

    `starts` are the places at which papers begin. A single page that is larger makes a piece of its own.
    """
    with Pdf.open(pack) as pdf:
        return _pieces(pdf, sorted({*starts, len(pdf.pages)}), limit)


def _pieces(pdf: Pdf, cuts: list[int], limit: int) -> list[Piece]:
    pieces: list[Piece] = []
    first = 0
    while first < len(pdf.pages):
        later = cuts[bisect_right(cuts, first) :]
        piece = _largest(pdf, first, later, limit)
        if piece.size > limit:
            piece = _largest(pdf, first, [*range(first + 1, later[0] + 1)], limit)
        pieces.append(piece)
        first = piece.end
    return pieces


def _largest(pdf: Pdf, first: int, ends: Sequence[int], limit: int) -> Piece:
    """Find by halves the farthest end that keeps within the limit; the nearest where none does."""
    best = Piece(first, ends[0], len(_written(pdf, first, ends[0])))
    low, high = 1, len(ends)
    while best.size <= limit and low < high:
        middle = (low + high) // 2
        size = len(_written(pdf, first, ends[middle]))
        if size <= limit:
            best, low = Piece(first, ends[middle], size), middle + 1
        else:
            high = middle
    return best


def write_piece(pack: Path, piece: Piece, target: Path) -> None:
    """Write one piece to `target`, a temporary path."""
    with Pdf.open(pack) as pdf:
        target.write_bytes(_written(pdf, piece.first, piece.end))


def _written(pdf: Pdf, first: int, end: int) -> bytes:
    out = BytesIO()
    with Pdf.new() as part:
        part.pages.extend(pdf.pages[first:end])
        part.docinfo[Name.Title] = pdf.docinfo.get(Name.Title, String(""))
        part.Root.Lang = pdf.Root.get("/Lang", String("fr"))
        part.Root.PageLabels = Dictionary(Nums=Array(_labels(pdf, first, end)))
        part.remove_unreferenced_resources()
        part.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.disable)
    return out.getvalue()


def _labels(pdf: Pdf, first: int, end: int) -> list[object]:
    """Go on with the numbers of the pack."""
    labels: list[object] = []
    rules = [*pdf.Root.PageLabels.Nums]
    for start, rule, following in zip(rules[::2], rules[1::2], [*rules[2::2], len(pdf.pages)], strict=True):
        begins, ends = max(int(start), first), min(int(following), end)
        if begins < ends:
            label = Dictionary({name: rule[name] for name in ("/S", "/P") if name in rule})
            if "/S" in rule:
                label.St = int(rule.get("/St", 1)) + begins - int(start)
            labels += [begins - first, label]
    return labels
