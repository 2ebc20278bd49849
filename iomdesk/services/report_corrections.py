"""Corrections to the project of a report: received in writing, decided, gathered in one corrigendum."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from iomdesk.model.corrections import CorrectionStatus
from iomdesk.model.participants import Delegation
from iomdesk.model.report_life import ReportCorrection, ReportStage
from iomdesk.model.sessions import GroupSession
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields, set_deleted
from iomdesk.services.report_life import ReportStepNotPossible
from iomdesk.services.report_steps import stage_of
from iomdesk.services.work import Work

_EDITABLE = frozenset({"delegation_id", "language", "paragraph", "old_text", "new_text", "received_on"})
_DECIDED = frozenset({"status", "reason", "final_text", "decided_at"})


def receive_report_correction(
    work: Work,
    *,
    session: int,
    language: str,
    paragraph: str,
    received_on: date,
    old_text: str = "",
    new_text: str = "",
    delegation: int | None = None,
) -> Changes:
    """Note a correction to a paragraph of the project. Raises ReportStepNotPossible."""
    work.get(GroupSession, session)
    if stage_of(work.session, session) == ReportStage.DRAFT:
        raise ReportStepNotPossible(
            _("The report was not issued yet. Nothing was stored; change the draft itself.")
        )
    if not paragraph.strip() or not (old_text.strip() or new_text.strip()):
        raise ReportStepNotPossible(
            _("Give the number of the paragraph, and the old or the new words. Nothing was stored.")
        )
    if delegation is not None:
        work.get(Delegation, delegation)
    record = ReportCorrection(
        session_id=session,
        delegation_id=delegation,
        language=language,
        paragraph=paragraph.strip().rstrip("."),
        old_text=old_text.strip(),
        new_text=new_text.strip(),
        received_on=received_on,
    )
    work.session.add(record)
    work.session.flush()
    told = {"language": language, "paragraph": paragraph, "old": old_text, "new": new_text}
    work.audit("create", "report_correction", record.id, None, told)
    return _touching(record, Operation(remove_report_correction, {"correction": record.id}), record.id)


def edit_report_correction(work: Work, *, correction: int, fields: Mapping[str, Any]) -> Changes:
    """Change what was noted of a correction while it is not decided. Raises ReportStepNotPossible."""
    record = work.get(ReportCorrection, correction)
    if record.status != CorrectionStatus.RECEIVED:
        raise ReportStepNotPossible(
            _("This correction was decided already. Nothing was changed; take the decision back first.")
        )
    before = change_fields(work, record, "report_correction", fields, _EDITABLE)
    if not before:
        return NOTHING
    return _touching(record, Operation(edit_report_correction, {"correction": correction, "fields": before}))


def decide_report_correction(
    work: Work, *, correction: int, status: str, reason: str = "", final_text: str = ""
) -> Changes:
    """Accept, amend (in other words), refuse (with a reason) or take a decision back (received).

    Raises ReportStepNotPossible.
    """
    record = work.get(ReportCorrection, correction)
    wanted = CorrectionStatus(status)
    if stage_of(work.session, record.session_id) in (ReportStage.CORRIGENDUM, ReportStage.APPROVED):
        raise ReportStepNotPossible(
            _("The corrigendum was issued already. Nothing was changed; take that step back first.")
        )
    if wanted is CorrectionStatus.REFUSED and not reason.strip():
        raise ReportStepNotPossible(_("Say why the correction is refused. Nothing was changed."))
    if wanted is CorrectionStatus.AMENDED and not final_text.strip():
        raise ReportStepNotPossible(_("Give the words that are to stand there. Nothing was changed."))
    fields = {
        "status": wanted.value,
        "reason": reason.strip(),
        "final_text": final_text.strip() if wanted is CorrectionStatus.AMENDED else "",
        "decided_at": None if wanted is CorrectionStatus.RECEIVED else work.clock(),
    }
    before = change_fields(work, record, "report_correction", fields, _DECIDED)
    back = {
        "correction": correction,
        "status": before.get("status", record.status),
        "reason": before.get("reason", record.reason),
        "final_text": before.get("final_text", record.final_text),
    }
    return _touching(record, Operation(decide_report_correction, back)) if before else NOTHING


def remove_report_correction(work: Work, *, correction: int) -> Changes:
    """Put a correction aside that was noted by mistake."""
    record = work.get(ReportCorrection, correction)
    if not set_deleted(work, record, "report_correction", work.clock()):
        return NOTHING
    return _touching(record, Operation(restore_report_correction, {"correction": correction}))


def restore_report_correction(work: Work, *, correction: int) -> Changes:
    """Take a correction back that was put aside."""
    record = work.get(ReportCorrection, correction)
    if not set_deleted(work, record, "report_correction", None):
        return NOTHING
    return _touching(record, Operation(remove_report_correction, {"correction": correction}))


def _touching(record: ReportCorrection, inverse: Operation, created: int | None = None) -> Changes:
    return touching(inverse, created, report=record.session_id, session=record.session_id)
