"""Write a paper as plain text for a message: 78 columns, UTF-8, lines ended by LF."""

from collections.abc import Callable, Iterable, Iterator
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
from iomdesk.document.inline import Footnote, Inline, Run, Text
from iomdesk.document.text import plain_text, words_of
from iomdesk.rendering.printable import capitals
from iomdesk.rendering.renderer import Progress, RenderingCancelled, no_progress
from iomdesk.rendering.text_lines import GUTTER, WIDTH, centred, hang, indented, underlined, wrap
from iomdesk.rendering.text_tables import table_lines

_UNDERLINES = {1: "=", 2: "-"}


class TextRenderer:
    """Write a document as UTF-8 text that reads well in a message."""

    extension = "txt"
    name = "Text"

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:
        """Write the document to `target`; raises RenderingCancelled."""
        lines = list(_lines(document, progress))
        target.write_bytes("".join(f"{line.rstrip(' ')}\n" for line in lines).encode())


def _lines(document: Document, progress: Progress) -> Iterator[str]:
    writer = _Writer(document)
    yield from _mark(document)
    yield from _cover(document)
    yield from _contents(document)
    total = len(document.blocks)
    previous: Block | None = None
    for done, block in enumerate(document.blocks):
        _go_on(progress, done, total)
        yield from _gap(previous, block)
        yield from writer.lines(block)
        previous = block
    _go_on(progress, total, total)
    yield from writer.notes()
    yield from _foot(document)


def _go_on(progress: Progress, done: int, total: int) -> None:
    if not progress(done, total):
        raise RenderingCancelled


def _gap(previous: Block | None, block: Block) -> Iterator[str]:
    """Leave a blank line before a block, two before a section, none between items of a list."""
    if isinstance(block, PageBreak) or (isinstance(previous, ListItem) and isinstance(block, ListItem)):
        return
    yield ""
    if isinstance(block, Annex) or (isinstance(block, Heading) and block.level == 1):
        yield ""


def _mark(document: Document) -> Iterator[str]:
    if document.mark:
        yield from (f"[{document.mark}]", "")


def _foot(document: Document) -> Iterator[str]:
    if document.cover.foot:
        yield ""
        yield "-" * 20
        yield from wrap(document.cover.foot)
    if document.mark:
        yield from ("", f"[{document.mark}]")


def _cover(document: Document) -> Iterator[str]:
    cover = document.cover
    groups: tuple[tuple[str, ...], ...] = (
        (cover.symbol, cover.original, cover.date, cover.remark),
        (*(capitals(line) for line in cover.body), cover.session),
        tuple(capitals(line) for line in cover.title),
        (cover.place, cover.dates),
        (cover.rapporteur,),
    )
    written = [_group(group) for group in groups if any(group)]
    for number, lines in enumerate(written):
        if number:
            yield ""
        yield from lines


def _group(group: Iterable[str]) -> list[str]:
    return [line for part in group if part for line in wrap(part)]


def _contents(document: Document) -> Iterator[str]:
    if document.contents is None:
        return
    yield from ("", "")
    yield from underlined(document.contents.title, "=")
    yield ""
    for entry in outline(document):
        indent = "  " * (entry.level - 1)
        yield from wrap(entry.label, first=indent, rest=indent + "    ")


class _Writer:
    """Turn one block after the other into lines."""

    def __init__(self, document: Document) -> None:
        self._language = document.language
        self._numbers = numbers_by_anchor(document)
        self._notes: list[Footnote] = []
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

    def lines(self, block: Block) -> Iterable[str]:
        """Give the lines of a block, without the blank lines around it."""
        return self._by_type[type(block)](block)

    def notes(self) -> Iterator[str]:
        """Give the footnotes of the blocks written so far."""
        if self._notes:
            yield from ("", "-" * 20)
        for number, note in enumerate(self._notes, start=1):
            yield from hang(f"[{number}]", words_of(note), column=GUTTER)

    def _plain(self, text: Text) -> str:
        return plain_text(tuple(map(self._called, text)), self._numbers)

    def _called(self, part: Inline) -> Inline:
        if not isinstance(part, Footnote):
            return part
        self._notes.append(part)
        return Run(f"[{len(self._notes)}]")

    def _heading(self, heading: Heading) -> Iterable[str]:
        label = f"{heading.number} {self._plain(heading.text)}".strip()
        mark = _UNDERLINES.get(heading.level)
        return underlined(label, mark) if mark else wrap(label)

    def _numbered(self, paragraph: NumberedParagraph | OperativeParagraph) -> Iterable[str]:
        if not paragraph.number:
            return wrap(self._plain(paragraph.text))
        return hang(paragraph.number, self._plain(paragraph.text), column=GUTTER)

    def _paragraph(self, paragraph: Paragraph) -> Iterable[str]:
        text = self._plain(paragraph.text)
        if paragraph.style is ParagraphStyle.CENTRED:
            return centred(capitals(text))
        if paragraph.style is ParagraphStyle.SIGNATURE:
            return indented(text, WIDTH // 2)
        return wrap(text)

    def _item(self, item: ListItem) -> Iterable[str]:
        before = " " * (GUTTER * item.level)
        return hang(before + item.marker, self._plain(item.text), column=len(before) + GUTTER)

    def _table(self, table: Table) -> Iterable[str]:
        heads = [self._plain(column.head) for column in table.columns]
        rows = [[self._plain(cell) for cell in row] for row in table.rows]
        return table_lines(heads, rows, self._language)

    def _annex(self, annex: Annex) -> Iterable[str]:
        yield from underlined(annex_label(annex), "=")
        if annex.remark:
            yield from wrap(annex.remark)
