"""Keep what the covers of papers say, and the register of files that were written."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from iomdesk.model.papers import PaperIssue, PaperSource, RegisteredPaper
from iomdesk.model.reports import Report
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields
from iomdesk.services.work import Work

EDITABLE = frozenset(["symbol", "dated_on", "original_language", "addressee_session"])


def edit_paper(work: Work, *, session: int, kind: str, fields: Mapping[str, Any]) -> Changes:
    """Change the symbol, date, original language or addressee session of a session's paper."""
    record = paper_record(work, session, kind)
    before = change_fields(work, record, "paper", fields, EDITABLE)
    if not before:
        return NOTHING
    if kind == "report" and "original_language" in fields:
        _follow_original(work, session, str(fields["original_language"]))
    inverse = Operation(edit_paper, {"session": session, "kind": kind, "fields": before})
    return touching(inverse, paper=record.id, session=session)


def _follow_original(work: Work, session: int, language: str) -> None:
    """Let the report that is edited have the same original: translations are made from it."""
    for report in work.session.scalars(select(Report).where(Report.session_id == session)):
        report.original_language = language


def register_issue(
    work: Work,
    *,
    session: int,
    kind: str,
    language: str,
    format: str,
    file_name: str,
    digest: str,
    sources: Iterable[tuple[str, str, int]] = (),
) -> Changes:
    """Record a file that was written, with the sources of its paragraphs (paragraph, kind, id)."""
    paper = paper_record(work, session, kind)
    issue = PaperIssue(
        paper_id=paper.id,
        language=language,
        format=format,
        file_name=file_name,
        digest=digest,
        issued_at=work.clock(),
    )
    issue.sources = [
        PaperSource(paragraph=paragraph, source_kind=source_kind, source_id=source_id)
        for paragraph, source_kind, source_id in sources
    ]
    work.session.add(issue)
    work.session.flush()
    work.audit("issue", "paper", paper.id, None, {"file_name": file_name, "digest": digest})
    return touching(created=issue.id, paper=paper.id)


def paper_record(work: Work, session: int, kind: str) -> RegisteredPaper:
    """Return the register's entry of a session's paper, made where there is none."""
    known = work.session.scalar(
        select(RegisteredPaper).where(RegisteredPaper.session_id == session, RegisteredPaper.kind == kind)
    )
    if known is not None:
        return known
    paper = RegisteredPaper(session_id=session, kind=kind)
    work.session.add(paper)
    work.session.flush()
    return paper
