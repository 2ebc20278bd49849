"""Group States: schemes side by side, each with its groups, and States in them over a time.

None is built in: which States stand in a group is told by those who use the desk.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from iomdesk.model.interventions import InterventionGroup
from iomdesk.model.membership import GroupMembership, GroupScheme, StateGroup
from iomdesk.model.participants import State
from iomdesk.model.periods import Period
from iomdesk.model.state_lists import GroupLine
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.fields import FieldNotEditable
from iomdesk.services.kept_rows import keep_rows
from iomdesk.services.state_records import Record, new_id, new_ids, put_records, values_of
from iomdesk.services.work import Work

SCHEME, GROUP, PLACE = "group_scheme", "state_group", "group_membership"
_GROUP_FIELDS = frozenset({"name_fr", "name_en", "name_es", "abbreviation"})
_PLACE_FIELDS = frozenset({"from_on", "until_on", "is_aligned_only"})


class GroupRefused(UserError):
    """Raised when a scheme or a group cannot be as told: nothing was changed."""


class NameMissing(GroupRefused):
    """Raised when a scheme or a group would have no name."""


class NameTaken(GroupRefused):
    """Raised when another scheme, or another group of the scheme, has the name already."""


class AlreadyInGroup(GroupRefused):
    """Raised when a State would stand twice in one group on one day."""


class GroupHasSpoken(GroupRefused):
    """Raised when a group is to be removed on whose behalf somebody spoke."""


class GroupDatesNotInOrder(GroupRefused):
    """Raised when an end comes before its beginning."""


def add_scheme(work: Work, *, name: str) -> Changes:
    """Begin a way of grouping States. Raises NameMissing, NameTaken."""
    values = {"name": _free_scheme_name(work, name, None), "is_used": True}
    return put_records(work, records=[Record(SCHEME, new_id(work, SCHEME), values)])


def rename_scheme(work: Work, *, scheme: int, name: str) -> Changes:
    """Give a scheme another name. Raises NameMissing, NameTaken."""
    former = values_of(work.get(GroupScheme, scheme))
    name = _free_scheme_name(work, name, scheme)
    return put_records(work, records=[Record(SCHEME, scheme, {**former, "name": name})])


def use_scheme(work: Work, *, scheme: int, is_used: bool) -> Changes:
    """Switch a scheme on or off; its groups stay."""
    former = values_of(work.get(GroupScheme, scheme))
    return put_records(work, records=[Record(SCHEME, scheme, {**former, "is_used": is_used})])


def remove_scheme(work: Work, *, scheme: int) -> Changes:
    """Take a scheme out with its groups; undo brings all of it back."""
    work.get(GroupScheme, scheme)
    groups = list(work.session.scalars(select(StateGroup.id).where(StateGroup.scheme_id == scheme)))
    records = [record for group in groups for record in _group_gone(work, group)]
    keep_rows(work, kind=SCHEME, id_=scheme)
    return put_records(work, records=[*records, Record(SCHEME, scheme, None)])


def add_group(work: Work, *, scheme: int, name_fr: str, **fields: str) -> Changes:
    """Add a group to a scheme by its French name; the others may follow. Raises NameMissing, NameTaken."""
    work.get(GroupScheme, scheme)
    values: dict[str, Any] = {"scheme_id": scheme, "position": _next_position(work, scheme)}
    values |= _group_values(work, scheme, None, {"name_fr": name_fr, **fields})
    for name in _GROUP_FIELDS:
        values.setdefault(name, "")
    return put_records(work, records=[Record(GROUP, new_id(work, GROUP), values)])


def edit_group(work: Work, *, group: int, **fields: str) -> Changes:
    """Change names or the abbreviation of a group. Raises NameMissing, NameTaken."""
    record = work.get(StateGroup, group)
    values = {**values_of(record), **_group_values(work, record.scheme_id, group, fields)}
    return put_records(work, records=[Record(GROUP, group, values)])


def remove_group(work: Work, *, group: int) -> Changes:
    """Take a group out with the places of its States; undo brings all of it back."""
    work.get(StateGroup, group)
    keep_rows(work, kind=GROUP, id_=group)
    return put_records(work, records=_group_gone(work, group))


def add_to_group(
    work: Work,
    *,
    group: int,
    state: str,
    from_on: date | None = None,
    until_on: date | None = None,
    is_aligned_only: bool = False,
) -> Changes:
    """Put a State (iso3) into a group over a time. Raises AlreadyInGroup, GroupDatesNotInOrder."""
    work.get(StateGroup, group)
    work.get(State, state)
    values = {
        "group_id": group,
        "state_iso3": state,
        "from_on": from_on,
        "until_on": until_on,
        "is_aligned_only": is_aligned_only,
    }
    return _put_places(work, [Record(PLACE, new_id(work, PLACE), values)])


def edit_place_in_group(work: Work, *, place: int, **fields: Any) -> Changes:
    """Change since when, until when, or whether a State only aligns itself with its group.

    Raises AlreadyInGroup, GroupDatesNotInOrder.
    """
    if set(fields) - _PLACE_FIELDS:
        raise FieldNotEditable(PLACE, sorted(set(fields) - _PLACE_FIELDS))
    former = values_of(work.get(GroupMembership, place))
    return _put_places(work, [Record(PLACE, place, {**former, **fields})])


def take_out_of_group(work: Work, *, place: int) -> Changes:
    """Take a State out of a group, as if it had never been there; to end a place, set its last day."""
    work.get(GroupMembership, place)
    keep_rows(work, kind=PLACE, id_=place)
    return put_records(work, records=[Record(PLACE, place, None)])


def store_scheme(work: Work, *, name: str, lines: Sequence[GroupLine]) -> Changes:
    """Store a scheme that was read; one of that name gets what is new. All of it is one step, or nothing.

    Raises NameMissing, AlreadyInGroup, GroupDatesNotInOrder.
    """
    name = _checked_name(name)
    scheme = work.session.scalar(select(GroupScheme.id).where(func.lower(GroupScheme.name) == name.lower()))
    records: list[Record] = []
    if scheme is None:
        scheme = new_id(work, SCHEME)
        records.append(Record(SCHEME, scheme, {"name": name, "is_used": True}))
    groups = _groups_named(work, scheme, lines, records)
    records.extend(_places(work, groups, lines))
    return _put_places(work, records)


def _groups_named(
    work: Work, scheme: int, lines: Sequence[GroupLine], records: list[Record]
) -> Mapping[str, int]:
    """Find the groups of a scheme by their folded names; those that are new are added to the records."""
    rows = work.session.scalars(select(StateGroup).where(StateGroup.scheme_id == scheme))
    known = {row.name_fr.casefold(): row.id for row in rows}
    fresh, position = new_ids(work, GROUP), _next_position(work, scheme)
    for line in lines:
        if line.group.casefold() in known:
            continue
        known[line.group.casefold()] = id_ = next(fresh)
        values = {"scheme_id": scheme, "position": position, **dict.fromkeys(_GROUP_FIELDS, "")}
        records.append(Record(GROUP, id_, {**values, "name_fr": line.group}))
        position += 1
    return known


def _places(work: Work, groups: Mapping[str, int], lines: Sequence[GroupLine]) -> list[Record]:
    rows = work.session.scalars(select(GroupMembership).where(GroupMembership.group_id.in_(groups.values())))
    known = {(row.group_id, row.state_iso3, row.from_on): row.id for row in rows}
    fresh = new_ids(work, PLACE)
    records: dict[int, Record] = {}
    for line in lines:
        group = groups[line.group.casefold()]
        place = (group, line.state, line.from_on)
        id_ = known[place] = known.get(place) or next(fresh)
        values = {name: getattr(line, name) for name in sorted(_PLACE_FIELDS)}
        records[id_] = Record(PLACE, id_, {"group_id": group, "state_iso3": line.state, **values})
    return list(records.values())


def _group_gone(work: Work, group: int) -> list[Record]:
    _check_silent(work, group)
    places = work.session.scalars(select(GroupMembership.id).where(GroupMembership.group_id == group))
    return [*(Record(PLACE, place, None) for place in places), Record(GROUP, group, None)]


def _check_silent(work: Work, group: int) -> None:
    query = select(InterventionGroup.intervention_id).where(InterventionGroup.group_id == group)
    if work.session.scalar(query.limit(1)):
        raise GroupHasSpoken(
            _(
                "{group}: somebody spoke on its behalf. Nothing was removed; let its grouping be unused."
            ).format(group=work.get(StateGroup, group).name_fr)
        )


def _put_places(work: Work, records: Sequence[Record]) -> Changes:
    places = [record.values for record in records if record.kind == PLACE and record.values]
    for values in places:
        if not Period(values["from_on"], values["until_on"]).is_in_order:
            raise GroupDatesNotInOrder(
                _("{state}: the last day comes before the first. Nothing was changed; correct one.").format(
                    state=work.get(State, values["state_iso3"]).name(interface_language())
                )
            )
    changes = put_records(work, records=records)
    _check_once(work, {int(values["group_id"]) for values in places})
    return changes


def _check_once(work: Work, groups: set[int]) -> None:
    seen: dict[tuple[int, str], list[Period]] = {}
    for row in work.session.scalars(select(GroupMembership).where(GroupMembership.group_id.in_(groups))):
        period = Period(row.from_on, row.until_on)
        others = seen.setdefault((row.group_id, row.state_iso3), [])
        if any(period.overlaps(other) for other in others):
            raise AlreadyInGroup(
                _(
                    "{state} stands in this group on the same days already. Nothing was changed; end the "
                    "earlier place on the day before the later one begins."
                ).format(state=work.get(State, row.state_iso3).name(interface_language()))
            )
        others.append(period)


def _group_values(work: Work, scheme: int, group: int | None, fields: Mapping[str, str]) -> dict[str, str]:
    if set(fields) - _GROUP_FIELDS:
        raise FieldNotEditable(GROUP, sorted(set(fields) - _GROUP_FIELDS))
    values = {name: " ".join(words.split()) for name, words in fields.items()}
    if "name_fr" in values:
        others = work.session.scalars(
            select(StateGroup.name_fr).where(StateGroup.scheme_id == scheme, StateGroup.id != (group or 0))
        )
        _check_free(_checked_name(values["name_fr"]), others)
    return values


def _free_scheme_name(work: Work, name: str, scheme: int | None) -> str:
    others = work.session.scalars(select(GroupScheme.name).where(GroupScheme.id != (scheme or 0)))
    return _check_free(_checked_name(name), others)


def _checked_name(name: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise NameMissing(_("A name is needed. Nothing was changed."))
    return plain


def _check_free(name: str, others: Any) -> str:
    if name.casefold() in {other.casefold() for other in others}:
        raise NameTaken(
            _("“{name}” exists already. Nothing was changed; choose another name.").format(name=name)
        )
    return name


def _next_position(work: Work, scheme: int) -> int:
    last = work.session.scalar(select(func.max(StateGroup.position)).where(StateGroup.scheme_id == scheme))
    return 0 if last is None else int(last) + 1
