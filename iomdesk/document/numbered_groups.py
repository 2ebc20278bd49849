"""Minutes by the paragraphs that bear numbers, each with the lists and tables below it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from iomdesk.document.alignment import aligned, likeness
from iomdesk.document.inline import plain
from iomdesk.document.markdown import parse_markdown, write_markdown, write_paragraph
from iomdesk.document.minutes_search import find_in_minutes, replace_in_minutes
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.document.text_search import SearchOptions

EXACTLY = SearchOptions(match_case=True, match_accents=True)
"""Words are the same but for the kinds of spaces and apostrophes, which a letter does not keep."""
_LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Group:
    """Hold a numbered paragraph with what stands below it; `place` is that of its first paragraph."""

    place: int
    paragraphs: tuple[TextParagraph, ...]

    @property
    def stored(self) -> str:
        """Return it in the stored form."""
        return write_markdown(self.paragraphs)

    @property
    def words(self) -> str:
        """Return its words alone, a paragraph a line."""
        return "\n".join(plain_text(one.text) for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Found:
    """Say where a group of an older text stands now, None where it is gone, and whether its words changed."""

    group: Group | None
    is_changed: bool


def numbered_groups(stored: str) -> tuple[Group, ...]:
    """Split a text; what stands before the first numbered paragraph belongs to none and is left out."""
    groups: list[Group] = []
    for place, paragraph in enumerate(parse_markdown(stored)):
        if not paragraph.list_level and not paragraph.rows:
            groups.append(Group(place, (paragraph,)))
        elif groups:
            groups[-1] = replace(groups[-1], paragraphs=(*groups[-1].paragraphs, paragraph))
    return tuple(groups)


def find_again(older: str, index: int, newer: str) -> Found:
    """Find a group of an older text, by its place among those, in a newer one."""
    before, after = numbered_groups(older), numbered_groups(newer)
    words = before[index].words
    same = [one for one in after if one.words == words]
    if same:
        place = before[index].place
        return Found(min(same, key=lambda one: abs(one.place - place)), is_changed=False)
    pairs = aligned([one.words for one in before], [one.words for one in after])
    found = next((pair.new for pair in pairs if pair.old == index), None)
    return Found(_most_like(words, after) if found is None else after[found], is_changed=True)


def _most_like(words: str, groups: Sequence[Group]) -> Group | None:
    """Find a paragraph that was reworded and moved at once."""
    best = max(groups, key=lambda one: likeness(words, one.words), default=None)
    return best if best is not None and likeness(words, best.words) >= _LIKE else None


def count_words(group: Group, wanted: str) -> int:
    """Count the places in a group where some words stand."""
    return sum(len(find_in_minutes(write_paragraph(one), wanted, EXACTLY)) for one in group.paragraphs)


def corrected(group: Group, old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return the paragraphs of a group, as stored, before and after words were replaced in them.

    Without old words the new ones become a paragraph of their own behind the group, as the last pair.
    """
    pairs = [(write_paragraph(one), write_paragraph(one)) for one in group.paragraphs]
    if not old:
        return (*pairs, ("", write_paragraph(TextParagraph(plain(new)))))
    return tuple((one, replace_in_minutes(one, old, new, EXACTLY).text) for one, _same in pairs)


def joined(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the text of a group after its correction."""
    return write_markdown([one for _before, after in pairs for one in parse_markdown(after)])
