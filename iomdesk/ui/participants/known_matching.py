"""Whom of those known from other sessions is meant by the name that is being typed."""

from collections.abc import Iterable

from iomdesk.document.name_matching import fold
from iomdesk.document.person_matching import same_name
from iomdesk.queries.known_persons import Holder, KnownPerson

_SHORTEST = 2


def propose_persons(
    given: str, family: str, known: Iterable[KnownPerson], holder: Holder, limit: int = 6
) -> tuple[KnownPerson, ...]:
    """Return those of whom every word typed begins a name; those of the same State or organisation first."""
    typed = fold(f"{given} {family}").split()
    if sum(len(word) for word in typed) < _SHORTEST:
        return ()
    found = [person for person in known if _begins(typed, person)]
    found.sort(key=lambda p: (p.holder != holder, fold(p.family_name), fold(p.given_name), p.id))
    return tuple(found[:limit])


def is_same(given: str, family: str, person: KnownPerson, holder: Holder) -> bool:
    """Say whether the whole name is typed of somebody who was in the same delegation."""
    return person.holder == holder and same_name((given, family), (person.given_name, person.family_name))


def _begins(typed: list[str], person: KnownPerson) -> bool:
    words = fold(f"{person.given_name} {person.family_name}").split()
    return all(any(word.startswith(part) for word in words) for part in typed)
