"""Who may be meant by what is typed: everybody the desk knows, with who is registered told apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iomdesk.document.delegation_search import (
    Group,
    Party,
    find_groups,
    find_parties,
    only_party,
    party_names,
    split_typed,
)
from iomdesk.queries.conduct_rows import PresenceRow
from iomdesk.queries.participants import OrganisationRow, StateRow
from iomdesk.queries.speaking_for import GroupOnDay
from iomdesk.runtime.translations import _
from iomdesk.ui.wording import intervention_kinds


@dataclass(frozen=True)
class Known:
    """Hold whom the desk knows."""

    states: tuple[StateRow, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()
    presence: tuple[PresenceRow, ...] = ()
    groups: tuple[GroupOnDay, ...] = ()
    language: str = "fr"


@dataclass(frozen=True)
class Choice:
    """Hold what Enter would take: a party, perhaps speaking for a group; or somebody by name alone.

    `completion` is what the line would read with it.
    """

    party: Party | None
    name: str = ""
    by: str = ""
    group: Group | None = None
    completion: str = ""

    @property
    def is_registered(self) -> bool:
        """Say whether nothing has to be registered first."""
        return self.party is None or self.party.delegation is not None or bool(self.party.kind)


class Finder:
    """Find who is meant among those known."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._parties = tuple(_parties(known))
        names = {state.iso3: state.names[known.language] for state in known.states}
        self._groups = tuple(
            Group(
                one.id,
                one.name,
                party_names(one.names),
                one.label,
                tuple(names.get(iso3, iso3) for iso3 in one.aligned),
            )
            for one in known.groups
        )

    def choices(self, typed: str, limit: int = 7) -> tuple[Choice, ...]:
        """Return what can be meant, the best first."""
        halves = split_typed(typed)
        if halves.group is not None and halves.speaker:
            return self._for_groups(halves.speaker, halves.group, limit)
        found = find_parties(halves.speaker, self._parties, self.known.language, limit)
        choices = tuple(Choice(one.party, by=one.by, completion=one.party.name) for one in found)
        return choices or self._by_name(halves.speaker)

    def _for_groups(self, speaker: str, typed: str, limit: int) -> tuple[Choice, ...]:
        party = only_party(speaker, self._parties, self.known.language) or self._first(speaker)
        if party is None:
            return ()
        groups = find_groups(typed, self._groups, self.known.language, limit)
        choices = tuple(
            Choice(party, group=group, completion=_joined(party.name, group.name)) for group in groups
        )
        if typed and not any(group.name == typed for group in groups):
            free = Group(0, typed)
            choices = (*choices, Choice(party, group=free, completion=_joined(party.name, typed)))
        return choices

    def _first(self, speaker: str) -> Party | None:
        found = find_parties(speaker, self._parties, self.known.language, 1)
        return found[0].party if found else None

    @staticmethod
    def _by_name(typed: str) -> tuple[Choice, ...]:
        name = " ".join(typed.split())
        return (Choice(None, name=name, completion=name),) if len(name) > 2 else ()


def _joined(speaker: str, group: str) -> str:
    return _("{speaker} on behalf of {group}").format(speaker=speaker, group=group)


def _parties(known: Known) -> Iterator[Party]:
    by_state = {row.state_iso3: row.delegation_id for row in known.presence if row.state_iso3}
    by_name = {row.name: row.delegation_id for row in known.presence if not row.state_iso3}
    kinds = intervention_kinds()
    yield Party(_("Chair"), (str(kinds["chair"]),), kind="chair")
    if not any(row.capacity == "administration" for row in known.presence):
        yield Party(_("Administration"), (str(kinds["administration"]),), kind="administration")
    for state in known.states:
        yield Party(
            name=state.names[known.language],
            names=party_names(state.names),
            codes=(state.iso3, state.iso2),
            state=state.iso3,
            delegation=by_state.get(state.iso3),
        )
    for one in known.organisations:
        yield Party(
            name=one.name,
            names=party_names(one.names),
            codes=_codes(one),
            organisation=one.id,
            delegation=by_name.get(one.name),
        )


def _codes(one: OrganisationRow) -> Sequence[str]:
    return (one.abbreviation,) if one.abbreviation else ()
