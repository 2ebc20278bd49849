"""Load the report as it is edited: its paragraphs, and what there is on the sessions it covers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.reports import Report, ReportMarking
from iomdesk.model.sessions import GroupSession
from iomdesk.papers.coverage_facts import CoverageFacts
from iomdesk.papers.edited_report import EditedReport
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.report_outline import outline_from_data
from iomdesk.services.coverage import coverage_facts
from iomdesk.services.report_records import live_report, load_paragraphs

Load = Callable[[int], PaperFacts]


def edited_report_facts(
    session: Session, session_id: int, load: Load, own: PaperFacts | None = None
) -> EditedReport | None:
    """Load the edited report of a session, None where there is none."""
    record = live_report(session, session_id)
    if record is None:
        return None
    outline = outline_from_data(record.outline)
    return EditedReport(
        parts=report_parts(session, record, load, own),
        outline=outline,
        paragraphs=load_paragraphs(session, record.id),
        original_language=record.original_language,
        is_marked=record.marking == ReportMarking.MARKED,
        coverage=_coverage(session, record) if "coverage" in outline.printed_annexes else None,
    )


def _coverage(session: Session, record: Report) -> CoverageFacts:
    return coverage_facts(session, language=record.original_language)


def report_parts(
    session: Session, record: Report, load: Callable[[int], PaperFacts], own: PaperFacts | None = None
) -> tuple[PaperFacts, ...]:
    """Load what the report says of each session it covers, its own first."""
    first = own or load(record.session_id)
    if first.addressee is not None and first.addressee.session is None:  # desks of before keep it here
        first = replace(first, addressee=replace(first.addressee, session=record.addressee_session))
    return (first, *(load(id_) for id_ in covered_sessions(session, record) if id_ != record.session_id))


def covered_sessions(session: Session, record: Report) -> tuple[int, ...]:
    """Name the sessions that a report covers: those it lists, and those of its period."""
    scope = record.scope
    found = [int(id_) for id_ in scope.get("sessions", ())]
    period = covered_period(record)
    if period is not None:
        found += session.scalars(
            select(GroupSession.id)
            .where(GroupSession.start_on.between(*period), GroupSession.deleted_at.is_(None))
            .order_by(GroupSession.start_on, GroupSession.id)
        )
    return tuple(dict.fromkeys((record.session_id, *found)))


def covered_period(record: Report) -> tuple[date, date] | None:
    """Return the first and last day of the period a report covers, None where it names none."""
    first, last = record.scope.get("from"), record.scope.get("to")
    return (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
