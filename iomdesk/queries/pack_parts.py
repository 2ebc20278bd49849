"""What belongs into a session's pack by itself: its papers, then the items with what they are treated on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.numbering import clause_reference
from iomdesk.document.pack_parts import PackPartFact
from iomdesk.model.agenda import AgendaItem, ItemDocument
from iomdesk.model.document_state import due_on
from iomdesk.model.documents import Content, ContentReading, DocumentVersion, MeetingDocument
from iomdesk.model.minutes import Draft
from iomdesk.model.recommendations import FINISHED_STATUSES, Recommendation
from iomdesk.model.sessions import GroupSession, SessionBody
from iomdesk.queries.agenda import items_of
from iomdesk.queries.agenda_numbers import NumberedItem, numbered_items
from iomdesk.queries.item_documents import deadline_of_session
from iomdesk.queries.loading import NOTHING_ELSE

FOLLOW_UP = "follow-up"
OPENING_PAPERS = ("agenda", "annotated-agenda", "programme", FOLLOW_UP, "documents", "participants")
"""Papers of the program that open a pack; the secretariat leaves out what it does not want.

What became of recommendations is there only where some of earlier sessions are open.
"""

PDF = "application/pdf"


def default_parts(session: Session, *, session_id: int, language: str) -> tuple[PackPartFact, ...]:
    """Return the parts of a pack in the order of the agenda, before anybody changed anything."""
    items = numbered_items(items_of(session, session_id), language)
    return (*_papers(session, session_id), *_items(session, session_id, items, language))


def _papers(session: Session, session_id: int) -> Iterator[PackPartFact]:
    for kind in OPENING_PAPERS:
        if kind == FOLLOW_UP and not _has_followed(session, session_id):
            continue
        yield PackPartFact(f"paper:{kind}", "paper", kind, 1, titles=_PAPER_TITLES[kind])
    previous = _previous_with_minutes(session, session_id)
    if previous is not None:
        reference = f"minutes:{previous}"
        yield PackPartFact(f"paper:{reference}", "paper", reference, 1)


def _has_followed(session: Session, session_id: int) -> bool:
    """Say whether recommendations of earlier sessions of the same bodies are open."""
    here = session.get(GroupSession, session_id)
    if here is None or here.start_on is None:
        return False
    bodies = select(SessionBody.body_id).where(SessionBody.session_id == session_id)
    earlier = select(GroupSession.id).where(
        GroupSession.deleted_at.is_(None),
        GroupSession.start_on < here.start_on,
        GroupSession.id.in_(select(SessionBody.session_id).where(SessionBody.body_id.in_(bodies))),
    )
    found = select(Recommendation.id).where(
        Recommendation.deleted_at.is_(None),
        Recommendation.status.not_in(FINISHED_STATUSES),
        Recommendation.session_id.in_(earlier),
    )
    return session.scalar(found.limit(1)) is not None


def _previous_with_minutes(session: Session, session_id: int) -> int | None:
    """Find the session before this one, where minutes of it were written."""
    here = session.get(GroupSession, session_id)
    if here is None or here.start_on is None:
        return None
    earlier = session.scalar(
        select(GroupSession.id)
        .where(GroupSession.deleted_at.is_(None), GroupSession.start_on < here.start_on)
        .order_by(GroupSession.start_on.desc(), GroupSession.id.desc())
        .limit(1)
    )
    has_minutes = select(func.count()).where(
        Draft.record_kind == "item",
        Draft.field == "minutes",
        Draft.text != "",
        Draft.record_id.in_(select(AgendaItem.id).where(AgendaItem.session_id == earlier)),
    )
    return earlier if earlier is not None and session.scalar(has_minutes) else None


def _items(
    session: Session, session_id: int, items: Sequence[NumberedItem], language: str
) -> Iterator[PackPartFact]:
    linked = _linked(session, session_id)
    readings = _readings(session, session_id)
    starts, days = deadline_of_session(session, session_id)
    for numbered in items:
        item = numbered.item
        yield PackPartFact(
            key=f"item:{item.id}",
            kind="item",
            reference=str(item.id),
            level=1,
            item_id=item.id,
            titles={text.language: text.title for text in item.texts if text.title},
            number=numbered.full_number,
            clauses=_clauses(item, language),
        )
        for link in linked.get(item.id, ()):
            deadline = due_on(link.document.deadline_on, starts, days)
            issued = link.document.issued_on
            is_late = bool(link.document.late_reason or (issued and deadline and issued > deadline))
            yield _document(link, numbered.full_number, language, readings, is_late)


def _clauses(item: AgendaItem, language: str) -> tuple[str, ...]:
    links = sorted(item.clause_links, key=lambda link: (link.clause.chapter.position, link.clause.position))
    return tuple(clause_reference(link.clause.chapter.number, link.clause.letter, language) for link in links)


def _linked(session: Session, session_id: int) -> Mapping[int, list[ItemDocument]]:
    document = selectinload(ItemDocument.document).selectinload(MeetingDocument.versions)
    links = session.scalars(
        select(ItemDocument)
        .join(AgendaItem, AgendaItem.id == ItemDocument.item_id)
        .join(MeetingDocument, MeetingDocument.id == ItemDocument.document_id)
        .where(
            AgendaItem.session_id == session_id,
            AgendaItem.deleted_at.is_(None),
            MeetingDocument.deleted_at.is_(None),
        )
        .order_by(ItemDocument.item_id, ItemDocument.position, ItemDocument.document_id)
        .options(document, NOTHING_ELSE)
    )
    found: dict[int, list[ItemDocument]] = {}
    for link in links:
        found.setdefault(link.item_id, []).append(link)
    return found


def _readings(session: Session, session_id: int) -> Mapping[str, Any]:
    """Return type, size and reading of each file before an item of the session, by digest."""
    rows = session.execute(
        select(
            Content.digest,
            Content.media_type,
            Content.size,
            ContentReading.printable_digest,
            ContentReading.pages,
            ContentReading.remark,
            ContentReading.digest.label("read"),
        )
        .join(DocumentVersion, DocumentVersion.content_digest == Content.digest)
        .join(ItemDocument, ItemDocument.document_id == DocumentVersion.document_id)
        .join(AgendaItem, AgendaItem.id == ItemDocument.item_id)
        .outerjoin(ContentReading, ContentReading.digest == Content.digest)
        .where(AgendaItem.session_id == session_id)
        .distinct()
    )
    return {row.digest: row for row in rows}


def _document(
    link: ItemDocument, number: str, language: str, readings: Mapping[str, Any], is_late: bool
) -> PackPartFact:
    document = link.document
    version = _version(document, language)
    reading = readings.get(version.content_digest or "") if version else None
    return PackPartFact(
        key=f"document:{document.id}@{link.item_id}",
        kind="document",
        reference=str(document.id),
        level=2,
        item_id=link.item_id,
        titles={one.language: one.title for one in document.versions if one.title},
        number=number,
        symbol=document.symbol,
        part=link.part,
        language=version.language if version else "",
        distribution=document.distribution,
        is_late=is_late,
        digest=reading.printable_digest if reading else None,
        original=version.content_digest if version else None,
        pages=reading.pages if reading and reading.printable_digest else None,
        size=reading.size if reading else 0,
        missing=_missing(reading),
        remark=(reading.remark or "") if reading else "",
    )


def _version(document: MeetingDocument, language: str) -> DocumentVersion | None:
    """Choose the file of a document: the language of the pack, the original's, then any."""
    order = (language, document.original_language)
    with_file = [version for version in document.versions if version.content_digest]
    ranked = sorted(with_file, key=lambda one: order.index(one.language) if one.language in order else 2)
    return ranked[0] if ranked else None


def _missing(reading: Any) -> str:
    if reading is None:
        return "no_file"
    if reading.read is None:
        return "not_read"
    return "" if reading.printable_digest else "not_printable"


_PAPER_TITLES: Mapping[str, Mapping[str, str]] = {
    "agenda": {"fr": "Ordre du jour", "en": "Agenda", "es": "Programa"},
    "annotated-agenda": {
        "fr": "Ordre du jour annoté",
        "en": "Annotated agenda",
        "es": "Programa anotado",
    },
    "programme": {"fr": "Programme de travail", "en": "Programme of work", "es": "Programa de trabajo"},
    FOLLOW_UP: {
        "fr": "Suite donnée aux recommandations",
        "en": "Follow-up to recommendations",
        "es": "Seguimiento de las recomendaciones",
    },
    "documents": {"fr": "Liste des documents", "en": "List of documents", "es": "Lista de documentos"},
    "participants": {
        "fr": "Liste des participants",
        "en": "List of participants",
        "es": "Lista de participantes",
    },
}
