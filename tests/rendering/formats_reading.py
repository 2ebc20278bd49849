"""Read every format back as the paragraphs a reader sees, and say what a document should read as.

Paragraphs are brought to one form: no case (styles print some in capitals), no kinds of spaces. Calls of
notes are left out; the notes come by themselves.
"""

import itertools
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from iomdesk.document.blocks import Annex, Block, ListItem, PageBreak, Table
from iomdesk.document.document import Document, annex_label, numbers_by_anchor
from iomdesk.document.inline import Footnote, Run, Text
from iomdesk.document.numbering import letters, roman
from iomdesk.document.text import plain_text, words_of
from iomdesk.rendering.glyphs import inline_texts
from tests.rendering.word_reading import opened, visible_text

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
TEXT, OFFICE, TABLE = (f"{{{_OASIS}:{part}:1.0}}" for part in ("text", "office", "table"))
STYLE = f"{{{_OASIS}:style:1.0}}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True)
class Reading:
    """Hold what a file says: the cover, the blocks paragraph by paragraph, the notes."""

    cover: tuple[str, ...]
    blocks: tuple[str, ...]
    notes: tuple[str, ...]


def one_form(words: str) -> str:
    """Bring a paragraph to the form in which formats are compared."""
    return " ".join(unicodedata.normalize("NFC", words).casefold().replace("\u00ad", "").split())


def squeezed(words: str) -> str:
    """Leave out what setting lines may change: spaces, hyphens, dashes between label and title."""
    return re.sub(r"[\s\u00ad–-]", "", one_form(words))


def _reading(cover: Sequence[str], blocks: Sequence[str], notes: Sequence[str]) -> Reading:
    made = (tuple(form for form in map(one_form, part) if form) for part in (cover, blocks, notes))
    return Reading(*made)


def expected(document: Document, call: str = "") -> Reading:
    """What a document should read as in any format; `call` is how a note is called in the text."""
    numbers = numbers_by_anchor(document)
    cover = document.cover
    lines = (
        *(cover.symbol, cover.original, cover.date, cover.remark, *cover.body, cover.session),
        *(*cover.title, cover.place, cover.dates, cover.rapporteur),
    )
    count = itertools.count(1)
    blocks = [
        words
        for block in document.blocks
        for words in _expected(block, lambda text: _words(text, numbers, call, count))
    ]
    texts = (text for block in document.blocks for text in inline_texts(block))
    notes = [words_of(part) for text in texts for part in text if isinstance(part, Footnote)]
    return _reading(lines, blocks, notes)


def _expected(block: Block, words: Callable[[Text], str]) -> Iterator[str]:
    if isinstance(block, Table):
        width = len(block.columns)
        for row in ([column.head for column in block.columns], *block.rows):
            yield from (words(cell) for cell in row[:width])
    elif isinstance(block, Annex):
        yield from (annex_label(block), block.remark)
    elif not isinstance(block, PageBreak):
        number = block.marker if isinstance(block, ListItem) else getattr(block, "number", "")
        yield f"{number} {words(block.text)}"


def _words(text: Text, numbers: dict[str, str], call: str, count: Iterator[int]) -> str:
    called = (Run(call.format(next(count))) if isinstance(part, Footnote) else part for part in text)
    return plain_text(tuple(called), numbers)


# Word


def read_docx(path: Path) -> Reading:
    file = opened(path)
    cover: list[str] = []
    blocks: list[str] = []
    for line in file.lines():
        if line.style.startswith(("toc ", "TOC", "Contents")):
            continue
        (cover if line.style.startswith(("Cover", "Masthead")) else blocks).append(
            f"{line.number} {line.text}"
        )
    notes = []
    if "word/footnotes.xml" in file.parts:
        notes = [visible_text(note) for note in file.all("//w:footnote[@w:id > 0]", "footnotes")]
    return _reading(cover, blocks, notes)


# OpenDocument


def read_odt(path: Path) -> Reading:
    return _Odt(path).reading()


class _Odt:
    """Count the lists as the format prescribes: each goes on with the one it names."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self._tree = etree.fromstring(archive.read("content.xml"))
        self._lists = {each.get(f"{STYLE}name"): each for each in self._tree.iter(f"{TEXT}list-style")}
        self._parents = {
            each.get(f"{STYLE}name"): each.get(f"{STYLE}parent-style-name", "")
            for each in self._tree.iter(f"{STYLE}style")
        }
        self._values: dict[str, int] = {}
        self._notes: list[str] = []

    def reading(self) -> Reading:
        body = self._tree.find(f".//{OFFICE}text")
        cover: list[str] = []
        blocks: list[str] = []
        for element in body:
            if element.tag == f"{TEXT}table-of-content":
                continue
            style = self._style(element)
            target = cover if style.startswith(("Cover", "Masthead")) else blocks
            target.extend(self._paragraphs(element))
        return _reading(cover, blocks, self._notes)

    def _style(self, element: Any) -> str:
        named = element.get(f"{TEXT}style-name", "")
        return str(self._parents.get(named) or named)

    def _paragraphs(self, element: Any) -> Iterator[str]:
        if element.tag == f"{TEXT}list":
            number = self._number(element)
            yield from (f"{number} {words}" for words in self._paragraphs(element[0][0]))
        elif element.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield self._words(element)
        else:
            for child in element:
                yield from self._paragraphs(child)

    def _number(self, element: Any) -> str:
        key = element.get(f"{TEXT}continue-list") or element.get(_XML_ID)
        start = element[0].get(f"{TEXT}start-value")
        self._values[key] = int(start) if start else self._values[key] + 1
        level = self._lists[element.get(f"{TEXT}style-name")][0]
        figure = _FIGURES[level.get(f"{STYLE}num-format")](self._values[key])
        return f"{level.get(f'{STYLE}num-prefix', '')}{figure}{level.get(f'{STYLE}num-suffix', '')}"

    def _words(self, element: Any) -> str:
        parts: list[str] = [element.text or ""]
        for child in element:
            parts += self._child(child), child.tail or ""
        return "".join(parts)

    def _child(self, child: Any) -> str:
        if child.tag == f"{TEXT}note":
            self._notes.append(self._words(child.find(f"{TEXT}note-body")[0]))
            return ""
        if child.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            return " "
        return self._words(child)


_FIGURES: dict[str, Callable[[int], str]] = {
    "1": str,
    "I": roman,
    "i": lambda value: roman(value).lower(),
    "A": lambda value: letters(value).upper(),
    "a": letters,
}

# Akoma Ntoso


def read_akn(path: Path) -> Reading:
    root = etree.parse(path).getroot()[0]
    notes = [_akn_words(note) for note in _in_order(root, f"{AKN}authorialNote")]
    preface = root.find(f"{AKN}preface")
    cover = [_akn_words(line) for line in preface if line.get("class") not in ("mark", "note")]
    return _reading(cover, list(_akn_blocks(root, root)), notes)


def _in_order(root: Any, tag: str) -> Iterator[Any]:
    """Give elements in the order of reading: components where the body refers to them."""
    for part in _parts(root):
        yield from _walk(root, part, tag)


def _walk(root: Any, element: Any, tag: str) -> Iterator[Any]:
    if element.tag == f"{AKN}componentRef":
        component = root.find(f".//{AKN}component[@eId='{element.get('src')[1:]}']")
        element = component
    if element.tag == tag:
        yield element
    for child in element:
        yield from _walk(root, child, tag)


def _parts(root: Any) -> list[Any]:
    found = [root.find(f"{AKN}mainBody"), root.find(f"{AKN}attachments")]
    return [part for part in found if part is not None]


def _akn_blocks(root: Any, document: Any) -> Iterator[str]:
    for part in _parts(document):
        yield from _akn_paragraphs(root, part)


def _akn_paragraphs(root: Any, element: Any, number: str = "") -> Iterator[str]:
    kind = element.tag.removeprefix(AKN)
    if kind == "meta":
        return
    if kind == "componentRef":
        element = root.find(f".//{AKN}component[@eId='{element.get('src')[1:]}']")
    if kind in ("p", "heading"):
        yield f"{number} {_akn_words(element)}"
        return
    has_title = element.find(f"{AKN}heading") is not None
    dash = " –" if kind == "attachment" and has_title else ""
    if kind == "attachment" and not has_title:
        yield element.findtext(f"{AKN}num")
    for child in element:
        if child.tag == f"{AKN}num":
            number = (child.text or "") + dash if has_title or kind != "attachment" else ""
        else:
            yield from _akn_paragraphs(root, child, number)
            number = ""


def _akn_words(element: Any) -> str:
    words = element.text or ""
    for child in element:
        if child.tag == f"{AKN}eol":
            words += " "
        elif child.tag != f"{AKN}authorialNote":
            words += _akn_words(child)
        words += child.tail or ""
    return words


# Markdown


def read_markdown(path: Path, document: Document) -> Reading:
    """Read as a program that sets CommonMark with tables does; where the blocks begin, the document tells."""
    # Footnotes are an extension; a note of one word would else be read as the address of a link.
    text = re.sub(r"(?m)^\[\^(\d+)\]: ", r"\[^\1]: ", path.read_text(encoding="utf-8"))
    parsed = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    lines = [one_form(line) for line in _markdown_lines(parsed)]
    notes = [re.sub(r"^\[\^\d+\]: ", "", line) for line in lines if re.match(r"\[\^\d+\]: ", line)]
    lines = [re.sub(r"\[\^\d+\]", "", line) for line in lines if not re.match(r"\[\^\d+\]: ", line)]
    blocks = expected(document).blocks
    start = len(lines) - len(blocks)
    return _reading(lines[:start], lines[start:], notes)


def _markdown_lines(tokens: Sequence[Token]) -> Iterator[str]:
    counts: list[int | None] = []
    number = ""
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            is_ordered = token.type.startswith("ordered")
            counts.append(int(token.attrGet("start") or 1) if is_ordered else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counts.pop()
        elif token.type == "list_item_open":
            count = counts[-1]
            number = "" if count is None else f"{count}. "
            counts[-1] = None if count is None else count + 1
        elif token.type == "inline":
            for line in "".join(_markdown_words(token)).split("\x00"):
                if line.strip():
                    yield number + line
                number = ""


def _markdown_words(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type == "hardbreak":
            yield "\n"
        elif child.type == "html_inline":
            yield " " if child.content == "<br>" else ""
        else:
            yield child.content or ("\n" if child.type == "softbreak" else "")


# Formats whose lines are set


def read_flat_text(path: Path) -> str:
    return squeezed(re.sub(r"(?m)^\s*[-=]+\s*$", "", path.read_text(encoding="utf-8")))


def read_flat_pdf(path: Path) -> str:
    """Read a PDF in the order of its structure, as programs that read aloud do; needs poppler."""
    said = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(path)], capture_output=True, check=True
    )
    lines = said.stdout.decode("utf-8", "replace").split("\n")
    found = (re.fullmatch(r'\s*"(.*)"', line) for line in lines)
    return squeezed("".join(hit[1] for hit in found if hit))
