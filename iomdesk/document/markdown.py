r"""The stored form of what people write: a small part of Markdown.

Paragraphs are separated by a blank line. `**bold**`, `*italic*` and `^raised^` may overlap freely; `- ` opens
an item of a list, `1. ` one of a counted list (papers print `a)`), four spaces nest it; a backslash or two
spaces at the end of a line break it, which a run holds as "\n". A backslash before a sign makes it plain.
`{.decision}` at the end of a paragraph names its kind (markdown_marks), `[^: …]` is a footnote and
`[…](document:12)` a link (markdown_text), lines between bars are a table (markdown_tables).
Everything else (headings, addresses, images, HTML, code) is text like any other, and nothing is ever fetched.

The parser is an own one, because CommonMark cannot hold what a text editor yields: there emphasis may not
begin or end beside a space, nor overlap, and an indented item alone is code. With a general parser a text
would not come back as it was written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from iomdesk.document.markdown_marks import split_marks, with_marks
from iomdesk.document.markdown_tables import parse_table, table_height, write_table
from iomdesk.document.markdown_text import one_line_end, parse_text, write_text
from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph

__all__ = [
    "ParagraphKind",
    "TextParagraph",
    "iter_markdown",
    "join_written",
    "parse_markdown",
    "write_markdown",
    "write_paragraph",
]

_ITEM = re.compile(r"([ \t]*)(-|[0-9]{1,9}\.)[ \t]+(.*)", re.DOTALL)


def parse_markdown(source: str) -> tuple[TextParagraph, ...]:
    """Read the stored form; empty paragraphs are left out."""
    return tuple(iter_markdown(source))


def iter_markdown(source: str) -> Iterator[TextParagraph]:
    """Read the stored form paragraph by paragraph, for a long text of which only a part is wanted at once."""
    return (paragraph for paragraph in _paragraphs(one_line_end(source)) if paragraph.text)


def write_markdown(paragraphs: Sequence[TextParagraph]) -> str:
    """Write paragraphs in the stored form, from which `parse_markdown` gives the same ones.

    Runs are merged, empty paragraphs left out, languages of runs not kept. A reference cannot be stored:
    ValueError.
    """
    return join_written((paragraph.list_level, write_paragraph(paragraph)) for paragraph in paragraphs)


def write_paragraph(paragraph: TextParagraph) -> str:
    """Write one paragraph; an empty one gives nothing."""
    if paragraph.rows:
        return write_table(paragraph.rows) if paragraph.text else ""
    written = write_text(paragraph.text)
    if not written:
        return ""
    guard = "\\" if written.startswith("|") and not paragraph.list_level else ""
    return _lead(paragraph) + guard + with_marks(paragraph, written)


def join_written(written: Iterable[tuple[int, str]]) -> str:
    """Join paragraphs as they were written, each with its level: items of lists stand close together."""
    parts: list[str] = []
    before = 0
    for level, words in written:
        if words:
            parts += ("\n" if before and level else "\n\n", words)
            before = level
    return "".join(parts[1:])


def _paragraphs(source: str) -> Iterator[TextParagraph]:
    for block, lines in _blocks(source.split("\n")):
        if block is None:
            yield parse_table(lines)
        else:
            marked, raw = split_marks(block, "\n".join(lines))
            yield replace(marked, text=parse_text(raw))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[TextParagraph | None, list[str]]]:
    """Give each paragraph without its text, and its raw lines; None for a table."""
    block: TextParagraph | None = None
    raw: list[str] = []
    place = 0
    while place < len(lines):
        line, height = lines[place], 0
        item = _ITEM.fullmatch(line)
        if block is not None and (item or not line.strip(" \t")):
            yield block, raw
            block = None
        if block is not None:
            raw.append(line)
        elif height := table_height(lines, place):
            yield None, list(lines[place : place + height])
        elif line.strip(" \t"):
            block, raw = _open_block(line, item)
        place += height or 1
    if block is not None:
        yield block, raw


def _open_block(line: str, item: re.Match[str] | None) -> tuple[TextParagraph, list[str]]:
    if item is None:
        return TextParagraph(()), [line.lstrip(" \t")]
    # Four spaces a level; three, as other programs nest below `1. `, come out right down to level 3.
    level = 1 + (len(item[1].expandtabs(4)) + 2) // 4
    return TextParagraph((), level, item[2] != "-"), [item[3]]


def _lead(paragraph: TextParagraph) -> str:
    """Open the line; counted items all say 1, so that an inserted one changes no other line."""
    if not paragraph.list_level:
        return ""
    return "    " * (paragraph.list_level - 1) + ("1. " if paragraph.ordered else "- ")
