"""Which titles and annotations of an agenda are older than the text they were translated from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem, ItemText
from iomdesk.model.item_translation import stale_parts


@dataclass(frozen=True, slots=True)
class _Text:
    language: str
    title: str
    annotation: str
    made_from: str | None


def stale_by_item(session: Session, session_id: int) -> Mapping[int, Sequence[tuple[str, str]]]:
    """Map each item that has any to its stale (language, part); items without translations cost nothing."""
    translated = (
        select(ItemText.item_id)
        .join(AgendaItem, AgendaItem.id == ItemText.item_id)
        .where(AgendaItem.session_id == session_id, ItemText.made_from.is_not(None))
    )
    columns = (ItemText.item_id, ItemText.language, ItemText.title, ItemText.annotation, ItemText.made_from)
    texts: dict[int, list[_Text]] = {}
    for item, language, title, annotation, made_from in session.execute(
        select(*columns).where(ItemText.item_id.in_(translated))
    ):
        texts.setdefault(item, []).append(_Text(language, title, annotation, made_from))
    found = {item: tuple(stale_parts(written)) for item, written in texts.items()}
    return {item: stale for item, stale in found.items() if stale}
