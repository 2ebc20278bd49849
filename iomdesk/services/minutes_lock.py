"""Keep approved minutes as they were approved."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.corrections import MinutesStage, MinutesStep
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _


class MinutesApproved(UserError):
    """Raised when minutes would be changed that were approved."""


def latest_step(session: Session, session_id: int) -> MinutesStep | None:
    """Return the step that says where the minutes of a session stand; None while they are a first draft."""
    return session.scalar(
        select(MinutesStep)
        .where(MinutesStep.session_id == session_id)
        .order_by(MinutesStep.id.desc())
        .limit(1)
    )


def check_not_approved(session: Session, session_id: int) -> None:
    """Raise MinutesApproved where the minutes of a session were approved."""
    step = latest_step(session, session_id)
    if step is not None and step.stage == MinutesStage.APPROVED:
        raise MinutesApproved(
            _(
                "These minutes were approved on {day} and stay as they are. Nothing was changed. Note a "
                "correction for the corrigendum, or reopen the minutes on the page of their approval."
            ).format(day=step.on.isoformat())
        )
