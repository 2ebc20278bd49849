"""On whose behalf a statement can be made: the groups, and the States that align themselves with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.membership import GroupMembership
from iomdesk.model.periods import Period
from iomdesk.queries.states import list_schemes


@dataclass(frozen=True, slots=True)
class GroupOnDay:
    """Show a group as it is on a day; `members` and `aligned` are States (iso3)."""

    id: int
    name: str
    label: str
    names: Mapping[str, str]
    scheme: str
    members: tuple[str, ...]
    aligned: tuple[str, ...]


def groups_on(session: Session, *, day: date, language: str) -> tuple[GroupOnDay, ...]:
    """List the groups of all schemes in use, as they are on a day."""
    return tuple(
        GroupOnDay(
            id=group.id,
            name=group.name,
            label=group.label,
            names=group.names,
            scheme=scheme.name,
            members=tuple(
                p.state_iso3 for p in group.states if p.period.covers(day) and not p.is_aligned_only
            ),
            aligned=tuple(p.state_iso3 for p in group.states if p.period.covers(day) and p.is_aligned_only),
        )
        for scheme in list_schemes(session, language=language)
        if scheme.is_used
        for group in scheme.groups
    )


def aligned_with(session: Session, *, group_id: int | None, day: date) -> tuple[str, ...]:
    """Return the States that align themselves with a group on a day, without belonging to it."""
    if group_id is None:
        return ()
    rows = session.scalars(
        select(GroupMembership).where(
            GroupMembership.group_id == group_id, GroupMembership.is_aligned_only.is_(True)
        )
    )
    return tuple(sorted(row.state_iso3 for row in rows if Period(row.from_on, row.until_on).covers(day)))
