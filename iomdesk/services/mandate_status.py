"""Take a version of the mandate from draft to approved; what it replaces is kept with its dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from iomdesk.model.bodies import Body
from iomdesk.model.concordance import MandateStep
from iomdesk.model.mandate import MandateStatus, MandateVersion
from iomdesk.model.sessions import GroupSession
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.fields import change_fields
from iomdesk.services.mapping import tie_sessions
from iomdesk.services.work import Work

_STANDING = (
    "status",
    "approved_by_id",
    "approving_session",
    "document_symbol",
    "in_force_from",
    "in_force_to",
)


class MandateNotDraft(UserError):
    """Raised when a version is to be approved that was approved before."""


class MandateInForceLater(UserError):
    """Raised when a version would come into force before the one it is to replace."""


@dataclass(frozen=True)
class FormerStanding:
    """Hold what an approval changed: fields by version, the sessions that were tied, the steps added."""

    versions: Mapping[int, Mapping[str, Any]]
    sessions: tuple[int, ...]
    steps: tuple[int, ...]


def approve_mandate(
    work: Work,
    *,
    version: int,
    body: int,
    on: date,
    body_session: int | None = None,
    document_symbol: str = "",
    in_force_from: date | None = None,
) -> Changes:
    """Record that a body approved a draft; it is in force from that day, or from a later one.

    The version in force before is replaced on the same day. Sessions that have clauses keep their version.
    Raises MandateNotDraft and MandateInForceLater.
    """
    record = work.get(MandateVersion, version)
    work.get(Body, body)
    begins = in_force_from or on
    replaced = _check(work, record, begins)
    former = {one.id: _standing(one) for one in (record, *replaced)}
    sessions = tie_sessions(work, record.body_id)
    record.status = MandateStatus.APPROVED.value
    record.approved_by_id, record.approving_session = body, body_session
    record.document_symbol, record.in_force_from = document_symbol.strip(), begins
    for one in replaced:
        one.status, one.in_force_to = MandateStatus.REPLACED.value, begins
    steps = [_step(work, record, on), *(_step(work, one, begins, record) for one in replaced)]
    work.session.flush()
    for one in (record, *replaced):
        work.audit("edit", "mandate", one.id, former[one.id], _standing(one))
    before = FormerStanding(former, sessions, tuple(step.id for step in steps))
    arguments = {
        "version": version,
        "body": body,
        "on": on,
        "body_session": body_session,
        "document_symbol": document_symbol,
        "in_force_from": in_force_from,
    }
    inverse = Operation(withdraw_approval, {"before": before, "approval": arguments})
    return _changes(inverse, former, sessions)


def withdraw_approval(work: Work, *, before: FormerStanding, approval: Mapping[str, Any]) -> Changes:
    """Take an approval back: versions, sessions and steps are as they were."""
    for id_, fields in before.versions.items():
        record = work.get(MandateVersion, id_)
        work.audit("edit", "mandate", id_, _standing(record), fields)
        for name, value in fields.items():
            setattr(record, name, value)
    for id_ in before.sessions:
        change_fields(
            work,
            work.get(GroupSession, id_),
            "session",
            {"mandate_version_id": None},
            frozenset({"mandate_version_id"}),
        )
    work.session.execute(delete(MandateStep).where(MandateStep.id.in_(before.steps)))
    return _changes(Operation(approve_mandate, approval), before.versions, before.sessions)


def edit_version(work: Work, *, version: int, fields: Mapping[str, Any]) -> Changes:
    """Change what a version is called, or the note on it."""
    record = work.get(MandateVersion, version)
    wanted = {name: value.strip() for name, value in fields.items()}
    before = change_fields(work, record, "mandate", wanted, frozenset({"label", "note"}))
    if not before:
        return NOTHING
    return _changes(Operation(edit_version, {"version": version, "fields": before}), (version,), ())


def _check(work: Work, record: MandateVersion, begins: date) -> list[MandateVersion]:
    """Return the versions that are replaced: those of the same body that were approved and not replaced."""
    if record.status != MandateStatus.DRAFT:
        raise MandateNotDraft(
            _("“{label}” was approved already. Nothing was changed.").format(label=record.label)
        )
    approved = work.session.scalars(
        select(MandateVersion)
        .where(
            MandateVersion.body_id == record.body_id,
            MandateVersion.status == MandateStatus.APPROVED.value,
        )
        .order_by(MandateVersion.id)
    ).all()
    for one in approved:
        if one.in_force_from is not None and one.in_force_from >= begins:
            raise MandateInForceLater(
                _(
                    "“{label}” came into force on {day}, not before this version would. Nothing was changed; "
                    "correct the date."
                ).format(label=one.label, day=one.in_force_from.isoformat())
            )
    return list(approved)


def _standing(record: MandateVersion) -> dict[str, Any]:
    return {name: getattr(record, name) for name in _STANDING}


def _step(work: Work, record: MandateVersion, on: date, by: MandateVersion | None = None) -> MandateStep:
    approval = by or record
    step = MandateStep(
        version_id=record.id,
        status=record.status,
        on=on,
        body_id=approval.approved_by_id,
        body_session=approval.approving_session,
        document_symbol=approval.document_symbol,
        recorded_at=work.clock(),
    )
    work.session.add(step)
    return step


def _changes(inverse: Operation, versions: Iterable[int], sessions: Iterable[int]) -> Changes:
    touched = {"mandate": frozenset(versions)}
    if tied := frozenset(sessions):
        touched["session"] = tied
    return Changes(touched, inverse)
