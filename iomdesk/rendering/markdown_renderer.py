"""Write a paper as Markdown for a message (CommonMark, with the tables and footnotes of GitHub)."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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
from iomdesk.document.inline import Footnote, Reference, Run, Text, plain
from iomdesk.rendering.printable import capitals, printable
from iomdesk.rendering.renderer import Progress, RenderingCancelled, no_progress

_SIGNS = re.compile(r"([\\`*_\[\]<>|~])")
# A figure with a point, a dash or a hash opens a list or a heading where it begins a line.
_OPENS = re.compile(r"^(\s*)(?:(\d+)([.)])(?=\s|$)|([-+#=]))")
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
        """Give the paragraphs of a block."""
        if not isinstance(block, NumberedParagraph | OperativeParagraph):
            self._counted = None
        return self._by_type[type(block)](block)

    def cover(self) -> Iterator[str]:
        """Give the lines of the cover: those of one group under each other, the title as a heading."""
        cover, mark = self._document.cover, self._document.mark
        if mark:
            yield _strong(f"[{mark}]")
        yield from _group(cover.symbol, cover.original, cover.date, cover.remark)
        yield from _group(*map(capitals, cover.body), cover.session)
        title = _BREAK_IN_HEADING.join(_escaped(capitals(line), opens=False) for line in cover.title if line)
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
        yield f"## {_escaped(contents.title, opens=False)}"
        if entries:
            yield "\n".join(f"{'  ' * (entry.level - 1)}- {_escaped(entry.label)}" for entry in entries)

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
            yield _opening(f"{_escaped(block.number)} {words}" if block.number else words)

    def _goes_on(self, number: str) -> bool:
        """Tell whether whoever sets the Markdown will print this number; a list counts on from its first."""
        found = _COUNTED.fullmatch(number)
        last, self._counted = self._counted, int(found[1]) if found else None
        return self._counted is not None and (last is None or last + 1 == self._counted)

    def _paragraph(self, block: Paragraph) -> Iterable[str]:
        words = self._inline(block.text, capitals if block.style is ParagraphStyle.CENTRED else str)
        if block.style is ParagraphStyle.CENTRED:
            yield _strong(words, is_written=True)
        elif words:
            yield _opening(words)

    def _item(self, item: ListItem) -> Iterable[str]:
        marker = "" if set(item.marker) <= _DASHES else f"{item.marker} "
        step = "  " * (max(item.level, 1) - 1)
        yield f"{step}- {_opening(self._inline(plain(marker) + item.text))}"

    def _table(self, table: Table) -> Iterable[str]:
        if not table.columns:
            return
        count = len(table.columns)
        rows = [[self._cell(cell) for cell in row] for row in table.rows]
        head = _row([self._cell(column.head) for column in table.columns], count)
        yield "\n".join([head, _row(["---"] * count, count), *(_row(row, count) for row in rows)])

    def _annex(self, annex: Annex) -> Iterable[str]:
        yield "---"
        yield f"## {_escaped(annex_label(annex), opens=False)}"
        if annex.remark:
            yield _opening(f"*{_escaped(annex.remark)}*")

    def _cell(self, text: Text) -> str:
        return self._inline(text).replace("\\\n", "<br>")

    def _line(self, text: Text) -> str:
        return self._inline(text).replace("\\\n", " ")

    def _inline(self, text: Text, form: Callable[[str], str] = str) -> str:
        return "".join(self._part(part, form) for part in text)

    def _part(self, part: object, form: Callable[[str], str]) -> str:
        if isinstance(part, Run):
            return _faced(part, form)
        if isinstance(part, Reference):
            words = "…" if part.part == "page" else self._numbers.get(part.target, part.otherwise)
            return _faced(Run(words, bold=part.bold), form)
        if isinstance(part, Footnote):
            self._notes.append(part)
            return f"[^{len(self._notes)}]"
        return "".join(_faced(run, form) for run in getattr(part, "runs", ()))


_BREAK_IN_HEADING = " "


def _group(*lines: str) -> Iterator[str]:
    written = [_opening(_escaped(line)) for line in lines if line]
    if written:
        yield "\\\n".join(written)


def _faced(run: Run, form: Callable[[str], str]) -> str:
    """Put marks around the words of a run; they hold only where no space stands inside of them."""
    words = printable(form(run.text))
    core = words.strip()
    marks = ("*" if run.italic else "") + ("**" if run.bold else "")
    if not core or not marks:
        return _raised(_escaped(words, opens=False), run)
    start = len(words) - len(words.lstrip())
    written = _raised(_escaped(core, opens=False), run)
    return f"{words[:start]}{marks}{written}{marks[::-1]}{words[start + len(core) :]}"


def _raised(words: str, run: Run) -> str:
    return f"<sup>{words}</sup>" if run.superscript and words.strip() else words


def _escaped(text: str, *, opens: bool = True) -> str:
    """Keep signs of Markdown from being read as such, and line ends as they are."""
    written = _SIGNS.sub(r"\\\1", printable(text).replace("\t", " "))
    return (_opening(written) if opens else written).replace("\n", "\\\n")


def _opening(written: str) -> str:
    """Keep the beginning of a paragraph from being read as a list or a heading."""
    return _OPENS.sub(lambda hit: f"{hit[1]}{hit[2]}\\{hit[3]}" if hit[2] else f"{hit[1]}\\{hit[4]}", written)


def _strong(words: str, *, is_written: bool = False) -> str:
    return f"**{words if is_written else _escaped(words)}**"


def _hashes(level: int) -> str:
    return "#" * min(max(level, 1), _DEEPEST)


def _row(cells: Sequence[str], count: int) -> str:
    filled = [*cells[:count], *([""] * (count - len(cells)))]
    return f"| {' | '.join(filled)} |"
