"""The text of a Word file, with the numbers that Word counts and does not write."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from iomdesk.reading.docx_numbers import WordNumbers
from iomdesk.reading.docx_package import open_word_file, w
from iomdesk.reading.docx_paragraphs import is_deleted, paragraph_text

WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
"""What may stand around paragraphs and tables."""
_LABEL_ALONE = re.compile(r"\s*\(?(?:[A-Za-z]{1,2}|[ivxIVX]{1,5}|\d{1,3})\s?[.)]{1,2}\s*")
_LABELLED = re.compile(r"\s*\(?[a-z]\s?\)\s")
_INDENT = "  "


def docx_lines(path: Path, data: bytes) -> tuple[str, ...]:
    """Return the lines of a Word file, a blank line between paragraphs and a form feed between pages.

    Tables are read row by row, parallel texts in columns one column after the other. Text boxes, notes, heads
    and feet are left out. Raises FileEncrypted, FileNotWhatItSays, FileTooLarge, FileUnreadable.
    """
    parts = open_word_file(path, data)
    numbers = WordNumbers(parts.numbering, parts.styles)
    body = parts.document.find(w("body"))
    texts = list(_texts(body, numbers)) if body is not None else []
    return tuple(line for text in texts for line in ("", *text.split("\n")))[1:]


def _texts(holder: Any, numbers: WordNumbers) -> Iterator[str]:
    for child in holder:
        if child.tag == w("p"):
            yield from _paragraph(child, numbers)
        elif child.tag == w("tbl"):
            yield from _table(child, numbers)
        elif child.tag in WRAPPERS:
            yield from _texts(child, numbers)


def _paragraph(paragraph: Any, numbers: WordNumbers) -> Iterator[str]:
    text = paragraph_text(paragraph)
    if is_deleted(paragraph) and not text.strip():
        return
    number = numbers.number(paragraph)
    if number is None:
        yield text
    else:
        before = "\f" if text.startswith("\f") else ""
        yield f"{before}{_INDENT * number.level}{number.text} {text.lstrip(chr(12))}"


def _table(table: Any, numbers: WordNumbers) -> Iterator[str]:
    rows = [_cells(row, numbers) for row in _rows(table)]
    columns = _columns(rows)
    if sum(_is_list(column) for column in columns) > 1:
        yield from (text for column in columns for cell in column for text in cell)
    else:
        yield from (text for row in rows for text in _row(row))


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == w("tr"):
            yield child
        elif child.tag in WRAPPERS:
            yield from _rows(child)


def _cells(row: Any, numbers: WordNumbers) -> list[list[str]]:
    cells: list[list[str]] = []
    for cell in row.iter(w("tc")):
        if next(cell.iterancestors(w("tr"))) is row:
            cells.append(list(_texts(cell, numbers)))
    return cells


def _columns(rows: Sequence[Sequence[list[str]]]) -> list[list[list[str]]]:
    width = max(map(len, rows), default=0)
    return [[row[at] for row in rows if at < len(row)] for at in range(width)]


def _is_list(column: Sequence[Sequence[str]]) -> bool:
    """Say whether a column holds lettered clauses of its own, as parallel texts in two languages do."""
    return sum(bool(_LABELLED.match(text)) for cell in column for text in cell) > 1


def _row(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Put a label that has a cell of its own before the text of the next cell."""
    label = ""
    for cell in cells:
        texts = [text for text in cell if text.strip()]
        if len(texts) == 1 and _LABEL_ALONE.fullmatch(texts[0]) and not label:
            label = f"{texts[0].strip()} "
            continue
        if texts:
            yield label + texts[0]
            yield from texts[1:]
            label = ""
    if label:
        yield label
