"""The register of documents: of one session or of the whole desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.agenda import AgendaItem, ItemDocument
from iomdesk.model.document_state import DocumentState, document_state, due_on
from iomdesk.model.documents import Content, ContentReading, DocumentVersion, FormerFile, MeetingDocument
from iomdesk.queries.agenda import items_of
from iomdesk.queries.agenda_numbers import numbered_items
from iomdesk.queries.item_documents import deadline_of_session
from iomdesk.queries.loading import NOTHING_ELSE


@dataclass(frozen=True, slots=True)
class FileRow:
    """Show the file of a document in one language; `remarks` are those of taking it in."""

    language: str
    title: str
    file_name: str = ""
    digest: str | None = None
    media_type: str = ""
    size: int = 0
    is_read: bool = False
    printable: str | None = None
    pages: int | None = None
    words: int | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """Show a document in the register; `items` are the numbers of the items it stands before."""

    id: int
    session_id: int | None
    symbol: str
    title: str
    original_language: str
    distribution: str
    derestricted_on: date | None
    issued_on: date | None
    due_on: date | None
    late_reason: str
    state: DocumentState
    files: tuple[FileRow, ...]
    items: tuple[tuple[int, str], ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages there are files in."""
        return tuple(file.language for file in self.files if file.digest)


@dataclass(frozen=True, slots=True)
class FormerFileRow:
    """Show a file that was replaced."""

    id: int
    language: str
    file_name: str
    digest: str
    replaced_at: datetime


def document_register(
    session: Session, *, session_id: int | None, language: str, today: date | None = None
) -> tuple[RegisterRow, ...]:
    """List the documents of a session, or of the whole desk (None), by symbol, then by title."""
    query = select(MeetingDocument).where(MeetingDocument.deleted_at.is_(None))
    if session_id is not None:
        query = query.where(
            or_(
                MeetingDocument.session_id == session_id,
                MeetingDocument.id.in_(
                    select(ItemDocument.document_id)
                    .join(AgendaItem, AgendaItem.id == ItemDocument.item_id)
                    .where(AgendaItem.session_id == session_id)
                ),
            )
        )
    records = session.scalars(query.options(selectinload(MeetingDocument.versions), NOTHING_ELSE)).all()
    files = _files(session, [version.content_digest for one in records for version in one.versions])
    items = _items(session, {one.session_id for one in records} | {session_id}, language)
    deadlines = {one: deadline_of_session(session, one) for one in {r.session_id for r in records} if one}
    rows = [_row(one, files, items, deadlines, language, today) for one in records]
    return tuple(sorted(rows, key=lambda row: (not row.symbol, row.symbol, row.title.lower(), row.id)))


def former_files(session: Session, *, document_id: int) -> tuple[FormerFileRow, ...]:
    """List the files of a document that were replaced, newest first."""
    rows = session.execute(
        select(FormerFile, DocumentVersion.language)
        .join(DocumentVersion, DocumentVersion.id == FormerFile.version_id)
        .where(DocumentVersion.document_id == document_id)
        .order_by(FormerFile.id.desc())
    )
    return tuple(
        FormerFileRow(one.id, language, one.file_name, one.content_digest, one.replaced_at)
        for one, language in rows
    )


def unread_files(session: Session, *, session_id: int | None) -> tuple[tuple[str, str], ...]:
    """Return digest and name of the files of a session, or of the desk, that were never looked through."""
    query = (
        select(DocumentVersion.content_digest, DocumentVersion.file_name)
        .join(MeetingDocument, MeetingDocument.id == DocumentVersion.document_id)
        .outerjoin(ContentReading, ContentReading.digest == DocumentVersion.content_digest)
        .where(
            DocumentVersion.content_digest.is_not(None),
            ContentReading.digest.is_(None),
            MeetingDocument.deleted_at.is_(None),
        )
        .order_by(DocumentVersion.id)
    )
    if session_id is not None:
        query = query.where(MeetingDocument.session_id == session_id)
    return tuple(dict.fromkeys((str(digest), name) for digest, name in session.execute(query)))


def text_of(session: Session, *, digest: str) -> tuple[str, ...]:
    """Return the text of a file page by page; nothing for one that was not read."""
    found = session.scalar(select(ContentReading.text).where(ContentReading.digest == digest))
    return tuple(found.split("\f")) if found else ()


def _files(session: Session, digests: Sequence[str | None]) -> Mapping[str, FileRow]:
    rows = session.execute(
        select(
            Content.digest,
            Content.media_type,
            Content.size,
            ContentReading.digest.label("read"),
            ContentReading.printable_digest,
            ContentReading.pages,
            ContentReading.words,
            ContentReading.remark,
        )
        .outerjoin(ContentReading, ContentReading.digest == Content.digest)
        .where(Content.digest.in_([digest for digest in digests if digest]))
    )
    return {
        row.digest: FileRow(
            language="",
            title="",
            digest=row.digest,
            media_type=row.media_type,
            size=row.size,
            is_read=row.read is not None,
            printable=row.printable_digest,
            pages=row.pages,
            words=row.words,
            remarks=tuple(filter(None, (row.remark or "").split(";"))),
        )
        for row in rows
    }


def _items(session: Session, sessions: set[int | None], language: str) -> Mapping[int, list[tuple[int, str]]]:
    """Return by document the items it stands before, each with its number."""
    found: dict[int, list[tuple[int, str]]] = {}
    for one in sorted(id_ for id_ in sessions if id_ is not None):
        numbers = {n.item.id: n.full_number for n in numbered_items(items_of(session, one), language)}
        links = session.execute(
            select(ItemDocument.document_id, ItemDocument.item_id).where(ItemDocument.item_id.in_(numbers))
        )
        for document, item in links:
            found.setdefault(document, []).append((item, numbers[item]))
    order = {id_: place for links in found.values() for place, (id_, _number) in enumerate(links)}
    return {document: sorted(links, key=lambda link: order[link[0]]) for document, links in found.items()}


def _row(
    record: MeetingDocument,
    files: Mapping[str, FileRow],
    items: Mapping[int, list[tuple[int, str]]],
    deadlines: Mapping[int, tuple[date | None, int]],
    language: str,
    today: date | None,
) -> RegisterRow:
    starts, days = deadlines.get(record.session_id or 0, (None, 14))
    due = due_on(record.deadline_on, starts, days)
    shown = tuple(_file(version, files) for version in record.versions)
    titles = {file.language: file.title for file in shown if file.title}
    is_there = bool(record.issued_on or any(file.digest for file in shown))
    return RegisterRow(
        id=record.id,
        session_id=record.session_id,
        symbol=record.symbol,
        title=titles.get(language) or next(iter(titles.values()), ""),
        original_language=record.original_language,
        distribution=record.distribution,
        derestricted_on=record.derestricted_on,
        issued_on=record.issued_on,
        due_on=due,
        late_reason=record.late_reason,
        state=document_state(is_there=is_there, issued_on=record.issued_on, due=due, today=today),
        files=shown,
        items=tuple(items.get(record.id, ())),
    )


def _file(version: DocumentVersion, files: Mapping[str, FileRow]) -> FileRow:
    known = files.get(version.content_digest or "", FileRow("", ""))
    return replace(known, language=version.language, title=version.title, file_name=version.file_name)
