"""Documents before an item of the agenda, with what is known of when they are due."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.agenda import AgendaItem, ItemDocument
from iomdesk.model.bodies import Body
from iomdesk.model.document_state import due_on
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.sessions import GroupSession, SessionBody


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
    part: str = ""
    is_there: bool = True
    issued_on: date | None = None
    due_on: date | None = None
    has_own_deadline: bool = False
    late_reason: str = ""


def documents_of(session: Session, item: AgendaItem, language: str) -> tuple[DocumentRow, ...]:
    """Show the documents of an item with its parts of them, each due by its own or the body's deadline."""
    return _rows(item, language, *deadline_of_session(session, item.session_id))


def documents_by_item(
    session: Session, session_id: int, language: str = "fr"
) -> dict[int, tuple[DocumentRow, ...]]:
    """Show the documents of all live items of a session."""
    items = session.scalars(
        select(AgendaItem)
        .where(
            AgendaItem.session_id == session_id,
            AgendaItem.deleted_at.is_(None),
            AgendaItem.id.in_(select(ItemDocument.item_id)),
        )
        .options(
            selectinload(AgendaItem.document_links)
            .selectinload(ItemDocument.document)
            .selectinload(MeetingDocument.versions)
        )
    )
    starts, days = deadline_of_session(session, session_id)
    return {item.id: _rows(item, language, starts, days) for item in items}


def _rows(item: AgendaItem, language: str, starts: date | None, days: int) -> tuple[DocumentRow, ...]:
    return tuple(
        replace(
            document_row(link.document, language),
            part=link.part,
            due_on=due_on(link.document.deadline_on, starts, days),
        )
        for link in item.document_links
        if link.document.deleted_at is None
    )


def deadline_of_session(session: Session, session_id: int) -> tuple[date | None, int]:
    """Return the first day of a session, and the days before it that its bodies ask documents for."""
    days = session.scalar(
        select(func.max(Body.deadline_days))
        .join(SessionBody, SessionBody.body_id == Body.id)
        .where(SessionBody.session_id == session_id)
    )
    starts = session.scalar(select(GroupSession.start_on).where(GroupSession.id == session_id))
    return starts, days or 14


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
        is_there=bool(document.issued_on or any(v.content_digest for v in document.versions)),
        issued_on=document.issued_on,
        due_on=document.deadline_on,
        has_own_deadline=document.deadline_on is not None,
        late_reason=document.late_reason,
    )
