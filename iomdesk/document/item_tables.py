"""Items of an agenda out of the rows of a table, as secretariats keep them in workbooks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from iomdesk.document.item_lines import ItemLine, settled_depths

_NUMBER = re.compile(r"\(?(?P<steps>[0-9]{1,3}(?:\.[0-9]{1,3})*)\s*(?:bis|ter|quater)?\s*[.)]?")
_LETTER = re.compile(r"\(?[a-z]{1,4}[.)]")
_HEADS = {
    *("n°", "nº", "no", "numéro", "number", "número", "point", "item", "tema"),
    *("titre", "title", "título", "intitulé", "désignation"),
}


def item_lines_of_table(rows: Iterable[Sequence[str]]) -> tuple[ItemLine, ...]:
    """Read each row as an item; its number, else the empty cells before the title, give the depth.

    A first row of nothing but heads is left out. 1.2 and a) stand one level below 1.
    """
    lines = list(_lines(rows))
    depths = settled_depths([line.depth for line in lines])
    return tuple(ItemLine(depth, line.title) for depth, line in zip(depths, lines, strict=True))


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[ItemLine]:
    is_first = True
    for row in rows:
        filled = [(place, cell) for place, cell in enumerate(row) if cell]
        if not filled or (is_first and all(cell.lower().rstrip(".") in _HEADS for _place, cell in filled)):
            continue
        is_first = False
        depth, cells = _depth(filled)
        if cells:
            yield ItemLine(depth, cells[0])


def _depth(filled: Sequence[tuple[int, str]]) -> tuple[int, list[str]]:
    place, first = filled[0]
    rest = [cell for _place, cell in filled[1:]]
    number = _NUMBER.fullmatch(first)
    if number is not None:
        return number["steps"].count("."), rest
    if _LETTER.fullmatch(first):
        return 1, rest
    return place, [first, *rest]
