"""Give items that come after the adoption of the agenda a number that nothing else ever had."""

from collections.abc import Mapping, Sequence

from sqlalchemy import exists, select

from iomdesk.document.late_numbers import late_number
from iomdesk.model.agenda import AgendaItem, siblings_in_order
from iomdesk.model.agenda_versions import AgendaStage
from iomdesk.services.work import Work


def give_late_numbers(work: Work, session: int) -> None:
    """Number the items without a fixed number, where the agenda's numbers are fixed; else do nothing."""
    work.session.flush()
    is_fixed = exists().where(AgendaItem.session_id == session, AgendaItem.fixed_number != "")
    if not work.session.scalar(select(is_fixed)):
        return
    items = work.session.scalars(select(AgendaItem).where(AgendaItem.session_id == session)).all()
    below: dict[int | None, list[AgendaItem]] = {}
    for item in items:
        below.setdefault(item.parent_id, []).append(item)
    _number_below(below, None, 1)


def _number_below(below: Mapping[int | None, Sequence[AgendaItem]], parent: int | None, level: int) -> None:
    children = below.get(parent, ())
    siblings = siblings_in_order(children, parent)
    used = [item.fixed_number for item in children if item.fixed_number]
    for place, item in enumerate(siblings):
        if item.fixed_number is None:
            item.fixed_number = late_number(_fixed(siblings[:place]), _fixed(siblings[place:]), used, level)
            item.stage = AgendaStage.ADOPTED.value
            used.append(item.fixed_number)
        _number_below(below, item.id, level + 1)


def _fixed(items: Sequence[AgendaItem]) -> list[str]:
    return [item.fixed_number for item in items if item.fixed_number]
