"""What is still missing for a session: each gap names the record where it is mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from iomdesk.document.late_numbers import main_part, numbering_holes
from iomdesk.model.document_state import DocumentState, document_state
from iomdesk.model.sessions import SessionStatus
from iomdesk.queries.agenda import AgendaView, ItemRow, agenda_of
from iomdesk.queries.house_items import house_item
from iomdesk.queries.item_documents import DocumentRow, documents_by_item
from iomdesk.queries.item_translations import stale_by_item
from iomdesk.queries.participants import delegations_of
from iomdesk.queries.recommendations import RecommendationRow, list_recommendations
from iomdesk.queries.sessions import SessionRow, session_details
from iomdesk.queries.symbols import symbol_register


class GapKind(StrEnum):
    """Name what is missing; the window and the command line have a sentence for each."""

    NO_AGENDA = "no_agenda"
    NO_DATES = "no_dates"
    NO_PLACE = "no_place"
    NO_CHAIR = "no_chair"
    NO_RAPPORTEUR = "no_rapporteur"
    NO_PARTICIPANTS = "no_participants"
    ITEM_WITHOUT_CLAUSE = "item_without_clause"
    ITEM_WITHOUT_TITLE = "item_without_title"
    TITLE_NOT_TRANSLATED = "title_not_translated"
    TITLE_STALE = "title_stale"
    ANNOTATION_STALE = "annotation_stale"
    ITEM_WITHOUT_DOCUMENT = "item_without_document"
    DOCUMENT_OVERDUE = "document_overdue"
    DOCUMENT_LATE = "document_late"
    NUMBERING_HOLE = "numbering_hole"
    RECOMMENDATION_WITHOUT_CLAUSE = "recommendation_without_clause"
    RECOMMENDATION_EMPTY = "recommendation_empty"
    SYMBOL_MISSING = "symbol_missing"
    SYMBOL_DOUBLE = "symbol_double"


@dataclass(frozen=True, slots=True)
class Gap:
    """Name one gap; `detail` is an item's or recommendation's number, a symbol, or empty.

    `language` is that of the text which is meant, where it is one of several.
    """

    kind: GapKind
    record_kind: str
    record_id: int
    detail: str = ""
    language: str = ""


def gaps_of(
    session: Session, *, session_id: int, language: str = "fr", today: date | None = None
) -> tuple[Gap, ...]:
    """List what is missing for a session, in the order of the work.

    Without today's date, no document that is expected is overdue yet.
    """
    details = session_details(session, session_id=session_id, language=language)
    if details is None:
        return ()
    agenda = agenda_of(session, session_id=session_id, language=language)
    return (
        *_session_gaps(details, agenda),
        *_participant_gaps(session, details, agenda, language),
        *(gap for item in agenda.items for gap in _item_gaps(item, language)),
        *_stale_gaps(session, agenda),
        *_document_gaps(session, details, agenda, today),
        *_holes(agenda),
        *_recommendation_gaps(list_recommendations(session, session_id=session_id, language=language)),
        *_symbol_gaps(session, session_id),
    )


def _session_gaps(row: SessionRow, agenda: AgendaView) -> Iterator[Gap]:
    missing = {
        GapKind.NO_DATES: row.start_on is None,
        GapKind.NO_PLACE: not row.place,
        GapKind.NO_CHAIR: not row.chair,
        GapKind.NO_RAPPORTEUR: bool(agenda.items) and not row.rapporteur,
        GapKind.NO_AGENDA: not agenda.items,
    }
    return (Gap(kind, "session", row.id) for kind, is_missing in missing.items() if is_missing)


def _participant_gaps(session: Session, row: SessionRow, agenda: AgendaView, language: str) -> Iterator[Gap]:
    if agenda.items and not delegations_of(session, session_id=row.id, language=language):
        yield Gap(GapKind.NO_PARTICIPANTS, "session", row.id)


def _item_gaps(item: ItemRow, language: str) -> Iterator[Gap]:
    if not item.title:
        yield Gap(GapKind.ITEM_WITHOUT_TITLE, "item", item.id, item.full_number)
    elif item.title_language != language:
        yield Gap(GapKind.TITLE_NOT_TRANSLATED, "item", item.id, item.full_number)
    if item.role == "substance" and not item.clauses and house_item(item.role, [item.title]) is None:
        yield Gap(GapKind.ITEM_WITHOUT_CLAUSE, "item", item.id, item.full_number)


def _stale_gaps(session: Session, agenda: AgendaView) -> Iterator[Gap]:
    """Name the translations that are older than their original, in every language: papers come in all."""
    kinds = {"title": GapKind.TITLE_STALE, "annotation": GapKind.ANNOTATION_STALE}
    stale = stale_by_item(session, agenda.session_id)
    for item in agenda.items:
        for language, part in stale.get(item.id, ()):
            yield Gap(kinds[part], "item", item.id, item.full_number, language)


def _document_gaps(
    session: Session, row: SessionRow, agenda: AgendaView, today: date | None
) -> Iterator[Gap]:
    """Name what there is nothing to read on, and documents past their deadline, until the session closes."""
    if row.status == SessionStatus.CLOSED:
        return
    documents = documents_by_item(session, row.id)
    provided: set[int] = set()
    headings = {item.parent_id for item in agenda.items}  # their sub-items are asked for documents
    for item in agenda.items:
        if item.document_count or item.parent_id in provided:
            provided.add(item.id)
        elif _wants_document(item) and item.id not in headings:
            yield Gap(GapKind.ITEM_WITHOUT_DOCUMENT, "item", item.id, item.full_number)
        for document in documents.get(item.id, ()):
            yield from _deadline_gaps(item, document, today)


def _wants_document(item: ItemRow) -> bool:
    is_procedure = house_item(item.role, [item.title]) is not None
    return item.role == "substance" and item.kind in ("decision", "discussion") and not is_procedure


def _deadline_gaps(item: ItemRow, document: DocumentRow, today: date | None) -> Iterator[Gap]:
    state = document_state(
        is_there=document.is_there, issued_on=document.issued_on, due=document.due_on, today=today
    )
    name = document.symbol or document.title
    if state is DocumentState.OVERDUE:
        yield Gap(GapKind.DOCUMENT_OVERDUE, "item", item.id, name)
    elif state is DocumentState.CAME_LATE and not document.late_reason:
        yield Gap(GapKind.DOCUMENT_LATE, "item", item.id, name)


def _holes(agenda: AgendaView) -> Iterator[Gap]:
    """Name the numbers that an adopted agenda does not have any more, at the item that follows."""
    first_level = [item for item in agenda.items if item.depth == 0]
    for hole in numbering_holes([item.number for item in first_level]):
        after = next(i for i in first_level if int(main_part(i.number)) > int(hole))
        yield Gap(GapKind.NUMBERING_HOLE, "item", after.id, hole)


def _recommendation_gaps(rows: Sequence[RecommendationRow]) -> Iterator[Gap]:
    for row in rows:
        if not row.clause_ids:
            yield Gap(GapKind.RECOMMENDATION_WITHOUT_CLAUSE, "recommendation", row.id, str(row.number))
        if not any(text for paragraph in row.paragraphs for text in paragraph.texts.values()):
            yield Gap(GapKind.RECOMMENDATION_EMPTY, "recommendation", row.id, str(row.number))


def _symbol_gaps(session: Session, session_id: int) -> Iterator[Gap]:
    register = symbol_register(session, session_id=session_id)
    for symbol in register.missing:
        yield Gap(GapKind.SYMBOL_MISSING, "paper", session_id, symbol)
    for symbol in register.doubles:
        yield Gap(GapKind.SYMBOL_DOUBLE, "paper", session_id, symbol)
