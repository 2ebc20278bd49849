"""Regenerate a report that was edited: a three-way merge, paragraph by paragraph and language by language.

What was generated last (the base), what would be generated now, and what stands there: where only one side
changed, that change is taken; where both did, what would be generated becomes a proposal beside the text.
Nothing that a hand wrote is overwritten or taken out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from iomdesk.document.alignment import Pair, aligned
from iomdesk.document.report_paragraph import ParagraphText, ReportParagraph, SourceState
from iomdesk.document.typed_text import digest_of

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class GeneratedParagraph:
    """Hold a block as it would be generated now; a language without a text of its own is left out.

    Blocks of one `group` (a source, a section) are told apart by their words.
    """

    group: str
    section: str
    kind: str
    texts: Mapping[str, str]
    anchor: str = ""
    sources: tuple[SourceState, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeCount:
    """Count paragraphs by what became of them."""

    kept: int = 0
    taken: int = 0
    added: int = 0
    dropped: int = 0
    proposed: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """Hold the report after a merge, those in the trash included, and what became of the paragraphs."""

    paragraphs: tuple[ReportParagraph, ...]
    count: MergeCount


@dataclass(slots=True)
class _Merging:
    """Hold what is known while a merge goes on: places in the two series, one for the other."""

    paragraphs: Sequence[ReportParagraph]
    generated: Sequence[GeneratedParagraph]
    original: str
    old_of: dict[int, int] = field(default_factory=dict)

    def pair(self) -> None:
        """Find for each generated block the paragraph that it was before."""
        old, new = _by_group(self.paragraphs), _groups(self.generated)
        for group, places in new.items():
            for one, other in self._pairs(old.get(group, []), places):
                self.old_of[other] = one

    def _pairs(self, old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
        if len(old) == len(new) == 1:
            yield old[0], new[0]
            return
        before = [_base_words(self.paragraphs[place], self.original) for place in old]
        after = [_words(self.generated[place].texts, self.original) for place in new]
        for one, other in _in_turn(aligned(before, after, may_move=False)):
            yield old[one], new[other]


def _in_turn(pairs: Iterable[Pair]) -> Iterator[tuple[int, int]]:
    """Give what is alike, and between that what is left in equal numbers: rewritten, not replaced."""
    gone: list[int] = []
    come: list[int] = []
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            yield from _rewritten(gone, come)
            yield pair.old, pair.new
        elif pair.old is not None:
            gone.append(pair.old)
        elif pair.new is not None:
            come.append(pair.new)
    yield from _rewritten(gone, come)


def _rewritten(gone: list[int], come: list[int]) -> Iterator[tuple[int, int]]:
    if len(gone) == len(come):
        yield from zip(tuple(gone), tuple(come), strict=True)
    gone.clear()
    come.clear()


def merge_report(
    paragraphs: Sequence[ReportParagraph], generated: Sequence[GeneratedParagraph], original: str
) -> Merged:
    """Bring a report up to what its sources say now; translations are made from the `original` language."""
    merging = _Merging(paragraphs, generated, original)
    merging.pair()
    keys = {one.key for one in paragraphs}
    fresh = [
        _merged(paragraphs[merging.old_of[place]], one, place, original)
        if place in merging.old_of
        else _new(one, place, keys, original)
        for place, one in enumerate(generated)
    ]
    still = set(merging.old_of.values())
    rest = {
        place: _no_longer(one) if one.key else one
        for place, one in enumerate(paragraphs)
        if place not in still
    }
    ordered = _ordered(merging, fresh, rest)
    return Merged(tuple(ordered), _counted(merging, fresh, rest))


def merged_words(base: str, generated: str, text: str) -> str | None:
    """Put both changes into one text, where they touch different words; None where they meet."""
    old = _TOKEN.findall(base)
    changes = [*_changes(old, generated), *_changes(old, text)]
    changes.sort(key=lambda change: (change[0], change[1]))
    done: list[str] = []
    place = -1
    for start, end, words in dict.fromkeys(changes):
        if start <= place:
            return None
        done.extend((*old[max(place, 0) : start], words))
        place = end
    return "".join((*done, *old[max(place, 0) :]))


def _changes(old: Sequence[str], text: str) -> Iterator[tuple[int, int, str]]:
    new = _TOKEN.findall(text)
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield a, b, "".join(new[c:d])


def _by_group(paragraphs: Sequence[ReportParagraph]) -> dict[str, list[int]]:
    """List by group what was generated, in the order it was generated in."""
    keyed = [place for place, one in enumerate(paragraphs) if one.key]
    keyed.sort(key=lambda place: _place_in_base(paragraphs[place], place))
    return _gathered((group_of(paragraphs[place].key), place) for place in keyed)


def _groups(generated: Sequence[GeneratedParagraph]) -> dict[str, list[int]]:
    return _gathered((one.group, place) for place, one in enumerate(generated))


def _gathered(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for group, place in pairs:
        found.setdefault(group, []).append(place)
    return found


def group_of(key: str) -> str:
    """Return the group that a key belongs to."""
    return key.rpartition("#")[0]


def _place_in_base(one: ReportParagraph, place: int) -> tuple[bool, int]:
    return one.base_position is None, place if one.base_position is None else one.base_position


def _base_words(one: ReportParagraph, language: str) -> str:
    return _words({key: text.base or "" for key, text in one.texts.items()}, language)


def _words(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(filter(None, texts.values()), "")


def _new(one: GeneratedParagraph, place: int, keys: set[str], original: str) -> ReportParagraph:
    count = next(n for n in range(1, len(keys) + 2) if f"{one.group}#{n}" not in keys)
    key = f"{one.group}#{count}"
    keys.add(key)
    source = digest_of(one.texts.get(original, ""))
    texts = {
        language: ParagraphText(words, words, None, "" if language == original else source)
        for language, words in one.texts.items()
    }
    return ReportParagraph(0, one.section, one.kind, texts, key, one.anchor, one.sources, place)


def _merged(old: ReportParagraph, new: GeneratedParagraph, place: int, original: str) -> ReportParagraph:
    source = digest_of(new.texts.get(original, ""))
    texts = {}
    for language in dict.fromkeys((*old.texts, *new.texts)):
        made_from = "" if language == original else source
        text = _merged_text(old.texts.get(language), new.texts.get(language), made_from)
        if text is not None:
            texts[language] = text
    return replace(
        old,
        section=new.section,
        kind=new.kind,
        anchor=new.anchor,
        sources=_sources(old, new),
        base_position=place,
        texts=texts,
        is_deleted=old.is_deleted and old.base_position is not None,  # what went by itself comes back
    )


def _sources(old: ReportParagraph, new: GeneratedParagraph) -> tuple[SourceState, ...]:
    """Keep what words written or brought together by hand came from, besides what is generated."""
    known = {(one.kind, one.record_id) for one in new.sources}
    own = [one for one in old.sources if (one.kind, one.record_id) not in known]
    return (*new.sources, *own) if any(text.is_edited for text in old.texts.values()) else new.sources


def _merged_text(old: ParagraphText | None, new: str | None, made_from: str) -> ParagraphText | None:
    if old is None:
        return None if new is None else ParagraphText(new, new, None, made_from)
    if new is None:
        return _without_source(old)
    if old.text in (old.base, new):
        is_same = new == old.base
        return ParagraphText(new, new, None, old.made_from if is_same else made_from)
    return replace(old, proposal=None if new == old.base else new)


def _without_source(old: ParagraphText) -> ParagraphText | None:
    """Keep what was written by hand in a language that nothing is generated in; all else goes."""
    if old.base is None:
        return old
    return replace(old, proposal="") if old.is_edited else None


def _no_longer(old: ReportParagraph) -> ReportParagraph:
    """Leave out what is not generated any more, unless somebody worked on it: then propose to."""
    if old.is_deleted or not old.is_touched:
        return replace(old, is_deleted=True, base_position=None)
    texts = {
        language: replace(text, proposal=None if text.base == "" else "")
        for language, text in old.texts.items()
    }
    return replace(old, base_position=None, texts=texts)


def _ordered(
    merging: _Merging, fresh: Sequence[ReportParagraph], rest: Mapping[int, ReportParagraph]
) -> list[ReportParagraph]:
    """Follow the order of what is generated, unless somebody moved paragraphs or they were issued."""
    new_of = {old: new for new, old in merging.old_of.items()}
    if _is_moved(merging, new_of):
        return _in_own_order(merging, fresh, rest, new_of)
    followers: dict[int, list[ReportParagraph]] = {}
    last = -1
    for place in range(len(merging.paragraphs)):
        last = new_of.get(place, last)
        if place in rest:
            followers.setdefault(last, []).append(rest[place])
    ordered = followers.get(-1, [])
    for place, one in enumerate(fresh):
        ordered += (one, *followers.get(place, ()))
    return ordered


def _is_moved(merging: _Merging, new_of: Mapping[int, int]) -> bool:
    paired = [merging.paragraphs[place] for place in range(len(merging.paragraphs)) if place in new_of]
    places = [one.base_position for one in paired if one.base_position is not None]
    return places != sorted(places) or any(one.fixed_number for one in merging.paragraphs)


def _in_own_order(
    merging: _Merging,
    fresh: Sequence[ReportParagraph],
    rest: Mapping[int, ReportParagraph],
    new_of: Mapping[int, int],
) -> list[ReportParagraph]:
    """Keep the order there is, and put what is new behind what it follows."""
    behind: dict[int, list[ReportParagraph]] = {}
    last = -1
    for place, one in enumerate(fresh):
        if place in merging.old_of:
            last = merging.old_of[place]
        else:
            behind.setdefault(last, []).append(one)
    ordered = behind.get(-1, [])
    for place in range(len(merging.paragraphs)):
        own = fresh[new_of[place]] if place in new_of else rest[place]
        ordered += (own, *behind.get(place, ()))
    return ordered


def _counted(
    merging: _Merging, fresh: Sequence[ReportParagraph], rest: Mapping[int, ReportParagraph]
) -> MergeCount:
    added = sum(not one.id and not one.is_deleted for one in fresh)
    pairs = [(merging.paragraphs[old], fresh[new]) for new, old in merging.old_of.items()]
    pairs = [(old, new) for old, new in pairs if not new.is_deleted]
    proposed = sum(new.has_proposal for _old, new in pairs)
    taken = sum(not new.has_proposal and _texts(old) != _texts(new) for old, new in pairs)
    gone = [(merging.paragraphs[place], one) for place, one in rest.items() if one.key]
    dropped = sum(one.is_deleted and not old.is_deleted for old, one in gone)
    proposed += sum(one.has_proposal and not one.is_deleted for _old, one in gone)
    kept = len(pairs) + len(gone) - taken - dropped - proposed
    return MergeCount(kept, taken, added, dropped, proposed)


def _texts(one: ReportParagraph) -> dict[str, str]:
    return {language: text.text for language, text in one.texts.items()}
