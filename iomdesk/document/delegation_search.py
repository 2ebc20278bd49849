"""Find who speaks by what was typed, and on whose behalf: "Suisse", "CHE", "Suisse au nom de l'UE"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iomdesk.document.name_matching import Candidate, Likeness, Match, find
from iomdesk.document.other_names import OTHER_NAMES

_ON_BEHALF = re.compile(
    r"\s+(?:au\s+nom\s+(?:de\s+la|de\s+l['’]|des|du|de|d['’])|on\s+behalf\s+of(?:\s+the)?|"
    r"en\s+nombre\s+(?:de\s+la|de\s+los|de\s+las|del|de)|p\.\s?o\.)(?:\s+|(?<=['’]))",
    re.IGNORECASE,
)
_HALF_TYPED = re.compile(r"\s+(?:au(?:\s+n(?:om?)?(?:\s+d[eu]?s?)?)?|on\s+b\w*|en\s+n\w*)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """Hold a State (`state`, iso3) or an organisation that may speak; `delegation` where it is registered.

    `kind` is set for those who need no delegation: the chair, the Administration.
    """

    name: str
    names: tuple[str, ...] = ()
    codes: Sequence[str] = ()
    state: str | None = None
    organisation: int | None = None
    delegation: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Hold a group on whose behalf a statement can be made; `aligned` are names of States."""

    id: int
    name: str
    names: tuple[str, ...] = ()
    label: str = ""
    aligned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """Hold what was typed in its two halves; `group` is None while nobody is named to speak for."""

    speaker: str
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one who is meant; `by` is the name that matched where another one is shown."""

    party: Party
    by: str = ""


def split_typed(typed: str) -> Typed:
    """Take what was typed apart at "au nom de" (or its like in another language)."""
    halves = _ON_BEHALF.split(f"{typed} " if typed.endswith(("de", "du", "des", "of")) else typed, maxsplit=1)
    if len(halves) == 2:
        return Typed(halves[0].strip(), halves[1].strip())
    return Typed(_HALF_TYPED.sub("", typed).strip())


def find_parties(typed: str, parties: Sequence[Party], language: str, limit: int = 7) -> tuple[Found, ...]:
    """Return who can be meant, the best first; of equals, those who are registered come first."""
    candidates = [
        Candidate(place, one.name, (*one.names, *OTHER_NAMES.get(one.state or "", ())), tuple(one.codes))
        for place, one in enumerate(parties)
    ]
    matches = find(typed, candidates, language, len(parties))
    matches = tuple(sorted(matches, key=lambda match: _rank(match, parties[match.candidate.key])))
    return tuple(
        Found(parties[match.candidate.key], "" if match.by == match.candidate.name else match.by)
        for match in matches[:limit]
    )


def find_groups(typed: str, groups: Sequence[Group], language: str, limit: int = 7) -> tuple[Group, ...]:
    """Return the groups that can be meant, the best first; all of them while nothing is typed."""
    if not typed.strip():
        return tuple(groups[:limit])
    candidates = [
        Candidate(place, one.name, one.names, (one.label,) if one.label else ())
        for place, one in enumerate(groups)
    ]
    return tuple(groups[match.candidate.key] for match in find(typed, candidates, language, limit))


def only_party(typed: str, parties: Sequence[Party], language: str) -> Party | None:
    """Return the one who is meant beyond doubt: named exactly, or the only one registered that matches."""
    found = find_parties(typed, parties, language, len(parties))
    candidates = [one.party for one in found]
    if not candidates:
        return None
    exact = find(
        typed, [Candidate(0, candidates[0].name, candidates[0].names, tuple(candidates[0].codes))], language
    )
    if exact and exact[0].likeness is Likeness.EXACT:
        return candidates[0]
    registered = [one for one in candidates if one.delegation is not None]
    if len(registered) == 1:
        return registered[0]
    return candidates[0] if len(candidates) == 1 else None


def party_names(names: Mapping[str, str]) -> tuple[str, ...]:
    """Return all names there are, without doubles."""
    return tuple(dict.fromkeys(name for name in names.values() if name))


def _rank(match: Match, party: Party) -> tuple[bool, bool, Likeness]:
    """What is said exactly comes before all; then who is registered, however it was found."""
    is_away = party.delegation is None and not party.kind
    return match.likeness is not Likeness.EXACT, is_away, match.likeness
