"""Whom a list of participants can mean: the States, the organisations, who takes part already."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sqlalchemy.orm import Session

from iomdesk.document.name_matching import Candidate, Likeness, Match, find, fold, means_administration
from iomdesk.document.other_names import ADMINISTRATION, OTHER_NAMES
from iomdesk.document.participant_words import capacity_meant
from iomdesk.queries.participants import (
    DelegationRow,
    OrganisationRow,
    StateRow,
    delegations_of,
    list_organisations,
    list_states,
)

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
    """Hold whom the desk knows and who takes part in the session already."""

    states: tuple[StateRow, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()
    delegations: tuple[DelegationRow, ...] = ()
    language: str = "fr"

    def recognise(self, written: str, capacity: str | None) -> Recognised:
        """Say whose delegation is meant by what is written; close spellings count for States only."""
        asked = (fold(written), capacity)
        if asked not in self._recognised:
            self._recognised[asked] = self._recognise(written, capacity)
        return self._recognised[asked]

    def _recognise(self, written: str, capacity: str | None) -> Recognised:
        found = find(written, self._candidates, self.language)
        exact = [match for match in found if match.likeness is Likeness.EXACT]
        if exact:
            return self._chosen(exact, Recognition.SURE)
        if capacity == "administration" or capacity_meant(written) == "administration":
            return Recognised(Recognition.SURE, self._administration)
        if capacity != "organisation":
            close = [match for match in found if self._is_close(match)] or self._inside(written)
            if close:
                return self._chosen(close, Recognition.GUESSED)
        name = " ".join(written.split())
        return Recognised(
            Recognition.UNKNOWN, Holder(name, capacity or "organisation", names={self.language: name})
        )

    def _chosen(self, matches: Sequence[Match], how: Recognition) -> Recognised:
        if len(matches) > 1:
            return Recognised(Recognition.SEVERAL, possible=tuple(m.candidate.name for m in matches))
        return Recognised(how, self._holders[matches[0].candidate.key])

    def _is_close(self, match: Match) -> bool:
        return match.likeness in _CLOSE and self._holders[match.candidate.key].state is not None

    def _inside(self, written: str) -> list[Match]:
        """Find the State whose name stands within a longer one: "Republic of Guinea-Bissau"."""
        wanted = f" {fold(written)} "
        inside = [
            (len(folded), Match(candidate, Likeness.CONTAINS, name))
            for candidate in self._candidates
            if self._holders[candidate.key].state is not None
            for folded, name in candidate.folded
            if len(folded) >= _SHORTEST_INSIDE and f" {folded} " in wanted
        ]
        longest = max((length for length, _match in inside), default=0)
        return list({m.candidate.key: m for length, m in inside if length == longest}.values())

    @cached_property
    def _recognised(self) -> dict[tuple[str, str | None], Recognised]:
        return {}

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
            yield Holder(name, "member", state=state.iso3, delegation=of_state.get(state.iso3))
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
    return ImportDirectory(
        list_states(session, language=language),
        list_organisations(session, language=language),
        delegations_of(session, session_id=session_id, language=language),
        language,
    )
