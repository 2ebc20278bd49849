"""Hold a paragraph against the interventions it came from: how many, in which sense, and who is named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from iomdesk.document.flat_text import Edit, flatten
from iomdesk.document.inline import Text
from iomdesk.document.quantifiers import Noun, Quantifier, Scale, quantifier_for, read_quantifiers
from iomdesk.document.spoken import ANONYMOUS, Spoken, Voices, by_sense, count_voices

Doubtful = Literal["count", "gone", "sense", "named"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Say what of a paragraph is not true of its sources (any more).

    `count`: the words from `start` to `end` do not fit `count` of `speakers`; `offer` are words that do, and
    `edits` put them into the paragraph. `gone`: none of the sources is left for the words. `sense`: the
    sources `ids` speak in another sense than the words. `named`: the words name one who is to stay unnamed.
    """

    kind: Doubtful
    start: int
    end: int
    words: str
    count: int = 0
    speakers: int = 0
    offer: str = ""
    edits: tuple[Edit, ...] = ()
    ids: tuple[int, ...] = ()


def check_prose(
    text: str, sources: Sequence[int], heard: Sequence[Spoken], scale: Scale, manner: Mapping[str, Any]
) -> tuple[Doubt, ...]:
    """Find what a paragraph says that its sources do not bear out; `heard` is all that was said on the item.

    `text` are the characters of the paragraph laid flat (`flatten`): doubts point into them. `manner` is the
    language's part of the drafting data.
    """
    if not sources:
        return ()
    cited = [one for one in heard if one.id in set(sources)]
    clauses = list(_clauses(text, scale, manner))
    doubts = [
        *_counts(text, clauses, cited, heard, scale, manner),
        *_senses(clauses, cited),
        *_names(text, cited),
    ]
    if not cited and not doubts:
        doubts = [Doubt("gone", 0, 0, "")]
    return tuple(sorted(doubts, key=lambda doubt: doubt.start))


def quantifier_edits(
    text: str, start: int, end: int, words: str, is_many: bool, manner: Mapping[str, Any]
) -> tuple[Edit, ...]:
    """Put other words for how many in the place of some, the verb after them in the right number."""
    if text[start:end][:1].isupper():
        words = words[:1].upper() + words[1:]
    edits = [Edit(start, end, words)]
    for one, many in sorted(manner.get("agreement", ()), key=lambda pair: -len(pair[1])):
        found, wanted = (one, many) if is_many else (many, one)
        verb = re.compile(rf"\s+({re.escape(found)})(?!\w)").match(text, end)
        if verb:
            edits.append(Edit(*verb.span(1), wanted))
            break
    return tuple(edits)


def mended(text: Text, doubt: Doubt) -> Text:
    """Give a text the words that fit; its faces, notes and links stay."""
    return flatten(text).edited(doubt.edits).raised(())


def read_sense(words: str, manner: Mapping[str, Any]) -> str:
    """Return the stance that words report, where they report just one; else nothing."""
    senses = {
        sense
        for sense, readings in manner.get("reads", {}).items()
        if any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", words, re.IGNORECASE) for one in readings)
    }
    return senses.pop() if len(senses) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Clause:
    """Hold a quantifier with the words up to the next, and the sense they report."""

    quantifier: Quantifier
    words: str
    sense: str


def _clauses(text: str, scale: Scale, manner: Mapping[str, Any]) -> Iterator[_Clause]:
    found = read_quantifiers(text, scale)
    ends = [one.start for one in found[1:]] + [len(text)] * bool(found)
    for one, end in zip(found, ends, strict=True):
        words = text[one.start : end]
        yield _Clause(one, words, read_sense(words, manner))


def _counts(
    text: str,
    clauses: Sequence[_Clause],
    cited: Sequence[Spoken],
    heard: Sequence[Spoken],
    scale: Scale,
    manner: Mapping[str, Any],
) -> Iterator[Doubt]:
    spoke = count_voices(heard)
    for clause in clauses:
        found = clause.quantifier
        sayers = _sayers(text, clause, cited)
        if any(_is_true(found, count_voices(some), spoke) for some in _readings(clause, clauses, sayers)):
            continue
        voices = count_voices(sayers)
        if not voices.together:
            yield Doubt("gone", found.start, found.end, found.words)
            continue
        count, speakers = _figures(voices, spoke)
        words = quantifier_for(scale, count, speakers, _noun(found, sayers, scale))
        edits = quantifier_edits(text, found.start, found.end, words, voices.together > 1, manner)
        yield Doubt("count", found.start, found.end, found.words, count, speakers, words, edits)


def _figures(voices: Voices, spoke: Voices) -> tuple[int, int]:
    """Count delegations, and voices of groups only where no delegation spoke for itself."""
    return (
        (voices.delegations, spoke.delegations) if voices.delegations else (voices.together, spoke.together)
    )


def _is_true(found: Quantifier, voices: Voices, spoke: Voices) -> bool:
    return found.says(voices.delegations, spoke.delegations) or found.says(voices.together, spoke.together)


def _sayers(text: str, clause: _Clause, cited: Sequence[Spoken]) -> list[Spoken]:
    """List whom a quantifier may count: the sources in its sense, for "others" without those named before."""
    sayers = [one for one in cited if not clause.sense or one.sense == clause.sense]
    if clause.quantifier.is_others:
        before = text[: clause.quantifier.start]
        sayers = [one for one in sayers if not _is_named(one, before)]
    return [one for one in sayers if one.is_counted]


def _readings(clause: _Clause, clauses: Sequence[_Clause], sayers: list[Spoken]) -> list[list[Spoken]]:
    """Where several quantifiers share the sources and the sense cannot be read, each may mean one sense."""
    if clause.sense or len(clauses) == 1:
        return [sayers]
    return [sayers, *by_sense(sayers).values()]


def _noun(found: Quantifier, sayers: Sequence[Spoken], scale: Scale) -> Noun:
    if found.is_others:
        return "others"
    singular = found.step is not None and found.words.casefold() == found.step.delegations.casefold()
    many = scale.counted[1] if len(scale.counted) > 1 else ""
    says_delegations = singular or bool(many and many in found.words.casefold())
    return (
        "members"
        if not says_delegations and all(one.capacity == "member" for one in sayers)
        else "delegations"
    )


def _senses(clauses: Sequence[_Clause], cited: Sequence[Spoken]) -> Iterator[Doubt]:
    """Doubt sources of another sense, where the words report the sense of each quantifier."""
    told = {clause.sense for clause in clauses}
    strange = tuple(one.id for one in cited if one.is_counted and one.sense not in told)
    if clauses and "" not in told and strange:
        first = clauses[0].quantifier
        yield Doubt("sense", first.start, first.end, first.words, ids=strange)


def _names(text: str, cited: Sequence[Spoken]) -> Iterator[Doubt]:
    for one in cited:
        found = _named_at(one, text) if one.attribution == ANONYMOUS and one.is_counted else None
        if found is not None:
            yield Doubt("named", found.start(), found.end(), found[0], ids=(one.id,))


def _is_named(one: Spoken, text: str) -> bool:
    return _named_at(one, text) is not None


def _named_at(one: Spoken, text: str) -> re.Match[str] | None:
    return name_in(text, (one.group,) if one.group else one.names)


def name_in(text: str, names: Sequence[str]) -> re.Match[str] | None:
    """Find the first of some names in a text as whole words."""
    known = sorted({name for name in names if name}, key=len, reverse=True)
    if not known:
        return None
    return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)", text)
