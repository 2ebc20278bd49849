"""Say whether two names may be those of one person: accents, order, initials, slips of the pen."""

import difflib
from functools import lru_cache

from iomdesk.document.name_matching import fold

Name = tuple[str, str]
"""A given name and a family name."""

_LIKE = 0.88
_LIKE_GIVEN = 0.8
"""From these likenesses of 1 on, two whole or two given names are taken for spellings of one."""


def same_name(one: Name, other: Name) -> bool:
    """Say whether two names have the same words, whatever their order, accents and case."""
    return _words(one) == _words(other)


def may_be_same_name(one: Name, other: Name) -> bool:
    """Say whether two names of one delegation may be one person's: an initial, a slip, a name left out."""
    (given, family), (other_given, other_family) = _folded(one), _folded(other)
    if family == other_family and family:
        return _may_be_one_given(given, other_given)
    return given[:1] == other_given[:1] and _is_like(
        f"{given} {family}", f"{other_given} {other_family}", _LIKE
    )


@lru_cache(maxsize=8192)
def _folded(name: Name) -> Name:
    given, family = name
    return fold(given), fold(family)


@lru_cache(maxsize=8192)
def _words(name: Name) -> tuple[str, ...]:
    return tuple(sorted(" ".join(_folded(name)).split()))


def _may_be_one_given(given: str, other: str) -> bool:
    """Accept a missing given name, an initial, a part of several, and a slip in a longer one."""
    if not given or not other:
        return True
    parts, other_parts = given.split(), other.split()
    if all(a.startswith(b) or b.startswith(a) for a, b in zip(parts, other_parts, strict=False)):
        return True
    return min(len(given), len(other)) > 3 and _is_like(given, other, _LIKE_GIVEN)


def _is_like(one: str, other: str, limit: float) -> bool:
    matcher = difflib.SequenceMatcher(None, one, other)
    quick = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # the cheapest says no first
    return all(ratio() >= limit for ratio in quick)
