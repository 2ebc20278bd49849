"""Give items that come after the adoption of the agenda a number that no other item ever had."""

from collections.abc import Mapping, Sequence

from sqlalchemy import exists, select

from iomdesk.document.late_numbers import late_number
from iomdesk.model.agenda import AgendaItem, siblings_in_order
from iomdesk.model.agenda_versions import AgendaStage
from iomdesk.services.former_numbers import FormerNumbers, former_numbers
from iomdesk.services.work import Work


def give_late_numbers(work: Work, session: int) -> None:
    """Number the items without a fixed number, where the agenda's numbers are fixed; else do nothing.

    An item that comes back to where it had a number gets that again; to any other that number is lost.
    """
    work.session.flush()
    of_session = exists().where(AgendaItem.session_id == session)
    is_fixed = of_session.where(AgendaItem.fixed_number != "")
    has_late = of_session.where(AgendaItem.fixed_number.is_(None), AgendaItem.deleted_at.is_(None))
    if not work.session.scalar(select(is_fixed & has_late)):
        return
    items = work.session.scalars(select(AgendaItem).where(AgendaItem.session_id == session)).all()
    below: dict[int | None, list[AgendaItem]] = {}
    for item in items:
        below.setdefault(item.parent_id, []).append(item)
    _number_below(below, former_numbers(work, session), None, 1)


def _number_below(
    below: Mapping[int | None, Sequence[AgendaItem]], former: FormerNumbers, parent: int | None, level: int
) -> None:
    children = below.get(parent, ())
    siblings = siblings_in_order(children, parent)
    held = former.get((parent, level), {})
    used = {item.fixed_number for item in children if item.fixed_number} | set(held)
    for place, item in enumerate(siblings):
        if item.fixed_number is None:
            own = _own(item, held, siblings)
            item.fixed_number = own or late_number(
                _fixed(siblings[:place]), _fixed(siblings[place:]), used, level
            )
            item.stage = AgendaStage.ADOPTED.value
            used.add(item.fixed_number)
        _number_below(below, former, item.id, level + 1)


def _own(item: AgendaItem, held: Mapping[str, int], siblings: Sequence[AgendaItem]) -> str | None:
    """Return the number an item had here last, unless another has it."""
    taken = set(_fixed(siblings))
    return next((n for n, owner in reversed(list(held.items())) if owner == item.id and n not in taken), None)


def _fixed(items: Sequence[AgendaItem]) -> list[str]:
    return [item.fixed_number for item in items if item.fixed_number]
