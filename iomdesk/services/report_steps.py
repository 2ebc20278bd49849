"""The steps of a report that stand: those that were taken back are kept, but count no more."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.report_life import ReportStage, ReportStep


def live_steps(session: Session, session_id: int) -> Sequence[ReportStep]:
    """Return the steps of a session's report in the order in which they were recorded."""
    return session.scalars(
        select(ReportStep)
        .where(ReportStep.session_id == session_id, ReportStep.deleted_at.is_(None))
        .order_by(ReportStep.id)
    ).all()


def stage_of(session: Session, session_id: int) -> str:
    """Say where a report stands; a draft before its first step."""
    steps = live_steps(session, session_id)
    return steps[-1].stage if steps else ReportStage.DRAFT.value
