"""Documents that are expected: named before they are there, with a deadline, and filled in when they come."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from iomdesk.model.agenda import ItemDocument
from iomdesk.model.documents import Distribution, DocumentVersion, MeetingDocument
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.documents import link_document
from iomdesk.services.fields import change_fields
from iomdesk.services.kept_rows import keep_rows, put_back_rows
from iomdesk.services.work import Work

EDITABLE = frozenset(["issued_on", "deadline_on", "late_reason", "distribution", "derestricted_on"])


class DocumentInUse(UserError):
    """Raised when a document would go that has a file, or that other items name."""


class DistributionUnknown(UserError):
    """Raised when a distribution is named that the house does not have."""


def expect_document(
    work: Work,
    *,
    session: int,
    item: int,
    title: str,
    language: str,
    symbol: str = "",
    deadline_on: date | None = None,
    part: str = "",
) -> Changes:
    """Name a document that an item will be treated on; without a deadline that of the body holds."""
    document = MeetingDocument(
        session_id=session, symbol=symbol, original_language=language, deadline_on=deadline_on
    )
    document.versions = [DocumentVersion(language=language, title=title.strip())]
    work.session.add(document)
    work.session.flush()
    work.audit("create", "document", document.id, None, {"title": title, "deadline_on": deadline_on})
    link_document(work, item=item, document=document.id, part=part)
    inverse = Operation(forget_document, {"document": document.id})
    return touching(inverse, document.id, document=document.id, item=item, session=session)


def forget_document(work: Work, *, document: int) -> Changes:
    """Put an expected document into the trash. Raises DocumentInUse where it has a file or other items."""
    record = work.get(MeetingDocument, document)
    links = work.session.scalars(select(ItemDocument).where(ItemDocument.document_id == document)).all()
    if len(links) != 1 or len(record.versions) != 1 or record.versions[0].content_digest:
        raise DocumentInUse(
            _("This document has a file, or other items name it. Nothing was changed; take it off the item.")
        )
    link, version = links[0], record.versions[0]
    before: dict[str, Any] = {"session": record.session_id, "item": link.item_id, "title": version.title}
    before |= {"language": version.language, "symbol": record.symbol, "part": link.part}
    before |= {"deadline_on": record.deadline_on}
    keep_rows(work, kind="document", id_=document, also=("agenda_item_document",))
    work.session.delete(link)
    work.session.delete(record)
    work.session.flush()
    work.audit("remove", "document", document, before, None)
    inverse = Operation(recall_document, {"document": document})
    return touching(inverse, document=document, item=link.item_id, session=record.session_id)


def recall_document(work: Work, *, document: int) -> Changes:
    """Bring an expected document back before its item."""
    session = put_back_rows(work, kind="document", id_=document)["session_id"]
    work.audit("restore", "document", document, None, None)
    items = work.session.scalars(select(ItemDocument.item_id).where(ItemDocument.document_id == document))
    inverse = Operation(forget_document, {"document": document})
    return touching(inverse, document, document=document, item=items.first(), session=session)


def edit_document(work: Work, *, document: int, fields: Mapping[str, Any]) -> Changes:
    """Change a document's day of issue, deadline, reason for being late, or distribution.

    Raises DistributionUnknown.
    """
    if fields.get("distribution", Distribution.GENERAL) not in list(Distribution):
        raise DistributionUnknown(
            _("A document is for general, limited or restricted distribution. Nothing was changed.")
        )
    record = work.get(MeetingDocument, document)
    before = change_fields(work, record, "document", fields, EDITABLE)
    if not before:
        return NOTHING
    inverse = Operation(edit_document, {"document": document, "fields": before})
    return touching(inverse, document=document, session=record.session_id)


def edit_item_document(work: Work, *, item: int, document: int, part: str) -> Changes:
    """Say which part of a document an item is treated on: "par. 4-9", "annexe II"; empty for the whole."""
    link = work.get(ItemDocument, (item, document))
    if link.part == part.strip():
        return NOTHING
    before, link.part = link.part, part.strip()
    work.audit("edit", "item", item, {"document": document, "part": before}, {"part": link.part})
    inverse = Operation(edit_item_document, {"item": item, "document": document, "part": before})
    return touching(inverse, document=document, item=item)


def set_file(work: Work, *, document: int, language: str, file_name: str, digest: str | None) -> Changes:
    """Set which file a document has in a language, among those the desk keeps; None for none."""
    record = work.get(MeetingDocument, document)
    version = next((v for v in record.versions if v.language == language), None)
    if version is None:
        title = record.versions[0].title if record.versions else file_name
        version = DocumentVersion(language=language, title=title)
        record.versions.append(version)
    before = {"file_name": version.file_name, "digest": version.content_digest}
    if before == {"file_name": file_name, "digest": digest}:
        return NOTHING
    version.file_name, version.content_digest = file_name, digest
    work.audit("edit", "document", document, before, {"file_name": file_name, "digest": digest})
    inverse = Operation(set_file, {"document": document, "language": language, **before})
    return touching(inverse, document=document, session=record.session_id)
