"""The mandate as a paper of a day knew it: what was approved afterwards does not change that paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iomdesk.model.concordance import MandateStep
from iomdesk.model.mandate import MandateStatus, MandateVersion
from iomdesk.model.mandate_history import Standing, standing_on
from iomdesk.model.papers import PaperIssue, RegisteredPaper
from iomdesk.model.sessions import GroupSession, SessionStatus
from iomdesk.papers.facts import MandateFacts
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.services.session_facts import mandate_facts


@dataclass(frozen=True)
class MandatesAsOf:
    """Hold the day of a paper and, where it was issued and its session is closed, until when it knew."""

    steps: Sequence[MandateStep]
    day: date | None
    known_by: datetime | None

    def standing(self, version: MandateVersion) -> Standing:
        """Return how far a version had come for the paper."""
        return standing_on(version, self.steps, self.day, self.known_by)

    def is_known(self, version: MandateVersion) -> bool:
        """Say whether a version was in the desk when the paper was issued."""
        return not any(
            step.version_id == version.id
            and step.status == MandateStatus.DRAFT
            and self.known_by is not None
            and step.recorded_at > self.known_by
            for step in self.steps
        )

    def is_draft(self, version: MandateVersion) -> bool:
        """Say whether a version was a draft for the paper."""
        return self.is_known(version) and self.standing(version).status == MandateStatus.DRAFT

    def facts(self, version: MandateVersion) -> MandateFacts:
        """Turn a version into facts as the paper knows them."""
        standing = self.standing(version)
        facts = mandate_facts(version, standing.in_force_from)
        return replace(
            facts,
            status=standing.status,
            approved_by=facts.approved_by if standing.approved_by_id else None,
            approving_session=standing.approving_session,
            document_symbol=standing.document_symbol,
        )


def mandates_as_of(
    session: Session, record: GroupSession, paper: RegisteredPaper | None, day: date | None
) -> MandatesAsOf:
    """Load what is needed to say how versions stood for a paper of a session."""
    steps = session.scalars(select(MandateStep).order_by(MandateStep.id).options(NOTHING_ELSE)).all()
    known_by: datetime | None = None
    if paper is not None and record.status == SessionStatus.CLOSED:
        known_by = session.scalar(
            select(func.max(PaperIssue.issued_at)).where(PaperIssue.paper_id == paper.id)
        )
    return MandatesAsOf(steps, day, known_by)
