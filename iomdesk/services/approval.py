"""What the minutes of a session go through: circulated with a deadline per language, approved, reopened."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Select, func, select

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.base import LANGUAGES
from iomdesk.model.corrections import (
    Correction,
    CorrectionStatus,
    MinutesDeadline,
    MinutesStage,
    MinutesStep,
)
from iomdesk.model.minutes import Draft
from iomdesk.model.sessions import GroupSession
from iomdesk.papers.approval_facts import ApprovalFacts
from iomdesk.papers.facts import PaperFacts
from iomdesk.queries.house import house_setting
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.frozen_papers import Frozen, freeze
from iomdesk.services.imprints import imprint_of
from iomdesk.services.minutes import seal_minutes
from iomdesk.services.minutes_lock import latest_step
from iomdesk.services.paper_facts import paper_facts
from iomdesk.services.work import Work

DAYS_FOR_CORRECTIONS = 7
REOPENING = "minutes.reopening"
"""The house setting that lets approved minutes be reopened; true unless the house says otherwise."""


class StepNotPossible(UserError):
    """Raised when minutes cannot take a step from where they stand."""


def circulate_minutes(
    work: Work, *, session: int, on: date, languages: Sequence[str] = LANGUAGES, days: int | None = None
) -> Changes:
    """Circulate the versions of some languages, each with a week for corrections; what they say is kept.

    Further languages may follow on other days. Raises StepNotPossible.
    """
    work.get(GroupSession, session)
    step = latest_step(work.session, session)
    if step is not None and step.stage == MinutesStage.APPROVED:
        raise StepNotPossible(
            _("These minutes were approved already. Nothing was changed; reopen them first.")
        )
    known = {one.language for one in _deadlines(work, session)}
    new = tuple(one for one in languages if one not in known)
    if not new:
        return NOTHING
    _seal_all(work, session)
    if step is None or step.stage == MinutesStage.DRAFT:
        _add_step(work, session, MinutesStage.CIRCULATED, on)
    last_day = on + timedelta(days=DAYS_FOR_CORRECTIONS if days is None else days)
    for language in new:
        work.session.add(
            MinutesDeadline(session_id=session, language=language, circulated_on=on, deadline_on=last_day)
        )
    facts = paper_facts(work.session, session_id=session, kind="minutes")
    freeze(work, session, MinutesStage.CIRCULATED, _frozen(work, facts, new), new)
    work.audit("circulate", "minutes_of_session", session, None, {"languages": list(new), "on": on})
    return _changed(session, Operation(take_back_circulation, {"session": session, "languages": new}))


def take_back_circulation(work: Work, *, session: int, languages: Sequence[str] | None = None) -> Changes:
    """Take the versions of some languages (all by default) back, while nobody has sent corrections to them.

    Raises StepNotPossible.
    """
    step = latest_step(work.session, session)
    if step is None or step.stage != MinutesStage.CIRCULATED:
        raise StepNotPossible(_("These minutes are not being circulated. Nothing was changed."))
    if _was_approved(work, session):
        raise StepNotPossible(
            _("These minutes were approved once. Nothing was changed; they stay circulated.")
        )
    taken = [one for one in _deadlines(work, session) if languages is None or one.language in languages]
    _check_no_corrections(work, session, [one.language for one in taken])
    if not taken:
        return NOTHING
    on, days = taken[0].circulated_on, (taken[0].deadline_on - taken[0].circulated_on).days
    names = tuple(one.language for one in taken)
    for one in taken:
        work.session.delete(one)
    work.session.flush()
    if not _deadlines(work, session):
        work.session.delete(step)
    work.audit("take_back", "minutes_of_session", session, {"languages": list(names), "on": on}, None)
    back = {"session": session, "on": on, "languages": names, "days": days}
    return _changed(session, Operation(circulate_minutes, back))


def set_deadline(work: Work, *, session: int, language: str, deadline_on: date) -> Changes:
    """Change the last day for corrections to the version of a language. Raises StepNotPossible."""
    record = next((one for one in _deadlines(work, session) if one.language == language), None)
    if record is None:
        raise StepNotPossible(_("The version in this language was not circulated. Nothing was changed."))
    before = record.deadline_on
    if before == deadline_on:
        return NOTHING
    if deadline_on < record.circulated_on:
        raise StepNotPossible(_("The last day lies before the day of circulation. Nothing was changed."))
    record.deadline_on = deadline_on
    work.audit("edit", "minutes_of_session", session, {language: before}, {language: deadline_on})
    back = {"session": session, "language": language, "deadline_on": before}
    return _changed(session, Operation(set_deadline, back))


def approve_minutes(work: Work, *, session: int, on: date, by_session: int | None = None) -> Changes:
    """Approve minutes, at a session of the body where that is known: from then on they stay as they are.

    All that the paper says is kept with names, functions and clauses. Raises StepNotPossible.
    """
    step = latest_step(work.session, session)
    _check_can_be_approved(work, session, step, on)
    approving = _approving(work, session, by_session)
    _seal_all(work, session)
    facts = paper_facts(work.session, session_id=session, kind="minutes")
    approval = ApprovalFacts(on=on, session_number=approving.number if approving else None)
    facts = replace(facts, cover=replace(facts.cover, is_draft=False), approval=approval)
    freeze(work, session, MinutesStage.APPROVED, _frozen(work, facts, LANGUAGES), tuple(LANGUAGES))
    _add_step(work, session, MinutesStage.APPROVED, on, by_session)
    work.audit("approve", "minutes_of_session", session, None, {"on": on, "by_session": by_session})
    return _changed(session, Operation(take_back_approval, {"session": session}))


def take_back_approval(work: Work, *, session: int) -> Changes:
    """Take an approval back that was noted by mistake, while no correction was decided since.

    Raises StepNotPossible.
    """
    step = _approved_step(work, session)
    decided = select(func.count()).where(
        Correction.session_id == session,
        Correction.deleted_at.is_(None),
        Correction.decided_at > step.recorded_at,
    )
    if work.session.scalar(decided):
        raise StepNotPossible(
            _("Corrections were decided since the approval. Nothing was changed; take these back first.")
        )
    on, by_session = step.on, step.approving_session_id
    work.session.delete(step)
    work.audit("take_back", "minutes_of_session", session, {"on": on, "by_session": by_session}, None)
    back = {"session": session, "on": on, "by_session": by_session}
    return _changed(session, Operation(approve_minutes, back))


def reopen_minutes(work: Work, *, session: int, on: date, reason: str) -> Changes:
    """Let approved minutes be written again, as a dated step with its reason, if the house allows it.

    What was approved stays kept. Raises StepNotPossible.
    """
    _approved_step(work, session)
    if not house_setting(work.session, name=REOPENING, default=True):
        raise StepNotPossible(
            _(
                "The house does not let approved minutes be reopened. Nothing was changed; "
                "issue a corrigendum."
            )
        )
    if not reason.strip():
        raise StepNotPossible(_("Say why the minutes are reopened. Nothing was changed."))
    step = _add_step(work, session, MinutesStage.CIRCULATED, on, note=reason.strip())
    work.audit("reopen", "minutes_of_session", session, None, {"on": on, "reason": reason.strip()})
    return _changed(session, Operation(close_again, {"session": session, "step": step.id}))


def close_again(work: Work, *, session: int, step: int) -> Changes:
    """Take the reopening back: the minutes are approved as before. Raises StepNotPossible, RecordGone."""
    record = work.get(MinutesStep, step)
    before = work.session.scalar(
        select(MinutesStep)
        .where(MinutesStep.session_id == session, MinutesStep.id < step)
        .order_by(MinutesStep.id.desc())
    )
    changed = work.session.scalar(
        select(func.count())
        .select_from(Draft)
        .join(AgendaItem, AgendaItem.id == Draft.record_id)
        .where(
            Draft.record_kind == "item",
            Draft.field == "minutes",
            AgendaItem.session_id == session,
            Draft.saved_at > record.recorded_at,
        )
    )
    if before is None or changed or latest_step(work.session, session) is not record:
        raise StepNotPossible(
            _("The minutes were changed since they were reopened. Nothing was changed; approve them again.")
        )
    on, reason = record.on, record.note
    work.session.delete(record)
    work.audit("close", "minutes_of_session", session, {"on": on, "reason": reason}, None)
    return _changed(session, Operation(reopen_minutes, {"session": session, "on": on, "reason": reason}))


def _check_can_be_approved(work: Work, session: int, step: MinutesStep | None, on: date) -> None:
    if step is None or step.stage == MinutesStage.DRAFT:
        raise StepNotPossible(
            _("These minutes were not circulated yet. Nothing was changed; circulate them.")
        )
    if step.stage == MinutesStage.APPROVED:
        raise StepNotPossible(_("These minutes were approved already. Nothing was changed."))
    if on < step.on:
        raise StepNotPossible(_("The day lies before the day of circulation. Nothing was changed."))
    pending = work.session.scalar(_corrections(session).where(Correction.status == CorrectionStatus.RECEIVED))
    if pending:
        raise StepNotPossible(
            ngettext(
                "{count} correction is not decided yet. Nothing was changed; accept, amend or refuse it.",
                "{count} corrections are not decided yet. Nothing was changed; accept, amend or refuse them.",
                pending,
            ).format(count=pending)
        )


def _approving(work: Work, session: int, by_session: int | None) -> GroupSession | None:
    if by_session is None:
        return None
    own, other = work.get(GroupSession, session), work.get(GroupSession, by_session)
    is_before = own.start_on is not None and other.start_on is not None and other.start_on < own.start_on
    if by_session == session or is_before:
        raise StepNotPossible(_("Minutes are approved at a later session. Nothing was changed; choose that."))
    return other


def _approved_step(work: Work, session: int) -> MinutesStep:
    step = latest_step(work.session, session)
    if step is None or step.stage != MinutesStage.APPROVED:
        raise StepNotPossible(_("These minutes are not approved. Nothing was changed."))
    return step


def _was_approved(work: Work, session: int) -> bool:
    steps = select(func.count()).where(
        MinutesStep.session_id == session, MinutesStep.stage == MinutesStage.APPROVED
    )
    return bool(work.session.scalar(steps))


def _check_no_corrections(work: Work, session: int, languages: Sequence[str]) -> None:
    if work.session.scalar(_corrections(session).where(Correction.language.in_(languages))):
        raise StepNotPossible(
            _("Corrections were received to this version. Nothing was changed; it stays circulated.")
        )


def _corrections(session: int) -> Select[int]:
    return (
        select(func.count())
        .select_from(Correction)
        .where(Correction.session_id == session, Correction.deleted_at.is_(None))
    )


def _deadlines(work: Work, session: int) -> Sequence[MinutesDeadline]:
    work.session.flush()
    query = select(MinutesDeadline).where(MinutesDeadline.session_id == session)
    return work.session.scalars(query.order_by(MinutesDeadline.id)).all()


def _add_step(
    work: Work, session: int, stage: MinutesStage, on: date, by_session: int | None = None, note: str = ""
) -> MinutesStep:
    step = MinutesStep(
        session_id=session,
        stage=stage.value,
        on=on,
        approving_session_id=by_session,
        note=note,
        recorded_at=work.clock(),
    )
    work.session.add(step)
    work.session.flush()
    return step


def _seal_all(work: Work, session: int) -> None:
    """Seal every text, so that what was circulated or approved stands among the versions."""
    work.session.flush()
    query = (
        select(Draft.record_id, Draft.language)
        .join(AgendaItem, AgendaItem.id == Draft.record_id)
        .where(Draft.record_kind == "item", Draft.field == "minutes", AgendaItem.session_id == session)
    )
    for item, language in work.session.execute(query.order_by(Draft.id)).all():
        seal_minutes(work, item=item, language=language, reason="status")
    work.session.flush()


def _frozen(work: Work, facts: PaperFacts, languages: Sequence[str]) -> Frozen:
    imprints = {one: imprint_of(work.session, facts, kind="minutes", language=one) for one in languages}
    return Frozen(facts, imprints)


def _changed(session: int, inverse: Operation) -> Changes:
    return touching(inverse, minutes_of_session=session, session=session)
