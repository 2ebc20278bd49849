"""What the chair does with the agenda: add, write, move, remove items."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm.util import identity_key

from iomdesk.model.agenda import (
    AgendaItem,
    ItemInsideItself,
    ItemKind,
    ItemRole,
    ItemText,
    OutcomeKind,
)
from iomdesk.model.sessions import GroupSession
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields, set_deleted
from iomdesk.services.former_numbers import free_numbers
from iomdesk.services.item_texts import write_item_text
from iomdesk.services.late_items import give_late_numbers
from iomdesk.services.work import Work

__all__ = [
    "EDITABLE",
    "ValueNotAllowed",
    "add_item",
    "edit_item",
    "move_item",
    "remove_item",
    "restore_item",
    "write_item_text",
]

EDITABLE = frozenset(["kind", "role", "stage", "planned_minutes", "presenter", "proposer", "outcome"])
_CHOICES: Mapping[str, frozenset[str | None]] = {
    "kind": frozenset(ItemKind),
    "role": frozenset(ItemRole),
    "stage": frozenset({"provisional", "adopted"}),
    "outcome": frozenset({*OutcomeKind, None}),
}


class ValueNotAllowed(UserError):
    """Raised when a field would get a value that it does not know."""


def add_item(
    work: Work,
    *,
    session: int,
    title: str,
    language: str,
    parent: int | None = None,
    position: int | None = None,
    kind: str = ItemKind.DISCUSSION.value,
    role: str = ItemRole.SUBSTANCE.value,
    planned_minutes: int | None = None,
) -> Changes:
    """Add an item below a parent, at a place among its siblings (last by default)."""
    work.get(GroupSession, session)
    _check_values({"kind": kind, "role": role, "planned_minutes": planned_minutes})
    siblings = _siblings(work, session, parent)
    item = AgendaItem(
        session_id=session,
        parent_id=parent,
        position=0,
        kind=kind,
        role=role,
        planned_minutes=planned_minutes,
    )
    item.texts = [ItemText(language=language, title=title.strip())]
    work.session.add(item)
    work.session.flush()
    _place(work, siblings, item, len(siblings) if position is None else position)
    give_late_numbers(work, session)
    work.audit("create", "item", item.id, None, {"session": session, "title": title, "language": language})
    inverse = Operation(remove_item, {"item": item.id, "was_just_added": True})
    return touching(inverse, item.id, item=item.id, session=session)


def edit_item(work: Work, *, item: int, fields: Mapping[str, Any]) -> Changes:
    """Change an item's kind, role, planned minutes, presenter, proposer or outcome."""
    _check_values(fields)
    record = work.get(AgendaItem, item)
    before = change_fields(work, record, "item", fields, EDITABLE)
    if not before:
        return NOTHING
    inverse = Operation(edit_item, {"item": item, "fields": before})
    return touching(inverse, item=item, session=record.session_id)


def move_item(
    work: Work, *, item: int, parent: int | None, position: int, numbers: Mapping[int, str] | None = None
) -> Changes:
    """Move an item below a parent, to a place counted among its siblings after the move.

    In an adopted agenda it keeps its number unless it changes its parent, and what is below it keeps its own
    unless it changes its level; `numbers` are those to go back to. Raises ItemInsideItself.
    """
    record = work.get(AgendaItem, item)
    if _is_below(work, parent, item):
        raise ItemInsideItself(_("An item cannot be placed below itself. Nothing was moved."))
    former = list(_siblings(work, record.session_id, record.parent_id))
    before = {"parent": record.parent_id, "position": former.index(item) if item in former else 0}
    if before == {"parent": parent, "position": position}:
        return NOTHING
    lost = _give_numbers_up(work, record, parent, numbers or {})
    record.parent_id = parent
    _place(work, _siblings(work, record.session_id, parent), record, position)
    after = {"parent": parent, "position": position}
    work.audit("move", "item", item, {**before, "numbers": [list(one) for one in lost]}, after)
    give_late_numbers(work, record.session_id)
    back = {"item": item, **before, "numbers": {one.item: one.number for one in lost}}
    return touching(Operation(move_item, back), item=item, session=record.session_id)


class _Lost(NamedTuple):
    """Name a number that an item had below a parent, on a level from 1."""

    item: int
    parent: int | None
    level: int
    number: str


def _give_numbers_up(
    work: Work, record: AgendaItem, parent: int | None, wanted: Mapping[int, str]
) -> list[_Lost]:
    """Take fixed numbers off an item that changes its parent, and off those below where the level changes."""
    if record.parent_id == parent or not record.fixed_number:
        return []
    moved = [record]
    if _level(work, parent) != _level(work, record.parent_id):
        moved += _all_below(work, record)
    lost = [
        _Lost(one.id, one.parent_id, _level(work, one.parent_id) + 1, one.fixed_number)
        for one in moved
        if one.fixed_number
    ]
    for one in moved:
        one.fixed_number = wanted.get(one.id)
    return lost


def _level(work: Work, item: int | None) -> int:
    level = 0
    while item is not None:
        level, item = level + 1, work.get(AgendaItem, item).parent_id
    return level


def _all_below(work: Work, record: AgendaItem) -> list[AgendaItem]:
    found: list[AgendaItem] = []
    above = [record.id]
    while above:
        below = work.session.scalars(select(AgendaItem).where(AgendaItem.parent_id.in_(above))).all()
        found += below
        above = [one.id for one in below]
    return found


def remove_item(work: Work, *, item: int, was_just_added: bool = False) -> Changes:
    """Put an item into the trash; its sub-items go out of sight with it and come back with it.

    One that was added by mistake and never issued (`was_just_added`) leaves its late number free.
    """
    record = work.get(AgendaItem, item)
    if not set_deleted(work, record, "item", work.clock()):
        return NOTHING
    if was_just_added:
        free_numbers(work, [record])
    inverse = Operation(restore_item, {"item": item, "was_just_added": was_just_added})
    return touching(inverse, item=item, session=record.session_id)


def restore_item(work: Work, *, item: int, was_just_added: bool = False) -> Changes:
    """Take an item out of the trash, to where it stood."""
    record = work.get(AgendaItem, item)
    if not set_deleted(work, record, "item", None):
        return NOTHING
    give_late_numbers(work, record.session_id)
    inverse = Operation(remove_item, {"item": item, "was_just_added": was_just_added})
    return touching(inverse, item=item, session=record.session_id)


def _siblings(work: Work, session: int, parent: int | None) -> dict[int, int]:
    """Map the live items below a parent, in order, to their positions: columns, for there may be 1,000."""
    query = (
        select(AgendaItem.id, AgendaItem.position)
        .where(
            AgendaItem.session_id == session, AgendaItem.parent_id == parent, AgendaItem.deleted_at.is_(None)
        )
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    return dict(work.session.execute(query).all())


def _is_below(work: Work, item: int | None, ancestor: int) -> bool:
    """Say whether an item is the ancestor itself or stands somewhere below it."""
    while item is not None and item != ancestor:
        item = work.get(AgendaItem, item).parent_id
    return item is not None


def _place(work: Work, siblings: Mapping[int, int], item: AgendaItem, position: int) -> None:
    """Put an item among its siblings; those that have to make room, maybe 1,000, are changed unloaded."""
    ordered = [other for other in siblings if other != item.id]
    ordered.insert(max(0, min(position, len(ordered))), item.id)
    places = {id_: place for place, id_ in enumerate(ordered)}
    item.position = places.pop(item.id)
    changed = {id_: place for id_, place in places.items() if siblings[id_] != place}
    if changed:
        rows = [{"id": id_, "position": place} for id_, place in changed.items()]
        work.session.execute(update(AgendaItem), rows)
    for id_ in changed:
        if known := work.session.identity_map.get(identity_key(AgendaItem, id_)):
            work.session.expire(known, ["position"])


def _check_values(fields: Mapping[str, Any]) -> None:
    for name, allowed in _CHOICES.items():
        if name in fields and fields[name] not in allowed:
            raise ValueNotAllowed(
                _("“{value}” is not known here. Nothing was changed.").format(value=fields[name])
            )
    minutes = fields.get("planned_minutes")
    if minutes is not None and not 0 <= minutes <= 24 * 60:
        raise ValueNotAllowed(_("Planned time is between 0 and 1440 minutes. Nothing was changed."))
