"""Write a paper as Markdown for a message (CommonMark, with the tables and footnotes of GitHub)."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from iomdesk.document.blocks import (
    Annex,
    Block,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Table,
)
from iomdesk.document.document import Document, annex_label, numbers_by_anchor, outline
from iomdesk.document.inline import Footnote, Inline, Link, Reference, Run, Text, plain
from iomdesk.rendering.markdown_inline import Piece, escaped, faced, joined, opening
from iomdesk.rendering.printable import capitals
from iomdesk.rendering.renderer import Progress, RenderingCancelled, no_progress

_COUNTED = re.compile(r"(\d{1,9})\.")
_DASHES = frozenset("–—-•")
_DEEPEST = 6


class MarkdownRenderer:
    """Write a document as UTF-8 Markdown that reads well before it is set and after."""

    extension = "md"
    name = "Markdown"

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:
        """Write the document to `target`; raises RenderingCancelled."""
        target.write_bytes(("".join(_text(document, progress)).strip("\n") + "\n").encode())


def _text(document: Document, progress: Progress) -> Iterator[str]:
    writer = _Writer(document)
    for part in (*writer.cover(), *writer.contents()):
        yield f"\n\n{part}"
    total = len(document.blocks)
    previous: Block | None = None
    for done, block in enumerate(document.blocks):
        if not progress(done, total):
            raise RenderingCancelled
        is_list_going_on = isinstance(block, ListItem) and isinstance(previous, ListItem)
        for part in writer.parts(block):
            yield ("\n" if is_list_going_on else "\n\n") + part
            previous = block
    if not progress(total, total):
        raise RenderingCancelled
    for part in writer.notes():
        yield f"\n\n{part}"


class _Writer:
    """Turn one block after the other into paragraphs of Markdown."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers = numbers_by_anchor(document)
        self._notes: list[Footnote] = []
        self._counted: int | None = None
        self._levels: list[int] = []
        self._by_type: dict[type[Block], Callable[..., Iterable[str]]] = {
            Heading: self._heading,
            NumberedParagraph: self._numbered,
            OperativeParagraph: self._numbered,
            Paragraph: self._paragraph,
            ListItem: self._item,
            Table: self._table,
            Annex: self._annex,
            PageBreak: lambda _: (),
        }

    def parts(self, block: Block) -> Iterable[str]:
        """Give the paragraphs of a block; what writes something ends the list before it."""
        made = tuple(self._by_type[type(block)](block))
        if made and not isinstance(block, NumberedParagraph | OperativeParagraph):
            self._counted = None
        if made and not isinstance(block, ListItem):
            self._levels = []
        return made

    def cover(self) -> Iterator[str]:
        """Give the lines of the cover: those of one group under each other, the title as a heading."""
        cover, mark = self._document.cover, self._document.mark
        if mark:
            yield _strong(f"[{mark}]")
        yield from _group(cover.symbol, cover.original, cover.date, cover.remark)
        yield from _group(*map(capitals, cover.body), cover.session)
        title = _BREAK_IN_HEADING.join(escaped(capitals(line), opens=False) for line in cover.title if line)
        if title:
            yield f"# {title}"
        yield from _group(cover.place, cover.dates)
        yield from _group(cover.rapporteur)
        yield from _group(cover.foot)

    def contents(self) -> Iterator[str]:
        """Give the contents as a list."""
        contents, entries = self._document.contents, list(outline(self._document))
        if contents is None:
            return
        yield f"## {escaped(contents.title, opens=False)}"
        if entries:
            yield "\n".join(f"{'  ' * (entry.level - 1)}- {escaped(entry.label)}" for entry in entries)

    def notes(self) -> Iterator[str]:
        """Give the footnotes of the blocks written so far."""
        for number, note in enumerate(self._notes, start=1):
            yield f"[^{number}]: {self._inline(note.runs)}"

    def _heading(self, heading: Heading) -> Iterable[str]:
        number = f"{heading.number} " if heading.number else ""
        yield f"{_hashes(heading.level + 1)} {self._line(plain(number) + heading.text)}"

    def _numbered(self, block: NumberedParagraph | OperativeParagraph) -> Iterable[str]:
        words = self._inline(block.text)
        if block.number and self._goes_on(block.number):
            yield f"{block.number} {words}"
        else:
            yield opening(f"{escaped(block.number)} {words}" if block.number else words)

    def _goes_on(self, number: str) -> bool:
        """Tell whether whoever sets the Markdown will print this number; a list counts on from its first."""
        found = _COUNTED.fullmatch(number)
        last, self._counted = self._counted, int(found[1]) if found else None
        return self._counted is not None and (last is None or last + 1 == self._counted)

    def _paragraph(self, block: Paragraph) -> Iterable[str]:
        if block.style is ParagraphStyle.CENTRED:
            words = self._inline(tuple(map(_without_face, block.text)), capitals)
            yield _strong(words, is_written=True)
        elif words := self._inline(block.text):
            yield opening(words)

    def _item(self, item: ListItem) -> Iterable[str]:
        marker = "" if set(item.marker) <= _DASHES else f"{item.marker} "
        while self._levels and self._levels[-1] >= item.level:
            self._levels.pop()
        step = "  " * len(self._levels)  # one below the other: deeper in, it would be code
        self._levels.append(item.level)
        yield f"{step}- {opening(self._inline(plain(marker) + item.text))}"

    def _table(self, table: Table) -> Iterable[str]:
        if not table.columns:
            return
        count = len(table.columns)
        head = _row([self._cell(column.head) for column in table.columns], count)
        rows = [[self._cell(cell) for cell in row[:count]] for row in table.rows]
        yield "\n".join([head, _row(["---"] * count, count), *(_row(row, count) for row in rows)])

    def _annex(self, annex: Annex) -> Iterable[str]:
        yield "---"
        yield f"## {escaped(annex_label(annex), opens=False)}"
        if annex.remark:
            yield opening(f"*{escaped(annex.remark)}*")

    def _cell(self, text: Text) -> str:
        return self._inline(text).replace("\\\n", "<br>")

    def _line(self, text: Text) -> str:
        return self._inline(text).replace("\\\n", " ")

    def _inline(self, text: Text, form: Callable[[str], str] = str) -> str:
        return joined([piece for part in text for piece in self._pieces(part, form)])

    def _pieces(self, part: Inline, form: Callable[[str], str]) -> Iterator[Piece]:
        if isinstance(part, Footnote):
            self._notes.append(part)
            yield Piece(f"[^{len(self._notes)}]")
        elif isinstance(part, Reference):
            words = "…" if part.part == "page" else self._numbers.get(part.target, part.otherwise)
            yield faced(Run(words, bold=part.bold), form)
        else:
            yield from (faced(run, form) for run in ([part] if isinstance(part, Run) else part.runs))


_BREAK_IN_HEADING = " "


def _group(*lines: str) -> Iterator[str]:
    written = [opening(escaped(line)) for line in lines if line]
    if written:
        yield "\\\n".join(written)


def _without_face(part: Inline) -> Inline:
    """Take the face off words that stand in a strong line."""
    if isinstance(part, Link):
        return Run("".join(run.text for run in part.runs))
    if isinstance(part, Run):
        return replace(part, bold=False, italic=False)
    return replace(part, bold=False) if isinstance(part, Reference) else part


def _strong(words: str, *, is_written: bool = False) -> str:
    return joined([Piece(words if is_written else escaped(words), "**")])


def _hashes(level: int) -> str:
    return "#" * min(max(level, 1), _DEEPEST)


def _row(cells: Sequence[str], count: int) -> str:
    filled = [*cells[:count], *([""] * (count - len(cells)))]
    return f"| {' | '.join(filled)} |"
