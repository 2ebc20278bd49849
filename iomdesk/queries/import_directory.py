"""Whom a list of participants can mean: the States, the organisations, who takes part already."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sqlalchemy.orm import Session

from iomdesk.document.name_matching import Candidate, Likeness, find, fold, means_administration
from iomdesk.document.other_names import ADMINISTRATION, OTHER_NAMES
from iomdesk.document.participant_words import capacity_meant
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.participants import (
    DelegationRow,
    OrganisationRow,
    StateRow,
    delegations_of,
    list_organisations,
    list_states,
)
from iomdesk.queries.states import states_on

_CLOSE = frozenset([Likeness.BEGINS, Likeness.BEGINS_OTHERWISE, Likeness.WORDS, Likeness.TYPO])
_SHORTEST_INSIDE = 4


class Recognition(StrEnum):
    """Say how a State or organisation was recognised."""

    SURE = "sure"
    GUESSED = "guessed"
    SEVERAL = "several"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Holder:
    """Hold whose delegation is meant; `names` are set where the organisation is new to the desk."""

    name: str
    capacity: str
    state: str | None = None
    organisation: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    delegation: DelegationRow | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """Return what tells holders apart."""
        if self.organisation is not None:
            return "organisation", str(self.organisation)
        return ("state", self.state) if self.state else ("new", fold(self.name))


@dataclass(frozen=True)
class Recognised:
    """Hold who was recognised, or the names of those who can be meant."""

    how: Recognition
    holder: Holder | None = None
    possible: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportDirectory:
    """Hold whom the desk knows and who takes part in the session already.

    `observers` are the States that are observers, not members, on the day of the session.
    """

    states: tuple[StateRow, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()
    delegations: tuple[DelegationRow, ...] = ()
    language: str = "fr"
    observers: frozenset[str] = frozenset()

    def prepare(self) -> int:
        """Fold all names now, beside the window and not at the first row; return how many there are."""
        return len(self._called)

    def recognise(self, written: str, capacity: str | None) -> Recognised:
        """Say whose delegation is meant by what is written; close spellings count for States only."""
        asked = (fold(written), capacity)
        if asked not in self._recognised:
            self._recognised[asked] = self._recognise(written, capacity)
        return self._recognised[asked]

    def _recognise(self, written: str, capacity: str | None) -> Recognised:
        exact = self._called.get(fold(written), ())
        if exact:
            return self._chosen(exact, Recognition.SURE)
        if capacity == "administration" or capacity_meant(written) == "administration":
            return Recognised(Recognition.SURE, self._administration)
        if capacity != "organisation":
            close = self._close(written) or self._inside(written)
            if close:
                return self._chosen(close, Recognition.GUESSED)
        name = " ".join(written.split())
        return Recognised(
            Recognition.UNKNOWN, Holder(name, capacity or "organisation", names={self.language: name})
        )

    def _chosen(self, places: Sequence[int], how: Recognition) -> Recognised:
        holders = [self._holders[place] for place in places]
        if len(holders) > 1:
            return Recognised(Recognition.SEVERAL, possible=tuple(holder.name for holder in holders))
        return Recognised(how, holders[0])

    def _close(self, written: str) -> list[int]:
        """Find the States of which the beginning, the words or nearly the letters are written."""
        found = find(written, self._candidates, self.language)
        close = [match.candidate.key for match in found if match.likeness in _CLOSE]
        return [place for place in close if self._holders[place].state is not None]

    def _inside(self, written: str) -> list[int]:
        """Find the State whose name stands within a longer one: "Republic of Guinea-Bissau"."""
        wanted = f" {fold(written)} "
        inside = [
            (len(name), place)
            for name, places in self._called.items()
            if len(name) >= _SHORTEST_INSIDE and f" {name} " in wanted
            for place in places
            if self._holders[place].state is not None
        ]
        longest = max((length for length, _place in inside), default=0)
        return [place for length, place in inside if length == longest]

    @cached_property
    def _recognised(self) -> dict[tuple[str, str | None], Recognised]:
        return {}

    @cached_property
    def _called(self) -> Mapping[str, tuple[int, ...]]:
        """Say who has a name or a code, folded; asked first, because most lists are written in full."""
        called: dict[str, tuple[int, ...]] = {}
        for candidate in self._candidates:
            for name in {folded for folded, _name in candidate.folded} | candidate.folded_codes:
                called[name] = (*called.get(name, ()), candidate.key)
        return called

    @cached_property
    def _holders(self) -> tuple[Holder, ...]:
        return tuple(self._all())

    @cached_property
    def _administration(self) -> Holder:
        known = (holder for holder in self._holders if holder.capacity == "administration")
        new = Holder(ADMINISTRATION[self.language], "administration", names=ADMINISTRATION)
        return next(known, new)

    @cached_property
    def _candidates(self) -> tuple[Candidate, ...]:
        names: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
            ((*row.names.values(), *OTHER_NAMES.get(row.iso3, ())), (row.iso3, row.iso2))
            for row in self.states
        ]
        names += [((row.name, *row.names.values()), (row.abbreviation,)) for row in self.organisations]
        return tuple(
            Candidate(place, holder.name, *names[place]) for place, holder in enumerate(self._holders)
        )

    def _all(self) -> Iterator[Holder]:
        of_state = {row.state_iso3: row for row in self.delegations if row.state_iso3}
        of_organisation = {row.organisation_id: row for row in self.delegations if row.organisation_id}
        for state in self.states:
            name = state.names[self.language]
            capacity = "observer_state" if state.iso3 in self.observers else "member"
            yield Holder(name, capacity, state=state.iso3, delegation=of_state.get(state.iso3))
        for row in self.organisations:
            is_administration = means_administration((row.name, *row.names.values()))
            yield Holder(
                row.name,
                "administration" if is_administration else "organisation",
                organisation=row.id,
                delegation=of_organisation.get(row.id),
            )


def import_directory(session: Session, *, session_id: int, language: str = "fr") -> ImportDirectory:
    """Return whom a list of participants of a session can mean."""
    directory = ImportDirectory(
        list_states(session, language=language),
        list_organisations(session, language=language),
        delegations_of(session, session_id=session_id, language=language),
        language,
        _observers(session, session_id),
    )
    directory.prepare()
    return directory


def _observers(session: Session, session_id: int) -> frozenset[str]:
    record = session.get(GroupSession, session_id)
    if record is None or record.start_on is None:
        return frozenset()
    states = states_on(session, day=record.start_on)
    return frozenset(s.iso3 for s in states if s.membership is not None and s.membership.kind == "observer")
