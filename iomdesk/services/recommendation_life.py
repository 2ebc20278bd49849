"""What happens to a recommendation, step by step, and who acts on it until when."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from iomdesk.model.bodies import Body
from iomdesk.model.recommendation_life import may_follow, next_steps
from iomdesk.model.recommendations import Recommendation, RecommendationStatus, RecommendationStep
from iomdesk.queries.recommendation_words import statuses
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields
from iomdesk.services.recommendations import StatusUnknown
from iomdesk.services.work import Work

_STEP_FIELDS = frozenset({"on", "body_id", "body_session", "symbol", "note"})
_ACTION_FIELDS = frozenset({"action_owner", "action_due_on"})


class StepDoesNotFollow(UserError):
    """Raised when a recommendation cannot take a step from where it stands, and no reason is given."""


def take_step(
    work: Work,
    *,
    recommendation: int,
    status: str,
    on: date,
    body: int | None = None,
    body_session: int | None = None,
    symbol: str = "",
    note: str = "",
    override_reason: str = "",
) -> Changes:
    """Take a recommendation a dated step further: by which body, at which of its sessions, in which document.

    A step that does not follow on the one before, or lies before it, needs an `override_reason`.
    Raises StatusUnknown, StepDoesNotFollow.
    """
    record = work.get(Recommendation, recommendation)
    _check_known(status)
    reason = override_reason.strip()
    if not reason:
        _check_follows(record, status, on)
    if body is not None:
        work.get(Body, body)
    step = RecommendationStep(
        recommendation_id=recommendation,
        status=status,
        on=on,
        body_id=body,
        body_session=body_session,
        symbol=symbol.strip(),
        note=note.strip(),
        recorded_at=work.clock(),
        override_reason=reason or None,
    )
    record.steps.append(step)
    before, record.status = record.status, status
    work.session.flush()
    work.audit("step", "recommendation", recommendation, {"status": before}, _told(step))
    inverse = Operation(take_back_step, {"step": step.id})
    return touching(inverse, step.id, recommendation=recommendation, session=record.session_id)


def take_back_step(work: Work, *, step: int) -> Changes:
    """Take the last step of a recommendation back. Raises StepDoesNotFollow where others came after it."""
    record = work.get(RecommendationStep, step)
    owner = work.get(Recommendation, record.recommendation_id)
    if owner.steps[-1] is not record:
        raise StepDoesNotFollow(
            _("Other steps came after this one. Nothing was changed; take the last one back first.")
        )
    if len(owner.steps) == 1:
        raise StepDoesNotFollow(
            _("This is how the recommendation began. Nothing was changed; put it into the trash instead.")
        )
    told = _told(record)
    owner.steps.remove(record)
    owner.status = owner.steps[-1].status
    work.session.flush()
    work.audit("take_back", "recommendation", owner.id, told, {"status": owner.status})
    # Taken back, a step may have to be taken again as it was, whatever the rules say of it.
    again = Operation(_take_again, {"recommendation": owner.id, "told": told})
    return touching(again, recommendation=owner.id, session=owner.session_id)


def edit_step(work: Work, *, step: int, fields: Mapping[str, Any]) -> Changes:
    """Correct the day, body, session, symbol or note of a step that was recorded."""
    record = work.get(RecommendationStep, step)
    before = change_fields(work, record, "recommendation_step", fields, _STEP_FIELDS)
    if not before:
        return NOTHING
    owner = work.get(Recommendation, record.recommendation_id)
    inverse = Operation(edit_step, {"step": step, "fields": before})
    return touching(inverse, recommendation=owner.id, session=owner.session_id)


def set_action(work: Work, *, recommendation: int, fields: Mapping[str, Any]) -> Changes:
    """Say who acts on a recommendation (`action_owner`) and until when (`action_due_on`)."""
    record = work.get(Recommendation, recommendation)
    before = change_fields(work, record, "recommendation", fields, _ACTION_FIELDS)
    if not before:
        return NOTHING
    inverse = Operation(set_action, {"recommendation": recommendation, "fields": before})
    return touching(inverse, recommendation=recommendation, session=record.session_id)


def _take_again(work: Work, *, recommendation: int, told: Mapping[str, Any]) -> Changes:
    record = work.get(Recommendation, recommendation)
    step = RecommendationStep(recommendation_id=recommendation, recorded_at=work.clock(), **told)
    record.steps.append(step)
    before, record.status = record.status, step.status
    work.session.flush()
    work.audit("step", "recommendation", recommendation, {"status": before}, told)
    inverse = Operation(take_back_step, {"step": step.id})
    return touching(inverse, step.id, recommendation=recommendation, session=record.session_id)


def _check_known(status: str) -> None:
    if status not in frozenset(RecommendationStatus):
        raise StatusUnknown(
            _("“{value}” is not a status of a recommendation. Nothing was changed.").format(value=status)
        )


def _check_follows(record: Recommendation, status: str, on: date) -> None:
    names = statuses()
    if not may_follow(record.status, status):
        known = ", ".join(names[one.value] for one in next_steps(record.status)) or _("nothing")
        raise StepDoesNotFollow(
            _(
                "From “{before}” a recommendation does not go to “{after}”; what may follow: {known}. "
                "Nothing was changed; give a reason to record it all the same."
            ).format(before=names[record.status], after=names[status], known=known)
        )
    last = max((step.on for step in record.steps if step.on is not None), default=None)
    if last is not None and on < last:
        raise StepDoesNotFollow(
            _(
                "That day lies before the last step, of {day}. "
                "Nothing was changed; give a reason to record it all the same."
            ).format(day=last.isoformat())
        )


def _told(step: RecommendationStep) -> dict[str, Any]:
    names = ("status", "on", "body_id", "body_session", "symbol", "note", "override_reason")
    return {name: getattr(step, name) for name in names}


def body_of_kind(work: Work, kind: str) -> int | None:
    """Find the one body of a kind (committee, council); None where there is none, or several."""
    found = work.session.scalars(select(Body.id).where(Body.kind == kind)).all()
    return found[0] if len(found) == 1 else None
