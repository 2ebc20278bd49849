"""Set a whole paper by the typography of its language, in one pass at the end."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from iomdesk.document.blocks import Annex, Block, Cover, PageBreak, Table
from iomdesk.document.document import Document
from iomdesk.document.inline import Text
from iomdesk.document.typography import typeset, typeset_string


@lru_cache(maxsize=4096)
def _set_text(text: Text, language: str) -> Text:
    """Set a text; a preview that follows the typing sets the same paragraphs again and again."""
    return typeset(text, language)


def set_document(document: Document) -> Document:
    """Set cover, contents and all blocks; symbols stay as they are."""
    language = document.language
    contents = document.contents
    return replace(
        document,
        title=typeset_string(document.title, language),
        subject=typeset_string(document.subject, language),
        cover=_set_cover(document.cover, language),
        contents=replace(contents, title=typeset_string(contents.title, language)) if contents else None,
        blocks=tuple(set_blocks(document.blocks, language)),
    )


def set_blocks(blocks: Iterable[Block], language: str) -> Iterable[Block]:
    """Set blocks one by one."""
    return (_set_block(block, language) for block in blocks)


def _set_block(block: Block, language: str) -> Block:
    if isinstance(block, Table):
        return _set_table(block, language)
    if isinstance(block, Annex):
        return replace(
            block,
            label=typeset_string(block.label, language),
            title=typeset_string(block.title, language),
            remark=typeset_string(block.remark, language),
        )
    if isinstance(block, PageBreak):
        return block
    return replace(block, text=_set_text(block.text, language))


def _set_table(table: Table, language: str) -> Table:
    return replace(
        table,
        columns=tuple(replace(c, head=_set_text(c.head, language)) for c in table.columns),
        rows=tuple(tuple(_set_text(cell, language) for cell in row) for row in table.rows),
        summary=typeset_string(table.summary, language),
    )


def _set_cover(cover: Cover, language: str) -> Cover:
    def done(string: str) -> str:
        return typeset_string(string, language)

    return replace(
        cover,
        original=done(cover.original),
        date=done(cover.date),
        body=tuple(map(done, cover.body)),
        session=done(cover.session),
        title=tuple(map(done, cover.title)),
        place=done(cover.place),
        dates=done(cover.dates),
        rapporteur=done(cover.rapporteur),
        remark=done(cover.remark),
        foot=done(cover.foot),
    )
