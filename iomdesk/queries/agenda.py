"""Rows of the agenda, in reading order, and the details of one item."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.item_numbers import ItemNumber, Numbered, number_items
from iomdesk.document.numbering import clause_reference
from iomdesk.model.agenda import AgendaItem, ItemText
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.interventions import Intervention
from iomdesk.model.mandate import MandateClause
from iomdesk.model.minutes import Draft
from iomdesk.model.participants import Delegation
from iomdesk.model.recommendations import Recommendation
from iomdesk.queries.loading import NOTHING_ELSE, whole_item


@dataclass(frozen=True, slots=True)
class ClauseChip:
    """Show a clause that an item falls under."""

    id: int
    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """Show an item in the tree; `number` is its own ("a)"), `full_number` the whole ("3 a)")."""

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
    """Hold a session's items, depth first in order."""

    session_id: int
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """Show a document before an item."""

    id: int
    symbol: str
    title: str
    distribution: str
    languages: tuple[str, ...]
    file_name: str
    content_digest: str | None


@dataclass(frozen=True, slots=True)
class InterventionRow:
    """Show an intervention in the order of speaking."""

    id: int
    speaker: str
    on_behalf_of: str
    kind: str
    stance: str
    attribution: str
    language: str
    summary: str


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """Hold all of an item; `texts` maps a language to (title, annotation)."""

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


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """Pair an item with its depth and its numbers in one language."""

    item: AgendaItem
    depth: int
    number: str
    full_number: str


def numbered_items(items: Sequence[AgendaItem], language: str) -> tuple[NumberedItem, ...]:
    """Number live items: `1` and below it `a)`, `i)`; a fixed number stands, and counting goes on from it."""
    ordered = list(in_reading_order(items))
    entries = (Numbered(item.id, item.parent_id, item.fixed_number) for item, _ in ordered)
    numbers = number_items(entries, language)
    return tuple(NumberedItem(item, depth, *_written(numbers[item.id])) for item, depth in ordered)


def in_reading_order(items: Sequence[AgendaItem]) -> Iterator[tuple[AgendaItem, int]]:
    """Return live items depth first, each with its depth from 0."""
    below: dict[int | None, list[AgendaItem]] = {}
    for item in items:
        if item.deleted_at is None:
            below.setdefault(item.parent_id, []).append(item)
    for siblings in below.values():
        siblings.sort(key=lambda item: (item.position, item.id))
    waiting = [(item, 0) for item in reversed(below.get(None, []))]
    while waiting:
        item, depth = waiting.pop()
        yield item, depth
        waiting += [(child, depth + 1) for child in reversed(below.get(item.id, []))]


def _written(number: ItemNumber) -> tuple[str, str]:
    return (number.bare if number.level == 1 else number.marker), number.full


def agenda_of(session: Session, *, session_id: int, language: str) -> AgendaView:
    """Return the agenda of a session as rows."""
    items = items_of(session, session_id)
    minutes = _items_with_minutes(session, session_id)
    counts = _recommendation_counts(session, session_id)
    rows = [
        _row(numbered, language, numbered.item.id in minutes, counts.get(numbered.item.id, 0))
        for numbered in numbered_items(items, language)
    ]
    return AgendaView(session_id, tuple(rows))


def item_details(session: Session, *, item_id: int, language: str = "fr") -> ItemDetails | None:
    """Return all of one item, or None where there is none."""
    item = session.scalar(select(AgendaItem).where(AgendaItem.id == item_id).options(*whole_item()))
    if item is None:
        return None
    numbers = {n.item.id: n.full_number for n in numbered_items(items_of(session, item.session_id), language)}
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
        documents=tuple(document_row(link.document, language) for link in item.document_links),
        interventions=interventions_of(session, item_id=item_id, language=language),
    )


def items_of(session: Session, session_id: int) -> Sequence[AgendaItem]:
    """Load the live items of a session with what their rows show."""
    return session.scalars(
        select(AgendaItem)
        .where(AgendaItem.session_id == session_id, AgendaItem.deleted_at.is_(None))
        .options(*whole_item())
    ).all()


def interventions_of(session: Session, *, item_id: int, language: str) -> tuple[InterventionRow, ...]:
    """Return what was said on an item, in the order of speaking."""
    delegation = selectinload(Intervention.delegation)
    records = session.scalars(
        select(Intervention)
        .where(Intervention.item_id == item_id)
        .order_by(Intervention.position)
        .options(
            delegation.selectinload(Delegation.state),
            delegation.selectinload(Delegation.organisation),
            NOTHING_ELSE,
        )
    )
    return tuple(_intervention_row(record, language) for record in records)


def title_in(texts: Sequence[ItemText], language: str) -> tuple[str, str]:
    """Return (title, its language): the wanted one, else the first there is, never silently the same."""
    written = {text.language: text.title for text in texts if text.title}
    for candidate in (language, "fr", "en", "es"):
        if candidate in written:
            return written[candidate], candidate
    return "", language


def clause_chip(clause: MandateClause, language: str) -> ClauseChip:
    """Show a clause in a language, or its French text where that is missing."""
    texts = {text.language: text.text for text in clause.texts}
    shown = texts.get(language) or texts.get("fr") or next(iter(texts.values()), "")
    return ClauseChip(clause.id, clause_reference(clause.chapter.number, clause.letter, language), shown)


def document_row(document: MeetingDocument, language: str) -> DocumentRow:
    """Show a document by its version in the language, else by its first one."""
    versions = {version.language: version for version in document.versions}
    shown = versions.get(language) or next(iter(versions.values()), None)
    return DocumentRow(
        id=document.id,
        symbol=document.symbol,
        title=shown.title if shown else "",
        distribution=document.distribution,
        languages=tuple(sorted(versions)),
        file_name=shown.file_name if shown else "",
        content_digest=shown.content_digest if shown else None,
    )


def _row(numbered: NumberedItem, language: str, has_minutes: bool, recommendations: int) -> ItemRow:
    item = numbered.item
    title, title_language = title_in(item.texts, language)
    links = sorted(item.clause_links, key=lambda link: (link.clause.chapter.position, link.clause.position))
    symbols = [link.document.symbol for link in item.document_links if link.document.symbol]
    return ItemRow(
        id=item.id,
        parent_id=item.parent_id,
        depth=numbered.depth,
        number=numbered.number,
        full_number=numbered.full_number,
        title=title,
        title_language=title_language,
        kind=item.kind,
        role=item.role,
        stage=item.stage,
        planned_minutes=item.planned_minutes,
        presenter=item.presenter,
        proposer=item.proposer,
        outcome=item.outcome,
        clauses=tuple(clause_chip(link.clause, language) for link in links),
        document_symbols=tuple(symbols),
        document_count=len(item.document_links),
        has_minutes=has_minutes,
        recommendation_count=recommendations,
    )


def _intervention_row(record: Intervention, language: str) -> InterventionRow:
    return InterventionRow(
        id=record.id,
        speaker=record.delegation.name(language) if record.delegation else "",
        on_behalf_of=record.on_behalf_of,
        kind=record.kind,
        stance=record.stance,
        attribution=record.attribution,
        language=record.language,
        summary=record.summary or record.text,
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
