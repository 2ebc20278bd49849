"""The minutes of an item as paragraphs and lists, with the same paragraphs in every language.

Paragraph numbers must be the same in all language versions, but a translation may be missing or unfinished.
So the shape of the minutes is laid over all languages: paragraph by paragraph, and below each its list items;
what one language lacks is printed in another, and says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest

from iomdesk.document.blocks import Block, Column, ListItem, NumberedParagraph, Source, Sources, Table
from iomdesk.document.inline import Text
from iomdesk.document.markdown import TextParagraph, parse_markdown
from iomdesk.document.numbering import list_marker
from iomdesk.document.text import plain_text
from iomdesk.papers.facts import LANGUAGES, Words
from iomdesk.papers.minutes_kinds import printed_text, resolved
from iomdesk.papers.references import paragraph_anchor
from iomdesk.papers.voice import Voice

_DASH = "–"
_NARROW, _WIDE = 8, 60  # letters

Versions = Mapping[str, TextParagraph]


@dataclass(slots=True)
class _Group:
    """Hold a paragraph and the list items and tables below it; those before any paragraph have none."""

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


@lru_cache(maxsize=128)
def _parsed(text: str) -> tuple[TextParagraph, ...]:
    """Read a text; a report in three languages reads the text of each three times."""
    return parse_markdown(text)


def minutes_blocks(voice: Voice, minutes: Words, sources: Sources) -> list[Block]:
    """Set minutes as numbered paragraphs and list items."""
    grouped = {language: _group(_parsed(minutes.get(language, ""))) for language in LANGUAGES}
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
        if shape.rows:
            yield _table(voice, versions, sources, above)
            continue
        level, marker = counter.marker(shape.list_level or 1, shape.ordered)
        language = voice.best_language(versions)
        text = _printed(voice, versions[language], language, note=language != above)
        yield ListItem(level, marker, text, _with_spoken(sources, shape))


def _group(paragraphs: Sequence[TextParagraph]) -> list[_Group]:
    """Put each list under its paragraph; the first group is the list that no paragraph precedes."""
    groups = [_Group(None)]
    for paragraph in paragraphs:
        if paragraph.list_level or paragraph.rows:
            groups[-1].items.append(paragraph)
        else:
            groups.append(_Group(paragraph))
    return groups


def _blocks_of_group(voice: Voice, versions: Mapping[str, _Group], sources: Sources) -> Iterator[Block]:
    leads = {language: group.lead for language, group in versions.items() if group.lead}
    above = ""
    if leads:
        above = voice.best_language(leads)
        text = _printed(voice, leads[above], above)
        name = next((lead.anchor for lead in leads.values() if lead.anchor), "")
        yield NumberedParagraph("", text, _anchor(name, sources), _with_spoken(sources, leads[above]))
    rows = zip_longest(*(group.items for group in versions.values()))
    items = [{lang: item for lang, item in zip(versions, row, strict=True) if item} for row in rows]
    yield from list_blocks(voice, items, sources, above)


def _printed(voice: Voice, paragraph: TextParagraph, language: str, *, note: bool = True) -> Text:
    return printed_text(voice, paragraph, voice.in_language(language, paragraph.text, note=note))


def _anchor(name: str, sources: Sources) -> str:
    item = next((source.id for source in sources if source.kind == "item"), None)
    return paragraph_anchor(item, name) if name and item is not None else ""


def _with_spoken(sources: Sources, paragraph: TextParagraph) -> Sources:
    return (*sources, *(Source("intervention", one) for one in paragraph.sources))


def _table(voice: Voice, versions: Versions, sources: Sources, above: str) -> Table:
    """Set a table; words that stand in its place in an unfinished translation make a table of one cell."""
    language = voice.best_language(versions)
    found = versions[language]
    head, *rows = found.rows or ((found.text,),)
    heads = [resolved(voice.in_language(language, cell, note=False)) for cell in head]
    if language != above and language != voice.language:
        heads[0] = (*voice.language_note(language), *heads[0])
    columns = tuple(Column(cell, _share(found, place)) for place, cell in enumerate(heads))
    cells = tuple(
        tuple(resolved(voice.in_language(language, cell, note=False)) for cell in row) for row in rows
    )
    return Table(columns, cells, sources=sources)


def _share(table: TextParagraph, place: int) -> float:
    """Give a column room for its longest cell, within reason."""
    longest = max((len(plain_text(row[place])) for row in table.rows), default=_NARROW)
    return float(min(max(longest, _NARROW), _WIDE))
