"""Say which items come back at every session."""

from iomdesk.model.agenda import AgendaItem, ItemCarryOver
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.work import Work


def set_recurring(work: Work, *, item: int, is_recurring: bool) -> Changes:
    """Let an item come back at every session, or no longer."""
    session = work.get(AgendaItem, item).session_id
    record = work.session.get(ItemCarryOver, item)
    if (record is not None and record.is_recurring) == is_recurring:
        return NOTHING
    if record is None:
        work.session.add(ItemCarryOver(item_id=item, is_recurring=is_recurring))
    else:
        record.is_recurring = is_recurring
    work.session.flush()
    work.audit("edit", "item", item, {"recurring": not is_recurring}, {"recurring": is_recurring})
    inverse = Operation(set_recurring, {"item": item, "is_recurring": not is_recurring})
    return touching(inverse, item=item, session=session)
