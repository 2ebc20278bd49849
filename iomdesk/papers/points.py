"""The points that were made, out of the notes on what was said: joined to one sentence, echoes left out."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from iomdesk.document.sourced_prose import name_in
from iomdesk.document.spoken import ANONYMOUS
from iomdesk.papers.facts import LANGUAGES, InterventionFact
from iomdesk.papers.grammar import without_final_points
from iomdesk.runtime.templates import load_template

_PARTS = re.compile(r"\s*;\s*|(?<=[\w’)])\.\s+(?=[A-ZÀ-Ý])")
_BRACKETS = re.compile(r"\s*\([^()]*\)\Z")
_WORDS = re.compile(r"\w+’?|\w+")


def points_of(said: Sequence[InterventionFact], language: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the points noted in a language, each once, and the interventions whose notes were left out.

    Left out are notes in another language, and those that would name one who is to stay unnamed.
    """
    manner = load_template("drafting")[language]
    hidden = [name for one in said for name in _hidden(one)]
    points: dict[str, str] = {}
    left_out: list[int] = []
    for one in said:
        notes = " ".join(one.summary.split())
        if notes and (language_of(notes, one.language) != language or name_in(notes, hidden)):
            left_out.append(one.id)
            continue
        for part in _PARTS.split(notes):
            point = _point(part, manner)
            if point:
                points.setdefault(point.casefold(), point)
    return tuple(points.values()), tuple(left_out)


def language_of(notes: str, otherwise: str) -> str:
    """Tell the language of notes by its commonest words; otherwise it is the other one given."""
    words = [word.casefold().replace("'", "’") for word in _WORDS.findall(notes.replace("'", "’"))]
    counts = {
        language: sum(word in load_template("drafting")[language]["common"] for word in words)
        for language in LANGUAGES
    }
    best = max(counts.values())
    likely = [language for language, count in counts.items() if count == best]
    return likely[0] if best and len(likely) == 1 else otherwise


def are_clauses(points: Sequence[str], sense: str, language: str) -> bool:
    """Say whether all points are subordinate clauses ("que …"), which follow a verb as they are."""
    manner = load_template("drafting")[language]
    leads = manner["question" if sense == "question" else "clause"]
    return bool(points) and all(_begins(point, leads) for point in points)


def _begins(point: str, leads: Sequence[str]) -> bool:
    return any(point.startswith(lead if lead.endswith("’") else f"{lead} ") for lead in leads)


def _point(part: str, manner: Mapping[str, Any]) -> str:
    words = without_final_points(part.strip())
    plain = words.casefold()
    if not words or any(
        plain == echo or re.match(rf"{re.escape(echo)}(?!\w)", plain) for echo in manner["echoes"]
    ):
        return ""
    return _in_sentence(words, manner["capitals"])


def _in_sentence(words: str, capitals: Sequence[str]) -> str:
    """Take the capital of a note back, unless its first word bears one anywhere."""
    first = re.split(r"[\s’']", words, maxsplit=1)[0]
    keeps = first in capitals or first[1:] != first[1:].lower()
    return words if keeps else words[:1].lower() + words[1:]


def _hidden(one: InterventionFact) -> Sequence[str]:
    """List the names under which a statement that is to stay unnamed would be known."""
    if one.attribution != ANONYMOUS:
        return ()
    groups = (one.on_behalf_of, *one.group_names.values())
    return [_BRACKETS.sub("", name) for name in (*one.names.values(), *groups) if name]
