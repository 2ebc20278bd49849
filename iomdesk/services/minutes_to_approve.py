"""Put the minutes of the previous session before the item that approves them."""

from collections.abc import Sequence

from sqlalchemy import select

from iomdesk.document.ordinals import session_in_words
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.base import LANGUAGES
from iomdesk.model.corrections import MinutesDeadline
from iomdesk.model.documents import DocumentVersion, MeetingDocument
from iomdesk.model.papers import RegisteredPaper
from iomdesk.papers.wording import default_wording
from iomdesk.queries.approval import minutes_to_approve
from iomdesk.queries.sessions import SessionRow
from iomdesk.services.changes import Changes, Operation, touching
from iomdesk.services.documents import drop_document, link_document
from iomdesk.services.together import as_one
from iomdesk.services.work import Work

_LARGEST_ORDINAL = 999


def with_minutes_to_approve(work: Work, added: Changes, items: Sequence[int]) -> Changes:
    """Add the minutes as a document before the item that approves them, if they bear a symbol.

    One undo takes both back.
    """
    done = [added]
    for item in items:
        former = minutes_to_approve(work.session, item_id=item)
        if former is not None:
            done += _document(work, item, former.session)
    return added if len(done) == 1 else as_one(done, added.created)


def _document(work: Work, item: int, former: SessionRow) -> list[Changes]:
    paper = work.session.scalar(
        select(RegisteredPaper).where(
            RegisteredPaper.session_id == former.id, RegisteredPaper.kind == "minutes"
        )
    )
    if paper is None or not paper.symbol:
        return []
    session = work.get(AgendaItem, item).session_id
    known = work.session.scalar(
        select(MeetingDocument.id).where(
            MeetingDocument.session_id == session, MeetingDocument.symbol == paper.symbol
        )
    )
    if known is not None:
        return [link_document(work, item=item, document=known)]
    return [_added(work, session, item, paper, former)]


def _added(work: Work, session: int, item: int, paper: RegisteredPaper, former: SessionRow) -> Changes:
    circulated = select(MinutesDeadline.circulated_on).where(MinutesDeadline.session_id == former.id)
    document = MeetingDocument(
        session_id=session,
        symbol=paper.symbol,
        original_language=paper.original_language,
        issued_on=work.session.scalar(circulated.order_by(MinutesDeadline.id)) or paper.dated_on,
    )
    document.versions = [DocumentVersion(language=one, title=_title(former, one)) for one in LANGUAGES]
    work.session.add(document)
    work.session.flush()
    work.audit("create", "document", document.id, None, {"symbol": paper.symbol, "file_name": ""})
    link_document(work, item=item, document=document.id)
    inverse = Operation(drop_document, {"document": document.id})
    return touching(inverse, document.id, document=document.id, item=item, session=session)


def _title(former: SessionRow, language: str) -> str:
    name = default_wording().template("minutes.name", language)
    if former.number is None or former.number > _LARGEST_ORDINAL:
        return name
    return f"{name} – {session_in_words(former.number, language)}"
