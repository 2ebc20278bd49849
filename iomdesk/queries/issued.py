"""Which sessions are settled: closed, or with a report that was issued; what they say stays as it is."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from iomdesk.model.papers import PaperIssue, RegisteredPaper
from iomdesk.model.sessions import GroupSession, SessionStatus


def settled_sessions(session: Session) -> frozenset[int]:
    """Return the sessions whose items keep the clauses they fell under."""
    reported = (
        select(RegisteredPaper.session_id)
        .join(PaperIssue, PaperIssue.paper_id == RegisteredPaper.id)
        .where(RegisteredPaper.kind == "report")
    )
    closed = GroupSession.status == SessionStatus.CLOSED.value
    return frozenset(
        session.scalars(select(GroupSession.id).where(or_(closed, GroupSession.id.in_(reported))))
    )


def sessions_with_papers(session: Session) -> frozenset[int]:
    """Return the sessions of which any paper was issued."""
    issued = select(RegisteredPaper.session_id).join(PaperIssue, PaperIssue.paper_id == RegisteredPaper.id)
    return frozenset(session.scalars(issued))
