"""Put two changes of one text together, paragraph by paragraph, where they do not touch the same ones."""

import re
from difflib import SequenceMatcher

_BREAK = re.compile(r"\n{2,}")
_Change = tuple[int, int, tuple[str, ...]]


def merged_text(base: str, mine: str, theirs: str) -> str | None:
    """Return a text with both changes; None where both changed the same paragraph, or wrote at one place.

    What both changed alike is taken once.
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    paragraphs = _paragraphs(base)
    own, other = _changes(paragraphs, mine), _changes(paragraphs, theirs)
    if any(_meet(one, two) for one in own for two in other if one != two):
        return None
    merged: list[str] = []
    at = 0
    for start, end, words in sorted({*own, *other}):
        merged += [*paragraphs[at:start], *words]
        at = end
    return "\n\n".join([*merged, *paragraphs[at:]])


def _paragraphs(text: str) -> list[str]:
    return _BREAK.split(text) if text else []


def _changes(base: list[str], text: str) -> list[_Change]:
    paragraphs = _paragraphs(text)
    matcher = SequenceMatcher(None, base, paragraphs, autojunk=False)
    return [
        (start, end, tuple(paragraphs[first:last]))
        for kind, start, end, first, last in matcher.get_opcodes()
        if kind != "equal"
    ]


def _meet(one: _Change, other: _Change) -> bool:
    """Say whether two changes take the same paragraph, or put words into the same place."""
    return (one[0] < other[1] and other[0] < one[1]) or one[0] == other[0]
