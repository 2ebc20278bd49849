"""Anchors by which one part of a paper cites another, and how such citations read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from iomdesk.document.blocks import Block, NumberedParagraph
from iomdesk.document.inline import Reference, Run, Text
from iomdesk.papers.facts import ItemFacts

RECOMMENDATIONS_SECTION = "section-recommendations"


def item_prefix(item: ItemFacts) -> str:
    """Begin the anchors of an item's paragraphs."""
    return f"item-{item.id}-"


def outcome_anchor(item: ItemFacts) -> str:
    """Name the paragraph that says how an item ended."""
    return f"{item_prefix(item)}outcome"


def anchored(blocks: Iterable[Block], item: ItemFacts) -> list[Block]:
    """Give every paragraph of an item an anchor, where it has none yet."""
    done: list[Block] = []
    for place, block in enumerate(blocks, start=1):
        if isinstance(block, NumberedParagraph) and not block.anchor:
            block = replace(block, anchor=f"{item_prefix(item)}{place}")
        done.append(block)
    return done


def paragraphs_of(blocks: Iterable[Block], item: ItemFacts) -> tuple[str, ...]:
    """List the anchors of an item's paragraphs in order."""
    prefix = item_prefix(item)
    return tuple(
        block.anchor
        for block in blocks
        if isinstance(block, NumberedParagraph) and block.anchor.startswith(prefix)
    )


def range_of(anchors: Sequence[str]) -> Text:
    """Cite paragraphs that follow one another: "11" or "11-14"."""
    if not anchors:
        return ()
    first, last = Reference(anchors[0]), Reference(anchors[-1])
    return (first,) if first == last else (first, Run("-"), last)
