"""Name the record that a text belongs to, as a list shows it."""

from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.typed_text import TextKey
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.interventions import Intervention
from iomdesk.model.recommendations import Recommendation
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.agenda import items_of, title_in
from iomdesk.queries.agenda_numbers import numbered_items

Title: TypeAlias = tuple[str, str]
"""(number, words); both empty where the record is gone or has neither."""


def title_of(session: Session, key: TextKey, language: str) -> Title:
    """Return the number and the title of a text's record."""
    if key.record_kind == "item":
        return _item(session, key.record_id, language)
    if key.record_kind == "intervention":
        record = session.get(Intervention, key.record_id)
        return _item(session, record.item_id, language) if record else ("", "")
    if key.record_kind == "recommendation":
        made = session.get(Recommendation, key.record_id)
        return (str(made.number), "") if made else ("", "")
    if key.record_kind == "session":
        held = session.get(GroupSession, key.record_id)
        return (str(held.number or ""), held.place) if held else ("", "")
    return "", ""


def _item(session: Session, item: int, language: str) -> Title:
    record = session.scalar(
        select(AgendaItem).where(AgendaItem.id == item).options(selectinload(AgendaItem.texts))
    )
    if record is None:
        return "", ""
    numbers = {
        one.item.id: one.full_number for one in numbered_items(items_of(session, record.session_id), language)
    }
    return numbers.get(item, ""), title_in(record.texts, language)[0]
