"""The number of words against the limit."""

import re
from collections.abc import Iterator, Sequence

from iomdesk.document.linting.parts import Gathered, LintFacts, LintParagraph, Placed, Spot
from iomdesk.runtime.translations import _

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def word_starts(paragraph: LintParagraph, facts: LintFacts) -> tuple[tuple[int, ...], int] | None:
    """Note where the words of a paragraph begin, and its end; nothing where there is no limit."""
    if facts.word_limit is None:
        return None
    starts = tuple(found.start() for found in _WORD.finditer(paragraph.text))
    return (starts, len(paragraph.text)) if starts else None


def over_the_limit(noted: Sequence[Gathered], facts: LintFacts) -> Iterator[Placed]:
    """Find the word with which a text grows longer than it may be."""
    limit = facts.word_limit
    total = sum(len(starts) for _paragraph, (starts, _end) in noted)
    if limit is None or total <= limit:
        return
    reached = 0
    for paragraph, (starts, end) in noted:
        if reached + len(starts) > limit:
            why = _(
                "The text has {count} words, {over} more than the limit of {limit}, which is reached here."
            )
            said = why.format(count=total, over=total - limit, limit=limit)
            yield Placed(paragraph, Spot(starts[limit - reached], end, said))
            return
        reached += len(starts)
