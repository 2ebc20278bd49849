"""Load the table of coverage and make its paper."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.dated_names import name_on
from iomdesk.document.document import Document
from iomdesk.model.bodies import Body
from iomdesk.model.desk_record import DeskRecord
from iomdesk.papers.coverage import coverage_paper
from iomdesk.papers.coverage_facts import CoverageFacts, CoveredCell, CoveredClause, CoveredSession
from iomdesk.queries.coverage import coverage_of
from iomdesk.queries.coverage_rows import EVERYTHING, Coverage, CoverageClause, CoverageFilter
from iomdesk.queries.loading import NOTHING_ELSE


def build_coverage(
    session: Session, *, filter: CoverageFilter = EVERYTHING, language: str, annex: str | None = None
) -> Document:
    """Make the table of coverage as a paper, or as an annex with a number ("II") or the only one ("")."""
    return coverage_paper(coverage_facts(session, filter=filter, language=language), language, annex)


def coverage_facts(session: Session, *, filter: CoverageFilter = EVERYTHING, language: str) -> CoverageFacts:
    """Load what the table says in a language."""
    found = coverage_of(session, filter=filter, language=language)
    return CoverageFacts(
        body=_own_name(session, language),
        sessions=tuple(CoveredSession(row.number, row.start_on) for row in found.sessions),
        clauses=tuple(_clause(found, row) for row in found.clauses),
        is_sample=bool(session.scalar(select(DeskRecord.is_sample))),
    )


def _clause(found: Coverage, row: CoverageClause) -> CoveredClause:
    cells = (found.cell(row.id, session.id) for session in found.sessions)
    return CoveredClause(
        reference=row.reference,
        text=row.text,
        text_language=row.text_language,
        version=row.version,
        chapter=f"{row.chapter}. {row.chapter_title}".strip(),
        older=row.older,
        cells=tuple(
            CoveredCell(tuple(s.value for s in cell.states), cell.item_count, cell.recommendation_count)
            for cell in cells
        ),
        since=row.since,
        held=row.held,
    )


def _own_name(session: Session, language: str) -> str:
    """Name the group as it is called now; a name that is only proposed is not its name yet."""
    body = session.scalar(select(Body).where(Body.is_own).options(selectinload(Body.names), NOTHING_ELSE))
    names = [name for name in body.names if not name.is_proposed] if body else []
    found = name_on(names, language, None) or name_on(names, "fr", None)
    return found.name if found else ""
