"""Propose which clause of an older mandate became which clause of a newer one, from their words alone."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from iomdesk.model.concordance import ConcordanceKind

_WORD = re.compile(r"\w+")
_LIKE = 0.5  # from here on two clauses are taken for one that was reworded
_INSIDE = 0.55  # from here on a clause is taken for a part of another
_SAME = 1.0


@dataclass(frozen=True)
class ClauseWords:
    """Hold what is compared of a clause: where it stands, its text per language, which are official."""

    id: int
    chapter: str
    letter: str
    texts: Mapping[str, str]
    official: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """Return the words per language, without the points and capitals that only a place gives."""
        return {language: tuple(_WORD.findall(text.casefold())) for language, text in self.texts.items()}


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """Propose what became of a clause; `likeness` goes from 0 to 1, and is 1 for the same words alone."""

    old: int | None
    new: int | None
    kind: ConcordanceKind
    likeness: float = 0.0


class _Pair(NamedTuple):
    old: ClauseWords
    new: ClauseWords
    likeness: float
    new_in_old: float
    old_in_new: float


Weights = Mapping[tuple[str, str], float]


def propose_concordance(old: Sequence[ClauseWords], new: Sequence[ClauseWords]) -> tuple[ProposedLink, ...]:
    """Say of each clause whether it stayed, was reworded, split, merged or dropped, and which are new.

    The same words in two clauses go first to the chapter that the other clauses of their chapter went to.
    """
    weights = _weights((*old, *new))
    related = [pair for a in old for b in new if _is_related(pair := _compare(a, b, weights))]
    ordered = _best_first(related, old, new)
    found = _one_to_one(ordered)
    found += _parts_of_old(ordered, found)
    found += _parts_of_new(ordered, found)
    return tuple(_links(old, new, found))


def _weights(clauses: Sequence[ClauseWords]) -> Weights:
    """Weigh words by how few clauses use them: what every clause says tells none from the others."""
    uses = Counter(
        (language, word) for one in clauses for language, words in one.words.items() for word in set(words)
    )
    return {word: math.log(1 + len(clauses) / count) for word, count in uses.items()}


def _compare(old: ClauseWords, new: ClauseWords, weights: Weights) -> _Pair:
    """Compare official texts where both have one in a language, else all languages both are in."""
    common = sorted(old.words.keys() & new.words.keys())
    languages = [one for one in common if one in old.official & new.official] or common
    if languages and all(old.words[one] == new.words[one] for one in languages):
        return _Pair(old, new, _SAME, _SAME, _SAME)
    shares = [_shares(one, old.words[one], new.words[one], weights) for one in languages]
    likeness, in_old, in_new = (
        (sum(part) / len(shares) for part in zip(*shares, strict=True)) if shares else (0, 0, 0)
    )
    return _Pair(old, new, min(likeness, 0.99), in_old, in_new)


def _shares(
    language: str, old: tuple[str, ...], new: tuple[str, ...], weights: Weights
) -> tuple[float, float, float]:
    def weight(words: Counter[str]) -> float:
        return sum(weights[language, word] * count for word, count in words.items())

    before, after = Counter(old), Counter(new)
    shared, of_old, of_new = weight(before & after), weight(before), weight(after)
    if not shared:
        return 0.0, 0.0, 0.0
    return 2 * shared / (of_old + of_new), shared / of_new, shared / of_old


def _is_related(pair: _Pair) -> bool:
    return pair.likeness >= _LIKE or max(pair.new_in_old, pair.old_in_new) >= _INSIDE


def _best_first(
    pairs: Iterable[_Pair], old: Sequence[ClauseWords], new: Sequence[ClauseWords]
) -> list[_Pair]:
    pairs = list(pairs)
    moved: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        moved[pair.old.chapter, pair.new.chapter] += round(1000 * pair.likeness)
    places = {id(one): place for clauses in (old, new) for place, one in enumerate(clauses)}

    def rank(pair: _Pair) -> tuple[object, ...]:
        before, after = places[id(pair.old)], places[id(pair.new)]
        return (
            -round(pair.likeness, 6),
            -moved[pair.old.chapter, pair.new.chapter],
            pair.old.chapter != pair.new.chapter,
            pair.old.letter != pair.new.letter,
            abs(before - after),
            before,
            after,
        )

    return sorted(pairs, key=rank)


def _one_to_one(ordered: Iterable[_Pair]) -> list[_Pair]:
    found: list[_Pair] = []
    for pair in ordered:
        if pair.likeness >= _LIKE and not any(pair.old is p.old or pair.new is p.new for p in found):
            found.append(pair)
    return found


def _parts_of_old(ordered: Sequence[_Pair], found: Sequence[_Pair]) -> Iterator[_Pair]:
    """Find, for new clauses that match none, the old clause they were split off from."""
    taken = {id(pair.new) for pair in found}
    kept_whole = {id(pair.old) for pair in found if pair.likeness == _SAME}
    for pair in sorted(ordered, key=lambda pair: -pair.new_in_old):
        may_be_part = id(pair.old) not in kept_whole or pair.likeness == _SAME
        if pair.new_in_old >= _INSIDE and may_be_part and id(pair.new) not in taken:
            taken.add(id(pair.new))
            yield pair


def _parts_of_new(ordered: Sequence[_Pair], found: Sequence[_Pair]) -> Iterator[_Pair]:
    """Find, for old clauses that match none, the new clause they were merged into."""
    taken = {id(pair.old) for pair in found}
    kept_whole = {id(pair.new) for pair in found if pair.likeness == _SAME}
    for pair in sorted(ordered, key=lambda pair: -pair.old_in_new):
        may_be_part = id(pair.new) not in kept_whole or pair.likeness == _SAME
        if pair.old_in_new >= _INSIDE and may_be_part and id(pair.old) not in taken:
            taken.add(id(pair.old))
            yield pair


def _links(
    old: Sequence[ClauseWords], new: Sequence[ClauseWords], found: Sequence[_Pair]
) -> Iterator[ProposedLink]:
    """Give the links in the order of the old mandate, then what is new in the order of the new one."""
    places = {id(one): place for place, one in enumerate(new)}
    for clause in old:
        own = sorted((p for p in found if p.old is clause), key=lambda pair: places[id(pair.new)])
        yield from (ProposedLink(p.old.id, p.new.id, _kind(p, found), p.likeness) for p in own)
        if not own:
            yield ProposedLink(clause.id, None, ConcordanceKind.DROPPED)
    matched = {id(pair.new) for pair in found}
    for clause in new:
        if id(clause) not in matched:
            yield ProposedLink(None, clause.id, ConcordanceKind.NEW)


def _kind(pair: _Pair, found: Sequence[_Pair]) -> ConcordanceKind:
    if sum(other.old is pair.old for other in found) > 1:
        return ConcordanceKind.SPLIT
    if sum(other.new is pair.new for other in found) > 1:
        return ConcordanceKind.MERGED
    return ConcordanceKind.SAME if pair.likeness == _SAME else ConcordanceKind.REWORDED
