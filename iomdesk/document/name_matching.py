"""Find who is meant by what was typed: any language, codes, no accents, the best match first."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache

from iomdesk.document.other_names import ADMINISTRATION
from iomdesk.document.sorting import sort_key

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SAINT = re.compile(r"\bste?(?=\s\w)")
_TYPO_LETTERS = 4
_TYPO_LIKENESS = 0.78


class Likeness(IntEnum):
    """Say how well a candidate matches; the smaller the better."""

    EXACT = 0
    BEGINS = 1
    BEGINS_OTHERWISE = 2
    """In another language than the one shown, or by a name that is only searched."""
    WORDS = 3
    CODE_BEGINS = 4
    CONTAINS = 5
    TYPO = 6


@dataclass(frozen=True)
class Candidate:
    """Hold one of those who can be meant: the name shown, other names, and codes."""

    key: int
    name: str
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> tuple[tuple[str, str], ...]:
        """Return all names, the one shown first, as (folded for comparing, as written)."""
        written = dict.fromkeys((self.name, *self.names))
        return tuple((folded, name) for name in written if name for folded in _forms(name))

    @cached_property
    def folded_codes(self) -> frozenset[str]:
        """Return the codes folded for comparing."""
        return frozenset(fold(code) for code in self.codes if code)


@dataclass(frozen=True)
class Match:
    """Hold a candidate with how well it matches, and by which of its names."""

    candidate: Candidate
    likeness: Likeness
    by: str


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Fold case, accents, signs, a leading article, and "St" into "Saint"."""
    plain = sort_key(sort_key(text, "fr")[0], "en")[0]
    return _SAINT.sub("saint", plain)


def find(typed: str, candidates: Iterable[Candidate], language: str, limit: int = 8) -> tuple[Match, ...]:
    """Return the candidates that match, the best first, equals in the order of the language.

    What is close in spelling only counts where nothing else matches.
    """
    wanted = fold(typed)
    if not wanted:
        return ()
    known = tuple(candidates)
    found = [match for candidate in known if (match := _match(wanted, candidate)) is not None]
    if not found:
        found = list(_typos(wanted, known))
    found.sort(key=lambda match: (match.likeness, sort_key(match.candidate.name, language)))
    return tuple(found[:limit])


def has_words(wanted: str, folded: str) -> bool:
    """Say whether every word of a folded text begins a word of another."""
    words = folded.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def means_administration(names: Iterable[str]) -> bool:
    """Say whether one of the names is what the organisation's own administration is called."""
    known = {fold(name) for name in ADMINISTRATION.values()}
    return any(fold(name) in known for name in names)


def _match(wanted: str, candidate: Candidate) -> Match | None:
    if wanted in candidate.folded_codes:
        return Match(candidate, Likeness.EXACT, candidate.name)
    found = [
        (likeness, name)
        for folded, name in candidate.folded
        if (likeness := _grade(wanted, folded, is_shown=name == candidate.name)) is not None
    ]
    if len(wanted) > 1 and any(code.startswith(wanted) for code in candidate.folded_codes):
        found.append((Likeness.CODE_BEGINS, candidate.name))
    if not found:
        return None
    likeness, name = min(found, key=lambda pair: pair[0])
    return Match(candidate, likeness, name)


def _grade(wanted: str, folded: str, *, is_shown: bool) -> Likeness | None:
    if folded == wanted:
        return Likeness.EXACT
    if folded.startswith(wanted) or _squeezed(folded).startswith(_squeezed(wanted)):
        return Likeness.BEGINS if is_shown else Likeness.BEGINS_OTHERWISE
    if has_words(wanted, folded):
        return Likeness.WORDS
    return Likeness.CONTAINS if len(wanted) > 2 and wanted in folded else None


def _typos(wanted: str, candidates: Sequence[Candidate]) -> Iterator[Match]:
    if len(wanted) < _TYPO_LETTERS:
        return
    for candidate in candidates:
        written = dict(reversed(candidate.folded))
        for folded in difflib.get_close_matches(wanted, written, 1, _TYPO_LIKENESS):
            yield Match(candidate, Likeness.TYPO, written[folded])


def _forms(name: str) -> tuple[str, ...]:
    """Fold a name as a whole, and without what stands in brackets: "Bolivia (Plurinational State of)"."""
    return tuple(dict.fromkeys((fold(name), fold(_IN_BRACKETS.sub("", name)))))


def _squeezed(folded: str) -> str:
    return folded.replace(" ", "")
