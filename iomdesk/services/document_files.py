"""What is done with the files of documents: kept once, read, replaced with the former ones remembered."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from iomdesk.model.document_names import ProposedNames
from iomdesk.model.documents import (
    Content,
    ContentReading,
    Distribution,
    DocumentVersion,
    FormerFile,
    MeetingDocument,
)
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.documents import add_document, keep_content, link_document
from iomdesk.services.expected_documents import set_file
from iomdesk.services.fields import set_deleted
from iomdesk.services.work import Work


def bring_document(
    work: Work,
    *,
    session: int,
    names: ProposedNames,
    file_name: str,
    media_type: str,
    data: bytes,
    reading: Mapping[str, Any],
    item: int | None = None,
    distribution: str = Distribution.GENERAL.value,
) -> Changes:
    """Add a document with its file and what was found in it; `reading` as for `record_reading`.

    A document of the session that bears the symbol already gets the file in that language instead.
    """
    known = _bearing(work, session, names.symbol)
    language = names.language or "fr"
    if known is None:
        changes = add_document(
            work,
            session=session,
            symbol=names.symbol,
            title=names.title,
            language=language,
            file_name=file_name,
            media_type=media_type,
            data=data,
            item=item,
            distribution=distribution,
        )
    else:
        changes = replace_file(
            work,
            document=known.id,
            language=language,
            file_name=file_name,
            media_type=media_type,
            data=data,
        )
        if item is not None:
            link_document(work, item=item, document=known.id)
    record_reading(work, digest=hashlib.sha256(data).hexdigest(), **reading)
    return Changes(changes.touched, changes.inverse, changes.created or (known.id if known else None))


def attach_read_file(
    work: Work,
    *,
    document: int,
    language: str,
    file_name: str,
    media_type: str,
    data: bytes,
    reading: Mapping[str, Any],
) -> Changes:
    """Give a document the file that has come, with what was found in it (`record_reading`)."""
    changes = replace_file(
        work,
        document=document,
        language=language,
        file_name=file_name,
        media_type=media_type,
        data=data,
    )
    record_reading(work, digest=hashlib.sha256(data).hexdigest(), **reading)
    return Changes(changes.touched, changes.inverse, document)


def _bearing(work: Work, session: int, symbol: str) -> MeetingDocument | None:
    if not symbol:
        return None
    return work.session.scalar(
        select(MeetingDocument).where(
            MeetingDocument.session_id == session,
            MeetingDocument.symbol == symbol,
            MeetingDocument.deleted_at.is_(None),
        )
    )


def record_reading(
    work: Work,
    *,
    digest: str,
    printable: bytes | None,
    pages: int | None,
    words: int | None,
    text: str,
    remark: str,
) -> Changes:
    """Keep what was found in a file of the desk, and the clean PDF that goes into packs."""
    work.get(Content, digest)
    clean = keep_content(work, printable, "application/pdf") if printable is not None else None
    record = work.session.get(ContentReading, digest)
    if record is None:
        record = ContentReading(digest=digest, text=text, remark=remark, read_at=work.clock())
        work.session.add(record)
    record.printable_digest, record.pages, record.words = clean, pages, words
    record.text, record.remark, record.read_at = text, remark, work.clock()
    work.session.flush()
    return touching(document=0)


def replace_file(
    work: Work, *, document: int, language: str, file_name: str, media_type: str, data: bytes
) -> Changes:
    """Give a document another file in a language; the former one is remembered and can be had again."""
    digest = keep_content(work, data, media_type)
    record = work.get(MeetingDocument, document)
    version = next((one for one in record.versions if one.language == language), None)
    if version is not None and version.content_digest not in (None, digest):
        work.session.add(_former(version, work.clock()))
    return set_file(work, document=document, language=language, file_name=file_name, digest=digest)


def restore_file(work: Work, *, former: int) -> Changes:
    """Bring a former file of a document back; the present one becomes a former one."""
    record = work.get(FormerFile, former)
    version = work.get(DocumentVersion, record.version_id)
    if version.content_digest == record.content_digest:
        return NOTHING
    if version.content_digest is not None:
        work.session.add(_former(version, work.clock()))
    return set_file(
        work,
        document=version.document_id,
        language=version.language,
        file_name=record.file_name,
        digest=record.content_digest,
    )


def name_document(work: Work, *, document: int, language: str, title: str) -> Changes:
    """Write a document's title in a language."""
    record = work.get(MeetingDocument, document)
    version = next((one for one in record.versions if one.language == language), None)
    if version is None:
        version = DocumentVersion(language=language, title="")
        record.versions.append(version)
    before, after = version.title, title.strip()
    if before == after:
        return NOTHING
    version.title = after
    work.session.flush()
    work.audit("edit", "document", document, {"title": before}, {"title": after, "language": language})
    inverse = Operation(name_document, {"document": document, "language": language, "title": before})
    return touching(inverse, document=document, session=record.session_id)


def remove_document(work: Work, *, document: int) -> Changes:
    """Put a document into the trash: no item, pack or list names it any more until it is restored."""
    return _set_deleted(work, document, work.clock(), restore_document)


def restore_document(work: Work, *, document: int) -> Changes:
    """Take a document out of the trash, before the items it was before."""
    return _set_deleted(work, document, None, remove_document)


def _set_deleted(work: Work, document: int, moment: datetime | None, back: Any) -> Changes:
    record = work.get(MeetingDocument, document)
    if not set_deleted(work, record, "document", moment):
        return NOTHING
    inverse = Operation(back, {"document": document})
    return touching(inverse, document=document, session=record.session_id)


def _former(version: DocumentVersion, moment: datetime) -> FormerFile:
    return FormerFile(
        version_id=version.id,
        file_name=version.file_name,
        content_digest=version.content_digest,
        replaced_at=moment,
    )
