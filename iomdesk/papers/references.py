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


def paragraph_anchor(item_id: int, name: str) -> str:
    """Name a paragraph of the minutes of an item that has an anchor of its own there."""
    return f"item-{item_id}-{name}"


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


def ranges_of(blocks: Sequence[Block], items: Iterable[ItemFacts]) -> Text:
    """Cite all paragraphs of items, those that follow one another as a range: "11-14, 18"."""
    wanted = {anchor for item in items for anchor in paragraphs_of(blocks, item)}
    runs: list[list[str]] = []
    is_open = False
    for block in blocks:
        if not isinstance(block, NumberedParagraph):
            continue
        if block.anchor in wanted:
            runs = runs if is_open else [*runs, []]
            runs[-1].append(block.anchor)
        is_open = block.anchor in wanted
    joined: Text = ()
    for anchors in runs:
        joined = (*joined, Run(", "), *_range(anchors)) if joined else _range(anchors)
    return joined


def _range(anchors: Sequence[str]) -> Text:
    first, last = Reference(anchors[0]), Reference(anchors[-1])
    return (first,) if first == last else (first, Run("-"), last)
