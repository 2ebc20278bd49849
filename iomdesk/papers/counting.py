"""Give a paper its final numbers: sections I., A., 1., and one continuous count of paragraphs."""

from collections.abc import Iterable
from dataclasses import replace

from iomdesk.document.blocks import Block, Heading, NumberedParagraph
from iomdesk.document.numbering import letters, roman

COUNTED = "#"
"""Stands as the number of a heading that is to be counted."""


def count_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Number headings within those above them, and paragraphs through the whole paper."""
    done: list[Block] = []
    paragraphs = 0
    for block in count_headings(blocks):
        if isinstance(block, NumberedParagraph):
            paragraphs += 1
            block = replace(block, number=f"{paragraphs}.")
        done.append(block)
    return tuple(done)


def count_headings(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Number headings alone, within those above them."""
    done: list[Block] = []
    counts = [0, 0, 0]
    for block in blocks:
        if isinstance(block, Heading) and block.number == COUNTED:
            counts = [*counts[: block.level - 1], counts[block.level - 1] + 1, 0, 0][:3]
            block = replace(block, number=_section_number(block.level, counts[block.level - 1]))
        done.append(block)
    return tuple(done)


def _section_number(level: int, count: int) -> str:
    return f"{(roman(count), letters(count).upper(), str(count))[level - 1]}."
