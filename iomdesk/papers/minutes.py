"""The minutes of an item as paragraphs and lists, with the same paragraphs in every language.

Paragraph numbers must be the same in all language versions, but a translation may be missing or unfinished.
So the shape of the minutes is laid over all languages: paragraph by paragraph, and below each its list items;
what one language lacks is printed in another, and says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from iomdesk.document.blocks import Block, ListItem, NumberedParagraph, Sources
from iomdesk.document.markdown import TextParagraph, parse_markdown
from iomdesk.document.numbering import list_marker
from iomdesk.papers.facts import LANGUAGES, Words
from iomdesk.papers.voice import Voice

_DASH = "–"

Versions = Mapping[str, TextParagraph]


@dataclass(slots=True)
class _Group:
    """Hold a paragraph and the list items below it; items before any paragraph have none."""

    lead: TextParagraph | None
    items: list[TextParagraph] = field(default_factory=list)


@dataclass(slots=True)
class ListCounter:
    """Count the items of a list, level by level."""

    language: str
    counts: list[int] = field(default_factory=list)

    def marker(self, level: int, ordered: bool) -> tuple[int, str]:
        """Return the level, one deeper than the last at most, and the marker of the next item."""
        level = min(level, len(self.counts) + 1)
        del self.counts[level:]
        if len(self.counts) < level:
            self.counts.append(0)
        self.counts[-1] += ordered
        return level, list_marker(self.counts[-1], level, self.language) if ordered else _DASH


def minutes_blocks(voice: Voice, minutes: Words, sources: Sources) -> list[Block]:
    """Set minutes as numbered paragraphs and list items."""
    grouped = {language: _group(parse_markdown(minutes.get(language, ""))) for language in LANGUAGES}
    blocks: list[Block] = []
    for groups in zip_longest(*grouped.values()):
        versions = {language: group for language, group in zip(grouped, groups, strict=True) if group}
        blocks.extend(_blocks_of_group(voice, versions, sources))
    return blocks


def list_blocks(
    voice: Voice, items: Sequence[Versions], sources: Sources, above: str = ""
) -> Iterator[Block]:
    """Set list items; a note on the language is left out where the paragraph above had the same one."""
    counter = ListCounter(voice.language)
    for versions in items:
        shape = versions[voice.reference_language(versions)]
        level, marker = counter.marker(shape.list_level or 1, shape.ordered)
        language = voice.best_language(versions)
        text = voice.in_language(language, versions[language].text, note=language != above)
        yield ListItem(level, marker, text, sources)


def _group(paragraphs: Sequence[TextParagraph]) -> list[_Group]:
    """Put each list under its paragraph; the first group is the list that no paragraph precedes."""
    groups = [_Group(None)]
    for paragraph in paragraphs:
        if paragraph.list_level:
            groups[-1].items.append(paragraph)
        else:
            groups.append(_Group(paragraph))
    return groups


def _blocks_of_group(voice: Voice, versions: Mapping[str, _Group], sources: Sources) -> Iterator[Block]:
    leads = {language: group.lead for language, group in versions.items() if group.lead}
    above = ""
    if leads:
        above = voice.best_language(leads)
        yield NumberedParagraph("", voice.in_language(above, leads[above].text), sources=sources)
    rows = zip_longest(*(group.items for group in versions.values()))
    items = [{lang: item for lang, item in zip(versions, row, strict=True) if item} for row in rows]
    yield from list_blocks(voice, items, sources, above)
