"""Rows of the agenda, in reading order, and the details of one item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iomdesk.document.item_numbers import ItemNumber, Numbered, number_items
from iomdesk.document.numbering import clause_reference
from iomdesk.model.agenda import AgendaItem, ItemCarryOver, ItemText
from iomdesk.model.item_translation import stale_parts
from iomdesk.model.minutes import Draft
from iomdesk.model.recommendations import Recommendation
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.agenda_columns import (
    ClauseColumns,
    ItemColumns,
    clauses_by_item,
    clauses_used,
    items_in_order,
    symbols_by_item,
    titles_by_item,
    titles_in,
)
from iomdesk.queries.agenda_numbers import written_numbers
from iomdesk.queries.interventions import InterventionRow, interventions_of
from iomdesk.queries.item_documents import DocumentRow, documents_of
from iomdesk.queries.loading import whole_item
from iomdesk.queries.meetings import BreakRow, MeetingRow, breaks_of, meetings_of


@dataclass(frozen=True, slots=True)
class ClauseChip:
    """Show a clause that an item falls under."""

    id: int
    reference: str
    text: str


class ItemRow(NamedTuple):
    """Show an item in the tree; `number` is its own ("a)"), `full_number` the whole ("3 a)").

    A tuple, for an agenda may have 1,000 of them and a frozen dataclass takes four times as long to make.
    """

    id: int
    parent_id: int | None
    depth: int
    number: str
    full_number: str
    title: str
    title_language: str
    kind: str
    role: str
    stage: str
    planned_minutes: int | None
    presenter: str
    proposer: str
    outcome: str | None
    clauses: tuple[ClauseChip, ...]
    document_symbols: tuple[str, ...]
    document_count: int
    has_minutes: bool
    recommendation_count: int


@dataclass(frozen=True, slots=True)
class AgendaView:
    """Hold a session's items, depth first in order, with the breaks between them and its meetings."""

    session_id: int
    items: tuple[ItemRow, ...]
    breaks: tuple[BreakRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemOrigin:
    """Name the item of an earlier session that an item continues."""

    item_id: int
    session_id: int
    session_number: int | None
    started_on: date | None
    number: str


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """Hold all of an item; `texts` maps a language to (title, annotation).

    `stale` names the (language, "title" or "annotation") that are older than their original.
    """

    id: int
    session_id: int
    parent_id: int | None
    number: str
    texts: Mapping[str, tuple[str, str]]
    kind: str
    role: str
    stage: str
    planned_minutes: int | None
    presenter: str
    proposer: str
    outcome: str | None
    clause_ids: tuple[int, ...]
    documents: tuple[DocumentRow, ...]
    interventions: tuple[InterventionRow, ...]
    is_recurring: bool = False
    continued_from: ItemOrigin | None = None
    stale: frozenset[tuple[str, str]] = frozenset()


def agenda_of(session: Session, *, session_id: int, language: str) -> AgendaView:
    """Return the agenda of a session as rows."""
    items = items_in_order(session, session_id)
    beside = _beside(session, session_id, items, language)
    numbers = number_items((Numbered(item.id, item.parent_id, item.fixed_number) for item in items), language)
    rows = tuple(_row(item, numbers[item.id], beside, language) for item in items)
    breaks = breaks_of(session, session_id=session_id)
    return AgendaView(session_id, rows, breaks, meetings_of(session, session_id=session_id))


def item_details(session: Session, *, item_id: int, language: str = "fr") -> ItemDetails | None:
    """Return all of one item, or None where there is none."""
    item = session.scalar(select(AgendaItem).where(AgendaItem.id == item_id).options(*whole_item()))
    if item is None:
        return None
    numbers = _full_numbers(session, item.session_id, language)
    carried = session.get(ItemCarryOver, item_id)
    return ItemDetails(
        id=item.id,
        session_id=item.session_id,
        parent_id=item.parent_id,
        number=numbers.get(item.id, ""),
        texts={text.language: (text.title, text.annotation) for text in item.texts},
        kind=item.kind,
        role=item.role,
        stage=item.stage,
        planned_minutes=item.planned_minutes,
        presenter=item.presenter,
        proposer=item.proposer,
        outcome=item.outcome,
        clause_ids=tuple(link.clause_id for link in item.clause_links),
        documents=documents_of(session, item, language),
        interventions=interventions_of(session, item_id=item_id, language=language),
        is_recurring=carried is not None and carried.is_recurring,
        continued_from=_origin(session, carried.continued_from_id, language) if carried else None,
        stale=frozenset(stale_parts(item.texts)),
    )


def _origin(session: Session, item_id: int | None, language: str) -> ItemOrigin | None:
    found = session.execute(
        select(AgendaItem.session_id, GroupSession.number, GroupSession.start_on)
        .join(GroupSession, GroupSession.id == AgendaItem.session_id)
        .where(
            AgendaItem.id == (item_id or 0),
            AgendaItem.deleted_at.is_(None),
            GroupSession.deleted_at.is_(None),
        )
    ).first()
    if found is None or item_id is None:
        return None
    owner, number, started_on = found
    full_number = _full_numbers(session, owner, language).get(item_id, "")
    return ItemOrigin(item_id, owner, number, started_on, full_number)


def _full_numbers(session: Session, session_id: int, language: str) -> dict[int, str]:
    items = items_in_order(session, session_id)
    numbers = number_items((Numbered(item.id, item.parent_id, item.fixed_number) for item in items), language)
    return {item: number.full for item, number in numbers.items()}


def items_of(session: Session, session_id: int) -> Sequence[AgendaItem]:
    """Load the live items of a session with what their rows show."""
    return session.scalars(
        select(AgendaItem)
        .where(AgendaItem.session_id == session_id, AgendaItem.deleted_at.is_(None))
        .order_by(AgendaItem.id)
        .options(*whole_item())
    ).all()


def title_in(texts: Sequence[ItemText], language: str) -> tuple[str, str]:
    """Return (title, its language): the wanted one, else the first there is, never silently the same."""
    return _shown_title({text.language: text.title for text in texts if text.title}, language)


def _shown_title(written: Mapping[str, str], language: str) -> tuple[str, str]:
    for candidate in (language, "fr", "en", "es"):
        if candidate in written:
            return written[candidate], candidate
    return "", language


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the rows show besides the items' own columns; a title stands with its language."""

    titles: Mapping[int, tuple[str, str]]
    clauses: Mapping[int, tuple[ClauseChip, ...]]
    symbols: Mapping[int, Sequence[str]]
    with_minutes: frozenset[int]
    recommendations: Mapping[int | None, int]


def _beside(session: Session, session_id: int, items: Sequence[ItemColumns], language: str) -> _Beside:
    return _Beside(
        titles=_titles(session, session_id, items, language),
        clauses=_clauses(session, session_id, language),
        symbols=symbols_by_item(session, session_id),
        with_minutes=_items_with_minutes(session, session_id),
        recommendations=_recommendation_counts(session, session_id),
    )


def _titles(
    session: Session, session_id: int, items: Sequence[ItemColumns], language: str
) -> Mapping[int, tuple[str, str]]:
    wanted = titles_in(session, session_id, language)
    titles = {item: (title, language) for item, title in wanted.items()}
    if all(item.id in titles for item in items):
        return titles
    written = titles_by_item(session, session_id)
    return {item.id: _shown_title(written.get(item.id, {}), language) for item in items}


def _clauses(session: Session, session_id: int, language: str) -> Mapping[int, tuple[ClauseChip, ...]]:
    used = clauses_used(session, session_id)
    chips = {id_: _chip(id_, clause, language) for id_, clause in used.items()}
    below = clauses_by_item(session, session_id)
    return {item: tuple([chips[clause] for clause in clauses]) for item, clauses in below.items()}


def _chip(id_: int, clause: ClauseColumns, language: str) -> ClauseChip:
    """Show a clause in a language, or its French text where that is missing."""
    texts = clause.texts
    shown = texts.get(language) or texts.get("fr") or next(iter(texts.values()), "")
    return ClauseChip(id_, clause_reference(clause.chapter, clause.letter, language), shown)


def _row(item: ItemColumns, number: ItemNumber, beside: _Beside, language: str) -> ItemRow:
    id_, parent, _fixed, kind, role, stage, minutes, presenter, proposer, outcome, depth = item
    title, title_language = beside.titles.get(id_, ("", language))
    symbols = beside.symbols.get(id_, ())
    return ItemRow(
        id_,
        parent,
        depth,
        *written_numbers(number),
        title,
        title_language,
        kind,
        role,
        stage,
        minutes,
        presenter,
        proposer,
        outcome,
        clauses=beside.clauses.get(id_, ()),
        document_symbols=tuple(symbol for symbol in symbols if symbol) if symbols else (),
        document_count=len(symbols),
        has_minutes=id_ in beside.with_minutes,
        recommendation_count=beside.recommendations.get(id_, 0),
    )


def _items_with_minutes(session: Session, session_id: int) -> frozenset[int]:
    return frozenset(
        session.scalars(
            select(Draft.record_id)
            .join(AgendaItem, AgendaItem.id == Draft.record_id)
            .where(Draft.record_kind == "item", AgendaItem.session_id == session_id, Draft.text != "")
        )
    )


def _recommendation_counts(session: Session, session_id: int) -> dict[int | None, int]:
    query = (
        select(Recommendation.item_id, func.count())
        .where(Recommendation.session_id == session_id, Recommendation.deleted_at.is_(None))
        .group_by(Recommendation.item_id)
    )
    return dict(session.execute(query).all())
