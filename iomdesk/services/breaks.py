"""Breaks between items: they take time and have no number."""

from sqlalchemy import select

from iomdesk.model.agenda import AgendaBreak, AgendaItem
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields
from iomdesk.services.kept_rows import keep_rows, put_back_rows
from iomdesk.services.work import Work

LONGEST = 240


class BreakNotAllowed(UserError):
    """Raised when a break would be too long, without length, or below an item of the first level."""


def add_break(work: Work, *, after_item: int, minutes: int = 15) -> Changes:
    """Add a break after an item of the first level. Raises BreakNotAllowed."""
    item = work.get(AgendaItem, after_item)
    _check_minutes(minutes)
    if item.parent_id is not None:
        raise BreakNotAllowed(_("A break stands between items of the first level. Nothing was added."))
    record = AgendaBreak(session_id=item.session_id, after_item_id=after_item, minutes=minutes)
    work.session.add(record)
    work.session.flush()
    work.audit("create", "break", record.id, None, {"after_item": after_item, "minutes": minutes})
    inverse = Operation(remove_break, {"break_": record.id})
    return touching(inverse, record.id, item=after_item, session=item.session_id)


def edit_break(work: Work, *, break_: int, minutes: int) -> Changes:
    """Make a break longer or shorter. Raises BreakNotAllowed."""
    record = work.get(AgendaBreak, break_)
    _check_minutes(minutes)
    before = change_fields(work, record, "break", {"minutes": minutes}, frozenset({"minutes"}))
    if not before:
        return NOTHING
    inverse = Operation(edit_break, {"break_": break_, "minutes": before["minutes"]})
    return touching(inverse, item=record.after_item_id, session=record.session_id)


def move_break(work: Work, *, break_: int, by: int) -> Changes:
    """Let a break come after the item of the first level that many places further up or down."""
    record = work.get(AgendaBreak, break_)
    order = _first_level(work, record.session_id)
    place = order.index(record.after_item_id) + by if record.after_item_id in order else -1
    if not by or not 0 <= place < len(order):
        return NOTHING
    fields = {"after_item_id": order[place]}
    before = change_fields(work, record, "break", fields, frozenset(fields))
    inverse = Operation(put_break, {"break_": break_, "after_item": before["after_item_id"]})
    return touching(inverse, item=order[place], session=record.session_id)


def put_break(work: Work, *, break_: int, after_item: int) -> Changes:
    """Let a break come after an item."""
    record = work.get(AgendaBreak, break_)
    fields = {"after_item_id": after_item}
    before = change_fields(work, record, "break", fields, frozenset(fields))
    if not before:
        return NOTHING
    inverse = Operation(put_break, {"break_": break_, "after_item": before["after_item_id"]})
    return touching(inverse, item=after_item, session=record.session_id)


def remove_break(work: Work, *, break_: int) -> Changes:
    """Put a break of the agenda into the trash."""
    record = work.get(AgendaBreak, break_)
    before = {"after_item": record.after_item_id, "minutes": record.minutes}
    session = record.session_id
    keep_rows(work, kind="break", id_=break_)
    work.session.delete(record)
    work.session.flush()
    work.audit("remove", "break", break_, before, None)
    inverse = Operation(restore_break, {"break_": break_})
    return touching(inverse, item=before["after_item"], session=session)


def restore_break(work: Work, *, break_: int) -> Changes:
    """Bring a break back to where it stood."""
    values = put_back_rows(work, kind="break", id_=break_)
    work.audit("restore", "break", break_, None, None)
    inverse = Operation(remove_break, {"break_": break_})
    return touching(inverse, break_, item=values["after_item_id"], session=values["session_id"])


def _first_level(work: Work, session: int) -> list[int]:
    query = select(AgendaItem.id).where(
        AgendaItem.session_id == session, AgendaItem.parent_id.is_(None), AgendaItem.deleted_at.is_(None)
    )
    return list(work.session.scalars(query.order_by(AgendaItem.position, AgendaItem.id)))


def _check_minutes(minutes: int) -> None:
    if not 1 <= minutes <= LONGEST:
        raise BreakNotAllowed(_("A break takes 1 to 240 minutes. Nothing was changed."))
