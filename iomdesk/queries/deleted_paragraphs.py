"""Paragraphs that were taken out of minutes, found again by comparing the versions that were sealed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.minutes_diff import Fate, compare_texts, units_of
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.minutes import Draft, MinutesRevision
from iomdesk.queries.agenda import title_in

_SHORTEST = 12  # signs: "Adopté." is no loss


@dataclass(frozen=True, slots=True)
class DeletedParagraph:
    """Hold a paragraph as stored: the version that still has it, and its place among the paragraphs there."""

    revision: int
    part: int
    item_id: int
    item_title: str
    session_id: int
    language: str
    stored: str
    deleted_at: datetime
    by: str


def deleted_paragraphs(session: Session, *, session_id: int | None = None) -> tuple[DeletedParagraph, ...]:
    """List the paragraphs that were removed from minutes and stand nowhere in the present text."""
    query = select(MinutesRevision).where(MinutesRevision.item_id.in_(_written_twice(session_id)))
    order = (MinutesRevision.item_id, MinutesRevision.language, MinutesRevision.id)
    found: list[DeletedParagraph] = []
    rows = session.scalars(query.order_by(*order))
    for (item_id, language), versions in groupby(rows, key=lambda row: (row.item_id, row.language)):
        present = _present(session, item_id, language)
        item = session.scalar(
            select(AgendaItem).where(AgendaItem.id == item_id).options(selectinload(AgendaItem.texts))
        )
        if item is not None and item.deleted_at is None:
            found.extend(_lost(item, language, list(versions), present))
    return tuple(found)


def _written_twice(session_id: int | None) -> Select[int]:
    query = select(MinutesRevision.item_id).group_by(MinutesRevision.item_id, MinutesRevision.language)
    if session_id is not None:
        query = query.join(AgendaItem).where(AgendaItem.session_id == session_id)
    return query.having(func.count() > 1)


def _present(session: Session, item: int, language: str) -> frozenset[str]:
    text = session.scalar(
        select(Draft.text).where(
            Draft.record_kind == "item",
            Draft.record_id == item,
            Draft.field == "minutes",
            Draft.language == language,
        )
    )
    return frozenset(units_of(text or ""))


def _lost(
    item: AgendaItem, language: str, versions: Sequence[MinutesRevision], present: frozenset[str]
) -> Iterator[DeletedParagraph]:
    """Go through the versions, each beside the next; what was lost twice counts once, the last time."""
    lost: dict[str, DeletedParagraph] = {}
    for one, other in pairwise(versions):
        for part in _removed(one.text, other.text, present):
            stored = units_of(one.text)[part]
            lost[stored] = DeletedParagraph(
                revision=one.id,
                part=part,
                item_id=item.id,
                item_title=title_in(item.texts, language)[0],
                session_id=item.session_id,
                language=language,
                stored=stored,
                deleted_at=other.sealed_at,
                by=other.installation,
            )
    yield from lost.values()


def _removed(old: str, new: str, present: frozenset[str]) -> Iterator[int]:
    """Give the places of paragraphs that went; one that was reworded did not go."""
    before = units_of(old)
    if not frozenset(before) - frozenset(units_of(new)) - present:
        return
    places = {unit: place for place, unit in enumerate(before)}
    for change in compare_texts(old, new):
        is_lost = change.fate is Fate.DELETED and change.old not in present
        if is_lost and len(change.old) >= _SHORTEST:
            yield places[change.old]
