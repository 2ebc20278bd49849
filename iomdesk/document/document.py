"""A whole paper, ready for any format."""

from collections.abc import Iterator
from dataclasses import dataclass

from iomdesk.document.blocks import (
    Annex,
    Block,
    Contents,
    Cover,
    Heading,
    NumberedParagraph,
    OperativeParagraph,
)
from iomdesk.document.imprint import NO_IMPRINT, Imprint
from iomdesk.document.text import plain_text


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a paper: its metadata, its cover or masthead, its contents page and its blocks.

    With `contents` the cover and the contents make the front matter (roman numbers) and the blocks begin on
    page 1; without it the cover is a masthead at the top of page 1 and the blocks follow it.
    `language` is fr, en or es. `symbol` is printed in the running head.
    """

    title: str
    language: str
    symbol: str
    cover: Cover
    blocks: tuple[Block, ...]
    contents: Contents | None = None
    subject: str = ""
    mark: str = ""  # printed in the foot of each page: "EXEMPLE", "PROJET"; empty for none
    imprint: Imprint = NO_IMPRINT


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """Hold a line of the contents and of the bookmarks; `index` is the block's place in the document."""

    level: int
    label: str
    index: int


def outline(document: Document) -> Iterator[OutlineEntry]:
    """List headings and annexes in order, as printed ("III.", then its text)."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            label = f"{block.number} {plain_text(block.text)}".strip()
            yield OutlineEntry(block.level, label, index)
        elif isinstance(block, Annex):
            yield OutlineEntry(1, annex_label(block), index)


def annex_label(annex: Annex) -> str:
    """Join label and title of an annex as the contents print them."""
    return f"{annex.label} – {annex.title}" if annex.title else annex.label


def numbers_by_anchor(document: Document) -> dict[str, str]:
    """Map each anchor to the number that a reference to it prints; trailing points are left out."""
    numbers: dict[str, str] = {}
    for block in document.blocks:
        if isinstance(block, Heading | NumberedParagraph | OperativeParagraph) and block.anchor:
            numbers[block.anchor] = block.number.rstrip(".")
        elif isinstance(block, Annex) and block.anchor:
            numbers[block.anchor] = block.label
    return numbers
