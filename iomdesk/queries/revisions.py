"""The sealed versions of minutes: of an item, and of the whole meeting as it stood at a moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.minutes import Draft, MinutesRevision
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.word_counts import words_of_version

_TOGETHER = timedelta(seconds=1)  # what one action seals is sealed within this


@dataclass(frozen=True, slots=True)
class SealRow:
    """Show a sealed version of an item's minutes; the number is empty where the item is in the trash."""

    id: int
    item_id: int
    item_number: str
    item_title: str
    language: str
    sealed_at: datetime
    reason: str
    installation: str
    words: int
    restored_from: int | None


@dataclass(frozen=True, slots=True)
class Moment:
    """Show a moment at which versions were sealed, of one item or of several in one action."""

    at: datetime
    installation: str
    reasons: tuple[str, ...]
    seals: tuple[SealRow, ...]


@dataclass(frozen=True, slots=True)
class ItemMinutes:
    """Hold the minutes of an item at a moment; `revision` is None for the present text or none."""

    item_id: int
    number: str
    title: str
    text: str
    revision: int | None


@dataclass(frozen=True, slots=True)
class FormerState:
    """Hold a text as it was before: the version it was sealed in."""

    revision: int
    sealed_at: datetime
    text: str


def seals_of(
    session: Session, *, session_id: int, language: str | None = None, item_id: int | None = None
) -> tuple[SealRow, ...]:
    """List the sealed versions of a session's minutes, newest first; of one item or language where named."""
    titles = _titles(session, session_id, language or "fr")
    row = MinutesRevision
    query = (
        select(row.id, row.item_id, row.language, row.sealed_at, row.reason, row.installation)
        .add_columns(words_of_version(), row.restored_from_id)
        .join(AgendaItem, AgendaItem.id == row.item_id)
        .where(AgendaItem.session_id == session_id)
    )
    if language is not None:
        query = query.where(MinutesRevision.language == language)
    if item_id is not None:
        query = query.where(MinutesRevision.item_id == item_id)
    rows = session.execute(query.order_by(MinutesRevision.id.desc())).all()
    return tuple(
        SealRow(id_, item, *titles.get(item, ("", "")), lang, at, reason, who, words, source)
        for id_, item, lang, at, reason, who, words, source in rows
    )


def moments_of(session: Session, *, session_id: int, language: str) -> tuple[Moment, ...]:
    """List the moments at which anything of a meeting's minutes was sealed, newest first."""
    moments: list[list[SealRow]] = []
    for seal in seals_of(session, session_id=session_id, language=language):
        last = moments[-1][-1] if moments else None
        is_same = last is not None and last.installation == seal.installation
        if last is not None and is_same and last.sealed_at - seal.sealed_at <= _TOGETHER:
            moments[-1].append(seal)
        else:
            moments.append([seal])
    return tuple(_moment(seals) for seals in moments)


def meeting_at(
    session: Session, *, session_id: int, language: str, at: datetime | None
) -> tuple[ItemMinutes, ...]:
    """Return the minutes of each item of a meeting as last sealed by a moment; None for the present texts."""
    texts = (
        _present(session, session_id, language) if at is None else _sealed(session, session_id, language, at)
    )
    items = agenda_of(session, session_id=session_id, language=language).items
    return tuple(
        ItemMinutes(item.id, item.full_number, item.title, *texts.get(item.id, ("", None))) for item in items
    )


def former_state(
    session: Session, *, item_id: int, language: str, before: int | None, unlike: str
) -> FormerState | None:
    """Return the latest version of a text that differs from a state of it, among those before a version."""
    query = select(MinutesRevision).where(
        MinutesRevision.item_id == item_id,
        MinutesRevision.language == language,
        MinutesRevision.text != unlike,
    )
    if before is not None:
        query = query.where(MinutesRevision.id < before)
    found = session.scalar(query.order_by(MinutesRevision.id.desc()).limit(1))
    return FormerState(found.id, found.sealed_at, found.text) if found else None


def seal_named(session: Session, *, session_id: int, revision_id: int) -> int | None:
    """Return a version's id if it belongs to a session, else None."""
    return session.scalar(
        select(MinutesRevision.id)
        .join(AgendaItem, AgendaItem.id == MinutesRevision.item_id)
        .where(AgendaItem.session_id == session_id, MinutesRevision.id == revision_id)
    )


def _moment(seals: Sequence[SealRow]) -> Moment:
    reasons = tuple(dict.fromkeys(seal.reason for seal in seals))
    return Moment(seals[0].sealed_at, seals[0].installation, reasons, tuple(reversed(seals)))


def _titles(session: Session, session_id: int, language: str) -> Mapping[int, tuple[str, str]]:
    items = agenda_of(session, session_id=session_id, language=language).items
    return {item.id: (item.full_number, item.title) for item in items}


def _present(session: Session, session_id: int, language: str) -> Mapping[int, tuple[str, int | None]]:
    query = (
        select(Draft.record_id, Draft.text)
        .join(AgendaItem, AgendaItem.id == Draft.record_id)
        .where(
            Draft.record_kind == "item",
            Draft.field == "minutes",
            Draft.language == language,
            AgendaItem.session_id == session_id,
        )
    )
    return {item: (text, None) for item, text in session.execute(query)}


def _sealed(
    session: Session, session_id: int, language: str, at: datetime
) -> Mapping[int, tuple[str, int | None]]:
    latest = (
        select(func.max(MinutesRevision.id))
        .join(AgendaItem, AgendaItem.id == MinutesRevision.item_id)
        .where(
            AgendaItem.session_id == session_id,
            MinutesRevision.language == language,
            MinutesRevision.sealed_at <= at,
        )
        .group_by(MinutesRevision.item_id)
    )
    rows = session.scalars(select(MinutesRevision).where(MinutesRevision.id.in_(latest)))
    return {row.item_id: (row.text, row.id) for row in rows}
