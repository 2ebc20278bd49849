"""Find the characters of a paper that cannot be printed, before it is issued."""

import unicodedata
from collections.abc import Iterator

from iomdesk.document.blocks import (
    Annex,
    Block,
    Cover,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    Table,
)
from iomdesk.document.document import Document
from iomdesk.document.inline import Text
from iomdesk.document.text import plain_text
from iomdesk.rendering.pdf_text import undrawable
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _


class GlyphsMissing(UserError):
    """Say which characters the embedded fonts lack."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        super().__init__(
            _(
                "The paper contains characters that cannot be printed: {characters}. "
                "Nothing was written. Replace them, or write the word in Latin letters."
            ).format(characters="; ".join(characters))
        )
        self.characters = characters


def require_glyphs(document: Document) -> None:
    """Raise GlyphsMissing if some character of the document cannot be printed."""
    if missing := missing_glyphs(document):
        raise GlyphsMissing(missing)


def missing_glyphs(document: Document) -> tuple[str, ...]:
    """Name each character that the embedded fonts lack, in the order of Unicode."""
    lost: set[str] = set()
    for text in _strings(document):
        lost |= undrawable(text)
    return tuple(_named(character) for character in sorted(lost))


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    shown = f"{character} " if character.isprintable() else ""
    return f"{shown}(U+{ord(character):04X}{', ' if name else ''}{name})"


def _strings(document: Document) -> Iterator[str]:
    yield from (document.title, document.symbol, document.mark)
    yield from _cover_strings(document.cover)
    if document.contents:
        yield document.contents.title
    for block in document.blocks:
        yield from _labels(block)
        for text in inline_texts(block):
            yield plain_text(text)


def _cover_strings(cover: Cover) -> Iterator[str]:
    yield from (cover.symbol, cover.original, cover.date, cover.remark)
    yield from (*cover.body, cover.session, *cover.title)
    yield from (cover.place, cover.dates, cover.rapporteur, cover.foot)


def _labels(block: Block) -> Iterator[str]:
    if isinstance(block, Annex):
        yield from (block.label, block.title, block.remark)
    elif isinstance(block, Heading | NumberedParagraph | OperativeParagraph):
        yield block.number
    elif isinstance(block, ListItem):
        yield block.marker


def inline_texts(block: Block) -> Iterator[Text]:
    """List the inline texts of a block: its own, or those of the cells of a table."""
    if isinstance(block, Table):
        yield from (column.head for column in block.columns)
        for row in block.rows:
            yield from row
    else:
        yield getattr(block, "text", ())
