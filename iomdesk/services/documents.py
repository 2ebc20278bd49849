"""Bring documents into the desk and link them to items of the agenda."""

import hashlib
from collections.abc import Callable

from sqlalchemy import func, select

from iomdesk.model.agenda import AgendaItem, ItemDocument
from iomdesk.model.documents import Content, Distribution, DocumentVersion, MeetingDocument
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.kept_rows import keep_rows, put_back_rows
from iomdesk.services.work import Work


def add_document(
    work: Work,
    *,
    session: int,
    symbol: str,
    title: str,
    language: str,
    file_name: str = "",
    media_type: str = "application/octet-stream",
    data: bytes | None = None,
    item: int | None = None,
    distribution: str = Distribution.GENERAL.value,
) -> Changes:
    """Add a document with one language version; its file is kept once however often it is added."""
    document = MeetingDocument(
        session_id=session, symbol=symbol, distribution=distribution, original_language=language
    )
    document.versions = [
        DocumentVersion(
            language=language,
            title=title,
            file_name=file_name,
            content_digest=keep_content(work, data, media_type) if data is not None else None,
        )
    ]
    work.session.add(document)
    work.session.flush()
    work.audit("create", "document", document.id, None, {"symbol": symbol, "file_name": file_name})
    if item is not None:
        link_document(work, item=item, document=document.id)
    inverse = Operation(drop_document, {"document": document.id})
    return touching(inverse, document.id, document=document.id, item=item, session=session)


def drop_document(work: Work, *, document: int) -> Changes:
    """Put a document into the trash, off all items it is before; its file is kept with it."""
    record = work.get(MeetingDocument, document)
    links = work.session.scalars(select(ItemDocument).where(ItemDocument.document_id == document)).all()
    items = frozenset(link.item_id for link in links)
    session = record.session_id
    keep_rows(work, kind="document", id_=document, also=("agenda_item_document",))
    for link in links:
        work.session.delete(link)
    work.session.delete(record)
    work.session.flush()
    work.audit("remove", "document", document, {"symbol": record.symbol}, None)
    return _dropped(document, session, items, recall_dropped_document)


def recall_dropped_document(work: Work, *, document: int) -> Changes:
    """Bring a dropped document back before its items."""
    session = put_back_rows(work, kind="document", id_=document)["session_id"]
    work.audit("restore", "document", document, None, None)
    items = work.session.scalars(select(ItemDocument.item_id).where(ItemDocument.document_id == document))
    return _dropped(document, session, frozenset(items), drop_document)


def _dropped(
    document: int, session: int | None, items: frozenset[int], back: Callable[..., Changes]
) -> Changes:
    touched = touching(document=document, session=session).touched
    inverse = Operation(back, {"document": document})
    return Changes({**touched, "item": items} if items else touched, inverse)


def keep_content(work: Work, data: bytes, media_type: str) -> str:
    """Store bytes under their SHA-256 unless they are there already; return the digest."""
    digest = hashlib.sha256(data).hexdigest()
    if work.session.get(Content, digest) is None:
        work.session.add(Content(digest=digest, media_type=media_type, size=len(data), data=data))
        work.session.flush()
    return digest


def link_document(
    work: Work, *, item: int, document: int, part: str = "", position: int | None = None
) -> Changes:
    """Put a document, or a part of it ("annexe II"), before an item: after those there, or at a place."""
    if work.session.get(ItemDocument, (item, document)) is not None:
        return NOTHING
    if position is None:
        wanted = select(func.max(ItemDocument.position)).where(ItemDocument.item_id == item)
        position = (work.session.scalar(wanted) or 0) + 1
    work.session.add(ItemDocument(item_id=item, document_id=document, position=position, part=part))
    work.session.flush()
    work.audit("link", "item", item, None, {"document": document})
    inverse = Operation(unlink_document, {"item": item, "document": document})
    session = work.get(AgendaItem, item).session_id
    return touching(inverse, item=item, document=document, session=session)


def unlink_document(work: Work, *, item: int, document: int) -> Changes:
    """Take a document off an item; the document stays in the desk."""
    link = work.session.get(ItemDocument, (item, document))
    if link is None:
        return NOTHING
    before = {"document": document, "part": link.part, "position": link.position}
    work.session.delete(link)
    work.audit("unlink", "item", item, before, None)
    inverse = Operation(link_document, {"item": item, **before})
    session = work.get(AgendaItem, item).session_id
    return touching(inverse, item=item, document=document, session=session)
