"""Add several items at once, and take all of them back at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from iomdesk.document.item_lines import settled_depths
from iomdesk.model.agenda import (
    AgendaItem,
    ItemCarryOver,
    ItemClause,
    ItemKind,
    ItemRole,
    ItemText,
    siblings_in_order,
)
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.fields import set_deleted
from iomdesk.services.former_numbers import free_numbers
from iomdesk.services.late_items import give_late_numbers
from iomdesk.services.work import Work


@dataclass(frozen=True)
class NewItem:
    """Say what an item is to be; `depth` counts from the place where the items go."""

    titles: Mapping[str, str]
    depth: int = 0
    kind: str = ItemKind.DISCUSSION.value
    role: str = ItemRole.SUBSTANCE.value
    planned_minutes: int | None = None
    presenter: str = ""
    proposer: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict)
    clauses: tuple[int, ...] = ()
    is_recurring: bool = False
    continued_from: int | None = None
    made_from: Mapping[str, str | None] = field(default_factory=dict)


def insert_items(
    work: Work, session: int, parent: int | None, position: int, items: Sequence[NewItem]
) -> tuple[int, ...]:
    """Add items depth first, the first ones at a place below a parent; return their ids in order."""
    siblings = siblings_in_order(items_of_session(work, session), parent)
    position = max(0, min(position, len(siblings)))
    above: list[AgendaItem] = []
    made: list[AgendaItem] = []
    for item, depth in zip(items, settled_depths([item.depth for item in items]), strict=True):
        del above[depth:]
        record = _record(session, above[-1].id if above else parent, item, len(made))
        work.session.add(record)
        work.session.flush()
        _add_rest(work, record.id, item)
        above.append(record)
        made.append(record)
    first_level = [record for record in made if record.parent_id == parent]
    for index, record in enumerate([*siblings[:position], *first_level, *siblings[position:]]):
        record.position = index
    give_late_numbers(work, session)
    return tuple(record.id for record in made)


def added(work: Work, session: int, items: Sequence[int]) -> Changes:
    """Return the changes of items that were added together, with the one way back."""
    if not items:
        return NOTHING
    work.session.flush()
    inverse = Operation(remove_items, {"items": tuple(items), "were_just_added": True})
    return Changes(_touched(session, items), inverse, items[0])


def remove_items(work: Work, *, items: Sequence[int], were_just_added: bool = False) -> Changes:
    """Put several items into the trash as one action; those added by mistake leave their numbers free."""
    return _set_removed(work, items, is_removed=True, were_just_added=were_just_added)


def restore_items(work: Work, *, items: Sequence[int], were_just_added: bool = False) -> Changes:
    """Take several items out of the trash as one action."""
    return _set_removed(work, items, is_removed=False, were_just_added=were_just_added)


def items_of_session(work: Work, session: int) -> Sequence[AgendaItem]:
    """Load the items of a session, those in the trash too."""
    query = select(AgendaItem).where(AgendaItem.session_id == session).order_by(AgendaItem.id)
    return work.session.scalars(query.options(selectinload(AgendaItem.texts))).all()


def _set_removed(work: Work, items: Sequence[int], *, is_removed: bool, were_just_added: bool) -> Changes:
    moment = work.clock() if is_removed else None
    records = [work.get(AgendaItem, item) for item in items]
    changed = [record for record in records if set_deleted(work, record, "item", moment)]
    if not changed:
        return NOTHING
    session = changed[0].session_id
    if not is_removed:
        give_late_numbers(work, session)
    elif were_just_added:
        free_numbers(work, changed)
    ids = tuple(record.id for record in changed)
    back = restore_items if is_removed else remove_items
    inverse = Operation(back, {"items": ids, "were_just_added": were_just_added})
    return Changes(_touched(session, ids), inverse)


def _touched(session: int, items: Sequence[int]) -> dict[str, frozenset[int]]:
    return {"item": frozenset(items), "session": frozenset({session})}


def _record(session: int, parent: int | None, item: NewItem, position: int) -> AgendaItem:
    record = AgendaItem(
        session_id=session,
        parent_id=parent,
        position=position,
        kind=item.kind,
        role=item.role,
        planned_minutes=item.planned_minutes,
        presenter=item.presenter,
        proposer=item.proposer,
    )
    record.texts = [
        ItemText(
            language=language,
            title=title.strip(),
            annotation=item.annotations.get(language, ""),
            made_from=item.made_from.get(language),
        )
        for language, title in sorted(item.titles.items())
    ]
    return record


def _add_rest(work: Work, id_: int, item: NewItem) -> None:
    work.session.add_all(ItemClause(item_id=id_, clause_id=clause) for clause in dict.fromkeys(item.clauses))
    if item.is_recurring or item.continued_from is not None:
        work.session.add(
            ItemCarryOver(item_id=id_, is_recurring=item.is_recurring, continued_from_id=item.continued_from)
        )
    after: dict[str, object] = {"titles": dict(item.titles), "clauses": list(item.clauses)}
    if item.continued_from is not None:
        after["continued_from"] = item.continued_from
    work.audit("create", "item", id_, None, after)
