"""What the register says of a session's paper."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.papers import RegisteredPaper
from iomdesk.queries.loading import NOTHING_ELSE


@dataclass(frozen=True, slots=True)
class IssueRow:
    """Show a file that was written."""

    id: int
    language: str
    format: str
    file_name: str
    digest: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class PaperRow:
    """Show what the cover of a paper says, and the files written of it, newest first."""

    symbol: str
    dated_on: date | None
    original_language: str
    addressee_session: int | None
    issues: tuple[IssueRow, ...]


EMPTY = PaperRow("", None, "fr", None, ())


def paper_of(session: Session, *, session_id: int, kind: str) -> PaperRow:
    """Return a session's paper; an empty one where nothing was registered yet."""
    record = session.scalar(
        select(RegisteredPaper)
        .where(RegisteredPaper.session_id == session_id, RegisteredPaper.kind == kind)
        .options(selectinload(RegisteredPaper.issues), NOTHING_ELSE)
    )
    if record is None:
        return EMPTY
    return PaperRow(
        symbol=record.symbol,
        dated_on=record.dated_on,
        original_language=record.original_language,
        addressee_session=record.addressee_session,
        issues=tuple(
            IssueRow(i.id, i.language, i.format, i.file_name, i.digest, i.issued_at)
            for i in reversed(record.issues)
        ),
    )
