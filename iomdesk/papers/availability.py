"""Tell of a document whether it is there, and whether it came or will come too late."""

from datetime import date, timedelta

from iomdesk.document.dates import format_date
from iomdesk.papers.facts import DocumentFact
from iomdesk.papers.voice import Voice


def deadline_of(voice: Voice, document: DocumentFact) -> date | None:
    """Return the document's own deadline, else the days before the session that its body asks for."""
    start = voice.facts.session.start_on
    if document.deadline_on or start is None:
        return document.deadline_on
    return start - timedelta(days=voice.facts.deadline_days)


def is_late(voice: Voice, document: DocumentFact) -> bool:
    """Say whether a document came after its deadline, or is missing on a later day than that.

    Where the day of issue is not known, a reason given for the delay tells.
    """
    deadline = deadline_of(voice, document)
    known = document.issued_on or (None if document.is_there else voice.facts.cover.dated_on)
    if deadline is None or known is None:
        return bool(document.late_reason)
    return known > deadline


def document_remarks(voice: Voice, document: DocumentFact) -> tuple[str, ...]:
    """Return what stands in brackets behind a document: restricted, forthcoming, late."""
    remarks: list[str] = []
    if document.distribution in ("restricted", "limited"):
        remarks.append(voice.line(f"distribution.{document.distribution}"))
    return (*remarks, *filter(None, [standing(voice, document)]))


def standing(voice: Voice, document: DocumentFact) -> str:
    """Say that a document is forthcoming, or late; nothing for one that came in time."""
    late = is_late(voice, document)
    if document.is_there:
        return voice.line("documents.late") if late else ""
    return voice.line("documents.expected_late" if late else "documents.expected")


def day_of_issue(voice: Voice, document: DocumentFact) -> str:
    """Write the day of issue; of one that is forthcoming the deadline."""
    if document.is_there:
        return format_date(document.issued_on, voice.language) if document.issued_on else ""
    deadline = deadline_of(voice, document)
    return voice.line("documents.deadline", day=format_date(deadline, voice.language)) if deadline else ""
