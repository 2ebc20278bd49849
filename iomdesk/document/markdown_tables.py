"""Tables in the stored form: lines between bars, the head above a line of dashes, `<br>` for a line end."""

import re
from collections.abc import Sequence

from iomdesk.document.inline import Text
from iomdesk.document.markdown_text import parse_text, write_text
from iomdesk.document.text_paragraph import Rows, TextParagraph, table_paragraph

_RULE = re.compile(r"\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*")
_CELL = re.compile(r"((?:\\.|[^\\|])*)(?:\||\\?\Z)")
_BREAK = re.compile(r"(\\.)|<br>")
_LIKE_MARKS = re.compile(r"\||<(?=br>)")


def table_height(lines: Sequence[str], place: int) -> int:
    """Count the lines of the table that begins at a place; 0 where none does."""
    if not (lines[place].startswith("|") and place + 1 < len(lines) and _RULE.fullmatch(lines[place + 1])):
        return 0
    end = place + 2
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    return end - place


def parse_table(lines: Sequence[str]) -> TextParagraph:
    """Read the lines of a table."""
    return table_paragraph([_parse_row(line) for line in (lines[0], *lines[2:])])


def write_table(rows: Rows) -> str:
    """Write a table."""
    head, *others = (f"| {' | '.join(map(_write_cell, row))} |" for row in rows)
    rule = f"|{' --- |' * len(rows[0])}"
    return "\n".join((head, rule, *others))


def _parse_row(line: str) -> list[Text]:
    cells = [found[1] for found in _CELL.finditer(line.rstrip(" \t")[1:])]
    return [_parse_cell(cell) for cell in cells[:-1]]  # the last one begins where the line has ended


def _parse_cell(raw: str) -> Text:
    inner = raw.lstrip(" \t").removesuffix(" ")
    return parse_text(_BREAK.sub(lambda found: found[1] or "\\\n", inner))


def _write_cell(cell: Text) -> str:
    return _LIKE_MARKS.sub(r"\\\g<0>", write_text(cell)).replace("\\\n", "<br>")
