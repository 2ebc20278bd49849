"""Rows of States with what they are on a day: members, observers, in which groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.sorting import sort_key
from iomdesk.model.membership import GroupMembership, GroupScheme, Membership, StateGroup
from iomdesk.model.participants import State
from iomdesk.model.periods import Period
from iomdesk.model.state_lists import MembershipLine


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """Show one record of membership."""

    id: int
    kind: str
    from_on: date | None
    until_on: date | None
    vote_suspended_from: date | None
    vote_suspended_until: date | None
    is_verified: bool

    @property
    def period(self) -> Period:
        """Return the days over which it holds."""
        return Period(self.from_on, self.until_on)

    def is_suspended_on(self, day: date) -> bool:
        """Say whether the vote is suspended on a day (Constitution, art. 4(1)); both ends count."""
        suspended = Period(self.vote_suspended_from, self.vote_suspended_until)
        return suspended != Period() and suspended.covers(day)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Show a State's place in a group."""

    id: int
    group_id: int
    state_iso3: str
    from_on: date | None
    until_on: date | None
    is_aligned_only: bool

    @property
    def period(self) -> Period:
        """Return the days over which it holds."""
        return Period(self.from_on, self.until_on)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Show a group; `label` is its abbreviation, else its name; `states` are in the order of the language."""

    id: int
    scheme_id: int
    name: str
    label: str
    names: Mapping[str, str]
    abbreviation: str
    states: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """Show a way of grouping States with its groups."""

    id: int
    name: str
    is_used: bool
    groups: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class StateOnDay:
    """Show a State as it is on a day; `memberships` are all records, `membership` the one of that day.

    `groups` are those of the schemes in use, `aligned` the ones it only aligns itself with.
    """

    iso3: str
    iso2: str
    name: str
    names: Mapping[str, str]
    memberships: tuple[MembershipRow, ...]
    membership: MembershipRow | None
    is_suspended: bool
    groups: tuple[str, ...]
    aligned: tuple[str, ...]


def states_on(session: Session, *, day: date, language: str = "fr") -> tuple[StateOnDay, ...]:
    """List the States as they are on a day, sorted by name without articles or accents."""
    memberships = _memberships(session)
    places = _groups_on(list_schemes(session, language=language), day)
    rows = [
        _state(state, memberships.get(state.iso3, ()), places.get(state.iso3, ()), day, language)
        for state in session.scalars(select(State))
    ]
    return tuple(sorted(rows, key=lambda row: sort_key(row.name, language)))


def state_codes(session: Session) -> frozenset[str]:
    """Return the three-letter codes of all States."""
    return frozenset(session.scalars(select(State.iso3)))


def all_memberships(session: Session) -> tuple[MembershipLine, ...]:
    """Return every record of membership in the order of the codes, as a list that can be read again."""
    rows = session.scalars(select(Membership).order_by(Membership.state_iso3, Membership.from_on))
    return tuple(
        MembershipLine(
            number=number,
            state=row.state_iso3,
            kind=row.kind,
            from_on=row.from_on,
            until_on=row.until_on,
            vote_suspended_from=row.vote_suspended_from,
            vote_suspended_until=row.vote_suspended_until,
            is_verified=row.is_verified,
        )
        for number, row in enumerate(rows, start=2)
    )


def list_schemes(session: Session, *, language: str = "fr") -> tuple[SchemeRow, ...]:
    """List the schemes by name, with their groups in their own order and the States in them."""
    states = {state.iso3: state.name(language) for state in session.scalars(select(State))}
    places: dict[int, list[PlaceRow]] = {}
    for found in session.scalars(select(GroupMembership)):
        places.setdefault(found.group_id, []).append(_place(found))
    groups: dict[int, list[GroupRow]] = {}
    for group in session.scalars(select(StateGroup).order_by(StateGroup.position, StateGroup.id)):
        groups.setdefault(group.scheme_id, []).append(
            _group(group, places.get(group.id, []), states, language)
        )
    rows = [
        SchemeRow(scheme.id, scheme.name, scheme.is_used, tuple(groups.get(scheme.id, ())))
        for scheme in session.scalars(select(GroupScheme))
    ]
    return tuple(sorted(rows, key=lambda row: sort_key(row.name, language)))


def _memberships(session: Session) -> Mapping[str, tuple[MembershipRow, ...]]:
    found: dict[str, list[MembershipRow]] = {}
    for row in session.scalars(select(Membership)):
        found.setdefault(row.state_iso3, []).append(
            MembershipRow(
                row.id,
                row.kind,
                row.from_on,
                row.until_on,
                row.vote_suspended_from,
                row.vote_suspended_until,
                row.is_verified,
            )
        )
    return {
        state: tuple(sorted(rows, key=lambda row: (row.from_on or date.min, row.id)))
        for state, rows in found.items()
    }


def _groups_on(schemes: tuple[SchemeRow, ...], day: date) -> Mapping[str, tuple[tuple[str, bool], ...]]:
    found: dict[str, tuple[tuple[str, bool], ...]] = {}
    for group in (group for scheme in schemes if scheme.is_used for group in scheme.groups):
        for place in group.states:
            if place.period.covers(day):
                one = (group.label, place.is_aligned_only)
                found[place.state_iso3] = (*found.get(place.state_iso3, ()), one)
    return found


def _state(
    state: State,
    memberships: tuple[MembershipRow, ...],
    places: tuple[tuple[str, bool], ...],
    day: date,
    language: str,
) -> StateOnDay:
    current = next((row for row in memberships if row.period.covers(day)), None)
    return StateOnDay(
        iso3=state.iso3,
        iso2=state.iso2,
        name=state.name(language),
        names={"fr": state.name_fr, "en": state.name_en, "es": state.name_es},
        memberships=memberships,
        membership=current,
        is_suspended=current is not None and current.is_suspended_on(day),
        groups=tuple(label for label, is_aligned in places if not is_aligned),
        aligned=tuple(label for label, is_aligned in places if is_aligned),
    )


def _place(record: GroupMembership) -> PlaceRow:
    return PlaceRow(
        record.id,
        record.group_id,
        record.state_iso3,
        record.from_on,
        record.until_on,
        record.is_aligned_only,
    )


def _group(group: StateGroup, places: list[PlaceRow], states: Mapping[str, str], language: str) -> GroupRow:
    names = {"fr": group.name_fr, "en": group.name_en, "es": group.name_es}
    name = names[language] or group.name_fr
    return GroupRow(
        id=group.id,
        scheme_id=group.scheme_id,
        name=name,
        label=group.abbreviation or name,
        names=names,
        abbreviation=group.abbreviation,
        states=tuple(
            sorted(places, key=lambda p: (*sort_key(states[p.state_iso3], language), p.from_on or date.min))
        ),
    )
