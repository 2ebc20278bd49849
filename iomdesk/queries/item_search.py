"""Find items by what people call them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem
from iomdesk.queries.agenda import items_of
from iomdesk.queries.agenda_numbers import numbered_items


def find_items(
    session: Session, *, reference: str, session_id: int | None = None
) -> tuple[tuple[int, int], ...]:
    """Find items by id (`i12`), or by number (`3`, `3 a)`, `3a`) in a session or in all.

    Returns (item id, session id) pairs. Bare digits that are no item's number are taken for an id.
    """
    wanted = _bare(reference)
    digits = wanted.removeprefix("i")
    by_number = () if wanted != digits else _with_number(session, wanted, session_id)
    if by_number or not digits.isdecimal():
        return by_number
    query = select(AgendaItem.id, AgendaItem.session_id).where(
        AgendaItem.id == int(digits), AgendaItem.deleted_at.is_(None)
    )
    found = session.execute(query).all()
    return tuple((item, owner) for item, owner in found if session_id in (None, owner))


def _with_number(session: Session, wanted: str, session_id: int | None) -> tuple[tuple[int, int], ...]:
    owners = select(AgendaItem.session_id).where(AgendaItem.deleted_at.is_(None)).distinct()
    sessions = [session_id] if session_id is not None else session.scalars(owners).all()
    return tuple(
        (numbered.item.id, owner)
        for owner in sessions
        for numbered in numbered_items(items_of(session, owner), "fr")
        if _bare(numbered.full_number) == wanted
    )


def _bare(number: str) -> str:
    return "".join(c for c in number.casefold() if c.isalnum())
