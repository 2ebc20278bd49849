"""What the report of a session goes through: project, corrections, one corrigendum, approval, reissue."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from iomdesk.model.base import LANGUAGES
from iomdesk.model.bodies import Body
from iomdesk.model.corrections import CorrectionStatus
from iomdesk.model.documents import Content
from iomdesk.model.report_life import ReportCorrection, ReportDeadline, ReportFile, ReportStage, ReportStep
from iomdesk.model.sessions import GroupSession
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.papers import edit_paper
from iomdesk.services.report_steps import live_steps, stage_of
from iomdesk.services.reports import fix_report_numbers, free_report_numbers
from iomdesk.services.together import as_one
from iomdesk.services.work import Work

DAYS_FOR_CORRECTIONS = 7
"""A week from the receipt of the text in one's working language (cover note of MC/2290)."""

_S = ReportStage
_AFTER: Mapping[str, frozenset[str]] = {
    _S.PROJECT: frozenset({_S.DRAFT, _S.REISSUED}),
    _S.CORRECTIONS: frozenset({_S.PROJECT, _S.CORRECTIONS, _S.REISSUED}),
    _S.CORRIGENDUM: frozenset({_S.PROJECT, _S.CORRECTIONS, _S.REISSUED}),
    _S.APPROVED: frozenset({_S.PROJECT, _S.CORRECTIONS, _S.CORRIGENDUM, _S.REISSUED}),
    _S.REISSUED: frozenset({_S.PROJECT, _S.CORRECTIONS, _S.CORRIGENDUM, _S.APPROVED, _S.REISSUED}),
}


class ReportStepNotPossible(UserError):
    """Raised when a report cannot take a step from where it stands."""


def issue_project(work: Work, *, session: int, on: date, symbol: str) -> Changes:
    """Issue the report as a project under its symbol in the L series. Raises ReportStepNotPossible."""
    if not symbol.strip():
        raise ReportStepNotPossible(
            _("A project is issued under a symbol. Nothing was changed; give the report its symbol.")
        )
    step = _add(work, session, _S.PROJECT, on, symbol=symbol.strip())
    named = edit_paper(work, session=session, kind="report", fields={"symbol": symbol.strip()})
    fix_report_numbers(work, session)
    return as_one([named, _done(work, step)], step.id)


def open_corrections(
    work: Work, *, session: int, on: date, languages: Sequence[str] = LANGUAGES, days: int | None = None
) -> Changes:
    """Open the period of corrections for the versions received on a day: a week each unless told otherwise.

    Further languages may follow on other days. Raises ReportStepNotPossible.
    """
    known = set(work.session.scalars(_deadlines(session).with_only_columns(ReportDeadline.language)))
    new = [language for language in languages if language not in known]
    if not new:
        return NOTHING
    step = _add(work, session, _S.CORRECTIONS, on, note=" ".join(new))
    last_day = on + timedelta(days=DAYS_FOR_CORRECTIONS if days is None else days)
    for language in new:
        work.session.add(
            ReportDeadline(session_id=session, language=language, received_on=on, deadline_on=last_day)
        )
    return _done(work, step)


def change_report_deadline(work: Work, *, session: int, language: str, deadline_on: date) -> Changes:
    """Change the last day for corrections to the version of a language. Raises ReportStepNotPossible."""
    record = work.session.scalar(_deadlines(session).where(ReportDeadline.language == language))
    if record is None or deadline_on < record.received_on:
        raise ReportStepNotPossible(
            _("That day does not fit the version in this language. Nothing was changed; check the days.")
        )
    before = record.deadline_on
    if before == deadline_on:
        return NOTHING
    record.deadline_on = deadline_on
    work.audit("edit", "report", session, {language: before}, {language: deadline_on})
    back = {"session": session, "language": language, "deadline_on": before}
    return touching(Operation(change_report_deadline, back), session=session, report=session)


def issue_corrigendum(work: Work, *, session: int, on: date, symbol: str = "") -> Changes:
    """Issue the one corrigendum that gathers all corrections. Raises ReportStepNotPossible."""
    _check_decided(work, session)
    taken = select(func.count()).where(
        ReportCorrection.session_id == session,
        ReportCorrection.status.in_((CorrectionStatus.ACCEPTED, CorrectionStatus.AMENDED)),
        ReportCorrection.deleted_at.is_(None),
    )
    if not work.session.scalar(taken):
        raise ReportStepNotPossible(
            _("No correction was accepted. Nothing was changed; there is nothing for a corrigendum.")
        )
    return _done(work, _add(work, session, _S.CORRIGENDUM, on, symbol=symbol.strip()))


def approve_report(
    work: Work,
    *,
    session: int,
    on: date,
    body: int | None = None,
    body_session: int | None = None,
    resolution: str = "",
    form: str = "cover_note",
    symbol: str = "",
) -> Changes:
    """Approve the report by a body at one of its sessions; `form` is rev (printed anew) or cover_note.

    Raises ReportStepNotPossible.
    """
    _check_decided(work, session)
    if body is not None:
        work.get(Body, body)
    step = _add(
        work, session, _S.APPROVED, on, symbol=symbol.strip(), form=form, resolution=resolution.strip()
    )
    step.approving_body_id, step.approving_session = body, body_session
    return _done(work, step)


def reissue_report(
    work: Work, *, session: int, on: date, replaces: str, dated_on: date | None = None, note: str = ""
) -> Changes:
    """Issue the report anew in place of what was issued: "annule et remplace", with a star on the cover.

    Raises ReportStepNotPossible.
    """
    if not replaces.strip():
        raise ReportStepNotPossible(_("Say which document is replaced. Nothing was changed."))
    step = _add(work, session, _S.REISSUED, on, symbol=replaces.strip(), note=note.strip())
    step.replaces, step.replaces_dated_on = replaces.strip(), dated_on
    return _done(work, step)


def take_back_report_step(work: Work, *, step: int) -> Changes:
    """Take the last step back; files issued with it stay kept. Raises ReportStepNotPossible."""
    record = work.get(ReportStep, step)
    steps = live_steps(work.session, record.session_id)
    if not steps or steps[-1] is not record:
        raise ReportStepNotPossible(
            _("Only the last step can be taken back. Nothing was changed; take that one back first.")
        )
    record.deleted_at = work.clock()
    if record.stage == _S.CORRECTIONS:
        _take_back_deadlines(work, record)
    if record.stage == _S.PROJECT:
        free_report_numbers(work, record.session_id)
    work.session.flush()
    work.audit("take_back", "report", record.session_id, {"step": step, "stage": record.stage}, None)
    inverse = Operation(restore_report_step, {"step": step})
    return touching(inverse, session=record.session_id, report=record.session_id)


def restore_report_step(work: Work, *, step: int) -> Changes:
    """Take a step again that was taken back."""
    record = work.get(ReportStep, step)
    if record.deleted_at is None:
        return NOTHING
    record.deleted_at = None
    if record.stage == _S.PROJECT:
        fix_report_numbers(work, record.session_id)
    if record.stage == _S.CORRECTIONS:
        for language in record.note.split():
            work.session.add(
                ReportDeadline(
                    session_id=record.session_id,
                    language=language,
                    received_on=record.on,
                    deadline_on=record.on + timedelta(days=DAYS_FOR_CORRECTIONS),
                )
            )
    work.session.flush()
    work.audit("restore", "report", record.session_id, None, {"step": step, "stage": record.stage})
    inverse = Operation(take_back_report_step, {"step": step})
    return touching(inverse, session=record.session_id, report=record.session_id)


def keep_report_file(
    work: Work, *, step: int, kind: str, language: str, format: str, file_name: str, data: bytes
) -> Changes:
    """Keep a file that was issued with a step, byte for byte; nothing ever changes or removes it."""
    record = work.get(ReportStep, step)
    digest = hashlib.sha256(data).hexdigest()
    if work.session.get(Content, digest) is None:
        media = MEDIA_TYPES.get(format, "application/octet-stream")
        work.session.add(Content(digest=digest, media_type=media, size=len(data), data=data))
        work.session.flush()
    kept = ReportFile(
        step_id=step,
        kind=kind,
        language=language,
        format=format,
        file_name=file_name,
        content_digest=digest,
        kept_at=work.clock(),
    )
    work.session.add(kept)
    work.session.flush()
    work.audit("keep", "report", record.session_id, None, {"file": file_name, "digest": digest})
    return touching(None, kept.id, session=record.session_id, report=record.session_id)


MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def _add(work: Work, session: int, stage: ReportStage, on: date, **fields: Any) -> ReportStep:
    work.get(GroupSession, session)
    steps = live_steps(work.session, session)
    if stage_of(work.session, session) not in _AFTER[stage]:
        raise ReportStepNotPossible(
            _("The report does not come to that from where it stands. Nothing was changed; see its life.")
        )
    if steps and on < steps[-1].on:
        raise ReportStepNotPossible(
            _("That day lies before the last step, of {day}. Nothing was changed.").format(
                day=steps[-1].on.isoformat()
            )
        )
    step = ReportStep(session_id=session, stage=stage.value, on=on, recorded_at=work.clock(), **fields)
    work.session.add(step)
    work.session.flush()
    return step


def _done(work: Work, step: ReportStep) -> Changes:
    work.session.flush()
    told = {"stage": step.stage, "on": step.on, "symbol": step.symbol}
    work.audit("step", "report", step.session_id, None, told)
    inverse = Operation(take_back_report_step, {"step": step.id})
    return touching(inverse, step.id, session=step.session_id, report=step.session_id)


def _check_decided(work: Work, session: int) -> None:
    pending = work.session.scalar(
        select(func.count()).where(
            ReportCorrection.session_id == session,
            ReportCorrection.status == CorrectionStatus.RECEIVED,
            ReportCorrection.deleted_at.is_(None),
        )
    )
    if pending:
        raise ReportStepNotPossible(
            ngettext(
                "{count} correction is not decided yet. Nothing was changed; accept, amend or refuse it.",
                "{count} corrections are not decided yet. Nothing was changed; accept, amend or refuse them.",
                pending,
            ).format(count=pending)
        )


def _take_back_deadlines(work: Work, step: ReportStep) -> None:
    for record in work.session.scalars(_deadlines(step.session_id)):
        if record.language in step.note.split():
            work.session.delete(record)


def _deadlines(session: int) -> Any:
    return select(ReportDeadline).where(ReportDeadline.session_id == session)
