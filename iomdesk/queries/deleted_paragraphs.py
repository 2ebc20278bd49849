"""Paragraphs that were taken out of minutes, found again by comparing the versions that were sealed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.alignment import aligned
from iomdesk.document.minutes_diff import units_of
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


class _Version(NamedTuple):
    id: int
    text: str
    sealed_at: datetime
    installation: str


@dataclass(frozen=True, slots=True)
class _Loss:
    revision: int
    part: int
    stored: str
    deleted_at: datetime
    by: str


def deleted_paragraphs(session: Session, *, session_id: int | None = None) -> tuple[DeletedParagraph, ...]:
    """List the paragraphs that were removed from minutes and stand nowhere in the present text."""
    row = MinutesRevision
    query = (
        select(row.item_id, row.language, row.id, row.text, row.sealed_at, row.installation)
        .where(row.item_id.in_(_written_twice(session_id)))
        .order_by(row.item_id, row.language, row.id)
    )
    found: list[DeletedParagraph] = []
    for (item, language), versions in groupby(session.execute(query), key=lambda one: (one[0], one[1])):
        if lost := _lost([_Version(*one[2:]) for one in versions]):
            found.extend(_told(session, item, language, lost))
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


def _told(session: Session, item_id: int, language: str, lost: Sequence[_Loss]) -> Iterator[DeletedParagraph]:
    """Leave out what stands in the present text, and what belongs to an item that is deleted itself."""
    present = _present(session, item_id, language)
    query = select(AgendaItem).where(AgendaItem.id == item_id, AgendaItem.deleted_at.is_(None))
    item = session.scalar(query.options(selectinload(AgendaItem.texts)))
    if item is None:
        return
    title = title_in(item.texts, language)[0]
    for one in lost:
        if one.stored not in present:
            yield DeletedParagraph(
                revision=one.revision,
                part=one.part,
                item_id=item_id,
                item_title=title,
                session_id=item.session_id,
                language=language,
                stored=one.stored,
                deleted_at=one.deleted_at,
                by=one.by,
            )


def _lost(versions: Sequence[_Version]) -> tuple[_Loss, ...]:
    """Go through the versions, each beside the next; what was lost twice counts once, the last time."""
    lost: dict[str, _Loss] = {}
    for one, other in pairwise(versions):
        before = units_of(one.text)
        for part in _removed(before, units_of(other.text)):
            lost[before[part]] = _Loss(one.id, part, before[part], other.sealed_at, other.installation)
    return tuple(lost.values())


def _removed(before: Sequence[str], after: Sequence[str]) -> Iterator[int]:
    """Give the places of paragraphs that went; one that was reworded did not go."""
    if frozenset(before) <= frozenset(after):
        return
    for pair in aligned(before, after):
        if pair.new is None and pair.old is not None and len(before[pair.old]) >= _SHORTEST:
            yield pair.old
