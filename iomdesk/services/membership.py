"""Say which States are members of the organisation or observers, since when, and who checked it.

The program asserts nothing by itself: no official list of the members is built in.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from iomdesk.model.membership import Membership
from iomdesk.model.participants import State
from iomdesk.model.periods import Period
from iomdesk.model.state_lists import MembershipLine
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.fields import FieldNotEditable
from iomdesk.services.kept_rows import keep_rows
from iomdesk.services.state_records import Record, new_id, new_ids, put_records, values_of
from iomdesk.services.work import Work

KIND = "membership"
KINDS = ("member", "observer")
_UNKNOWN: Mapping[str, Any] = {
    "kind": "member",
    "from_on": None,
    "until_on": None,
    "vote_suspended_from": None,
    "vote_suspended_until": None,
    "is_verified": False,
}


class MembershipRefused(UserError):
    """Raised when a membership cannot be as told: nothing was changed."""


class MembershipsOverlap(MembershipRefused):
    """Raised when a State would be a member twice, or member and observer, on one day."""


class ObserverWithoutVote(MembershipRefused):
    """Raised when the vote of an observer would be suspended (Constitution, art. 8: it has none)."""


class DatesNotInOrder(MembershipRefused):
    """Raised when an end comes before its beginning."""


def add_membership(work: Work, *, state: str, **fields: Any) -> Changes:
    """Record that a State (iso3) is a member or an observer over a time; what is left out is unknown.

    Raises MembershipsOverlap, ObserverWithoutVote, DatesNotInOrder.
    """
    work.get(State, state)
    record = Record(KIND, new_id(work, KIND), {"state_iso3": state, **_UNKNOWN, **_known(fields)})
    return _put(work, [record])


def edit_membership(work: Work, *, membership: int, **fields: Any) -> Changes:
    """Change fields of a membership. Raises what `add_membership` raises."""
    former = values_of(work.get(Membership, membership))
    return _put(work, [Record(KIND, membership, {**former, **_known(fields)})])


def verify_membership(work: Work, *, membership: int, is_verified: bool = True) -> Changes:
    """Mark a membership as checked against an official source, or as still to be verified."""
    return edit_membership(work, membership=membership, is_verified=is_verified)


def remove_membership(work: Work, *, membership: int) -> Changes:
    """Take a membership out."""
    work.get(Membership, membership)
    keep_rows(work, kind=KIND, id_=membership)
    return put_records(work, records=[Record(KIND, membership, None)])


def list_all_as_members(work: Work) -> Changes:
    """Note every State of which nothing is recorded as a member to be verified; one step takes it back."""
    known = set(work.session.scalars(select(Membership.state_iso3)))
    states = [s for s in work.session.scalars(select(State.iso3).order_by(State.iso3)) if s not in known]
    records = [
        Record(KIND, id_, {"state_iso3": state, **_UNKNOWN})
        for state, id_ in zip(states, new_ids(work, KIND), strict=False)
    ]
    return put_records(work, records=records)


def store_memberships(work: Work, *, lines: Sequence[MembershipLine]) -> Changes:
    """Store a list that was read; all of it or, where a line is refused, nothing.

    A line takes the place of a record of the same State that begins on the same day, or that says nothing
    but "to be verified". Raises what `add_membership` raises.
    """
    known = {(row.state_iso3, row.from_on): row.id for row in work.session.scalars(select(Membership))}
    bare = {row.state_iso3: row.id for row in work.session.scalars(select(Membership)) if _says_nothing(row)}
    fresh = new_ids(work, KIND)
    records: dict[int, Record] = {}
    for line in lines:
        id_ = known.get((line.state, line.from_on)) or bare.pop(line.state, None) or next(fresh)
        known[line.state, line.from_on] = id_
        records[id_] = Record(KIND, id_, _values(line))
    return _put(work, list(records.values()))


def _values(line: MembershipLine) -> dict[str, Any]:
    return {"state_iso3": line.state, **{name: getattr(line, name) for name in _UNKNOWN}}


def _says_nothing(row: Membership) -> bool:
    return all(getattr(row, name) == value for name, value in _UNKNOWN.items())


def _known(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    unknown = set(fields) - set(_UNKNOWN)
    if unknown or fields.get("kind", "member") not in KINDS:
        raise FieldNotEditable(KIND, sorted(unknown) or fields["kind"])
    return fields


def _put(work: Work, records: Sequence[Record]) -> Changes:
    for record in records:
        _check_dates(work, record.values or {})
    changes = put_records(work, records=records)
    _check_overlaps(work, {str((record.values or {})["state_iso3"]) for record in records})
    return changes


def _check_dates(work: Work, values: Mapping[str, Any]) -> None:
    member = Period(values["from_on"], values["until_on"])
    suspended = Period(values["vote_suspended_from"], values["vote_suspended_until"])
    name = _name(work, values["state_iso3"])
    if not (member.is_in_order and suspended.is_in_order):
        raise DatesNotInOrder(
            _(
                "{state}: the last day comes before the first. Nothing was changed; correct one of them."
            ).format(state=name)
        )
    if values["kind"] == "observer" and suspended != Period():
        raise ObserverWithoutVote(
            _("{state}: an observer has no vote that could be suspended. Nothing was changed.").format(
                state=name
            )
        )


def _check_overlaps(work: Work, states: set[str]) -> None:
    rows = list(work.session.scalars(select(Membership).order_by(Membership.state_iso3, Membership.id)))
    by_state: dict[str, list[Period]] = {}
    for row in rows:
        if row.state_iso3 not in states:
            continue
        period = Period(row.from_on, row.until_on)
        for other in by_state.setdefault(row.state_iso3, []):
            if period.overlaps(other):
                raise MembershipsOverlap(_overlap_words(work, row.state_iso3, other, period))
        by_state[row.state_iso3].append(period)


def _overlap_words(work: Work, state: str, one: Period, other: Period) -> str:
    return _(
        "{state}: two records overlap ({one}; {other}). Nothing was changed; end the earlier one on the day "
        "before the later one begins."
    ).format(state=_name(work, state), one=_words(one), other=_words(other))


def _words(period: Period) -> str:
    def day(found: date | None) -> str:
        return found.isoformat() if found else "…"

    return f"{day(period.first)} – {day(period.last)}"


def _name(work: Work, state: str) -> str:
    return work.get(State, state).name(interface_language())
